// Makes a file of a captured page, for a reader who wants to keep its article: a Wasm module that comes with the first file.

import init, { write as writeArticle } from '../pkg/keeping.js';
import { once } from './once.js';
import { rulesFor } from './reading_rules.js';
import { article } from './wasm.js';

/** @import { Choices, Failure, WriteAnswer } from '../types.js' */

const ready = once(init);

/**
 * @param {string} snapshot JSON of `Snapshot`
 * @param {string} request JSON of `Request` of src/render/keep
 * @param {{ address: string | undefined, choices?: Choices }} from the page's address, and what the reader has said about its
 *   parts: the copy is what the view shows
 * @returns {Promise<WriteAnswer>} never rejected
 */
export async function write(snapshot, request, { address, choices }) {
  try {
    const [read] = await Promise.all([rulesFor(address).then((rules) => article(snapshot, { ...rules, ...choices })), ready()]);
    return { kept: writeArticle(read, request) };
  } catch (error) {
    const { key, message } = /** @type {Partial<Failure>} */ (error ?? {});
    return { failure: { key: key ?? 'errorUnexpected', message: message ?? String(error) } };
  }
}
