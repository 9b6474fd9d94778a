// Makes a file of the article: the background writes its parts, the pictures are fetched here, where the page has them.

import { ask } from '../ask.js';
import { notice } from '../header.js';
import { message } from '../messages.js';
import { arrived, blobOf, missing } from './parts.js';
import { fetchPictures } from './pictures.js';

/** @import { Kept, MadeFile, OpenView, Wanted, WriteAnswer } from '../../types.js' */

/**
 * @param {OpenView} view
 * @param {Wanted} wanted
 * @param {(done: number, all: number) => void} tell
 * @returns {Promise<MadeFile>} rejected where there is none
 */
export async function make(view, wanted, tell) {
  const request = { ...wanted, words: wordsOf(view), pictures: /** @type {{ url: string, head: number[] }[]} */ ([]) };
  const first = await written(view, request);
  const fetched = await fetchPictures(first.pictures, wanted.format, tell, view.signal);
  const pictures = arrived(first.pictures, fetched);
  const kept = pictures.length > 0 ? await written(view, { ...request, pictures }) : first;
  return { name: kept.name, blob: blobOf(kept, fetched), missing: missing(kept) };
}

/** What the file says in our words. @param {OpenView} view */
function wordsOf({ reading }) {
  return { source: message('saveSource'), untitled: message('untitled'), notice: reading ? notice(reading.metadata) : null };
}

/**
 * @param {OpenView} view
 * @param {object} request
 * @returns {Promise<Kept>}
 */
async function written({ snapshot, choices }, request) {
  const answer = /** @type {WriteAnswer | undefined} */ (await ask({ type: 'write', snapshot, choices, request: JSON.stringify(request) }));
  if (!answer || 'failure' in answer) throw new Error(answer?.failure.message ?? 'no answer');
  return JSON.parse(answer.kept);
}
