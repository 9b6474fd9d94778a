// Makes a file of a captured page, for a reader who wants to keep its article.

import { rulesFor } from './reading_rules.js';
import { write as writeSnapshot } from './wasm.js';

/** @import { Choices, Failure, WriteAnswer } from '../types.js' */

/**
 * @param {string} snapshot JSON of `Snapshot`
 * @param {string} request JSON of `Request` of src/render/keep
 * @param {{ address: string | undefined, choices?: Choices }} from the page's address, and what the reader has said about its
 *   parts: the copy is what the view shows
 * @returns {Promise<WriteAnswer>} never rejected
 */
export async function write(snapshot, request, { address, choices }) {
  try {
    return { kept: await writeSnapshot(snapshot, { ...await rulesFor(address), ...choices }, request) };
  } catch (error) {
    const { key, message } = /** @type {Partial<Failure>} */ (error ?? {});
    return { failure: { key: key ?? 'errorUnexpected', message: message ?? String(error) } };
  }
}
