// Makes a file of the article: the background writes its parts, the pictures are fetched here, where the page has them.

import { zipSync } from 'fflate';
import { toBase64 } from '../../shared/base64.js';
import { ask } from '../ask.js';
import { notice } from '../header.js';
import { message } from '../messages.js';
import { ownBytes } from './bytes.js';
import { fetchPictures } from './pictures.js';

/** @import { Kept, MadeFile, OpenView, Wanted, WriteAnswer } from '../../types.js' */

/** The first moment that a zip can name; every part carries it, so that the same article is the same file. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** Bytes of a picture that tell what it is: `HEAD_BYTES` of src/render/keep. */
const HEAD_BYTES = 64;

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
  const arrived = first.pictures.flatMap((url, index) => (fetched[index] ? [{ url, head: Array.from(fetched[index].subarray(0, HEAD_BYTES)) }] : []));
  const kept = arrived.length > 0 ? await written(view, { ...request, pictures: arrived }) : first;
  const used = new Set(kept.parts.flatMap(({ content }) => content.flatMap((piece) => ('bytes' in piece ? [piece.bytes] : 'base64' in piece ? [piece.base64] : []))));
  return { name: kept.name, blob: blobOf(kept, fetched), missing: kept.pictures.length - used.size };
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

/**
 * @param {Kept} kept
 * @param {(Uint8Array<ArrayBuffer> | null)[]} pictures
 */
function blobOf(kept, pictures) {
  const parts = kept.parts.map(({ path, content }) => ({ path, pieces: content.map((piece) => bytesOf(piece, pictures)) }));
  const type = kept.media_type.startsWith('text/') ? `${kept.media_type};charset=utf-8` : kept.media_type;
  if (parts.length === 1) return new Blob(parts[0].pieces, { type });
  /** @type {import('fflate').Zippable} */
  const files = {};
  parts.forEach(({ path, pieces }, index) => {
    // The first part says what the file is, to whoever looks at its bytes; pictures are packed already.
    const isStored = index === 0 || 'bytes' in kept.parts[index].content[0];
    files[path] = [pieces[0], { level: isStored ? 0 : 9 }];
  });
  return new Blob([zipSync(files, { mtime: FIXED_TIME })], { type });
}

/**
 * @param {Kept['parts'][number]['content'][number]} piece
 * @param {(Uint8Array<ArrayBuffer> | null)[]} pictures
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(piece, pictures) {
  if ('text' in piece) return ownBytes(new TextEncoder().encode(piece.text));
  if ('bytes' in piece) return pictures[piece.bytes] ?? new Uint8Array();
  return ownBytes(new TextEncoder().encode(toBase64(pictures[piece.base64] ?? new Uint8Array())));
}
