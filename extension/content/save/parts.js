// A file put together: what src/render/keep wrote, with the pictures that came.

import { zipSync } from 'fflate';
import { toBase64 } from '../../shared/base64.js';
import { ownBytes } from './bytes.js';

/** @import { Kept } from '../../types.js' */

/** @typedef {(Uint8Array<ArrayBuffer> | null)[]} Pictures  in the order of `Kept.pictures`; null for one that is not to be had */

/** The first moment that a zip can name; every part carries it, so that the same article is the same file. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** Bytes of a picture that tell what it is: `HEAD_BYTES` of src/render/keep. */
const HEAD_BYTES = 64;

/**
 * @param {string[]} urls
 * @param {Pictures} pictures
 * @returns {{ url: string, head: number[] }[]} those that came, as src/render/keep wants to be told of them
 */
export const arrived = (urls, pictures) => urls.flatMap((url, index) => {
  const bytes = pictures[index];
  return bytes ? [{ url, head: Array.from(bytes.subarray(0, HEAD_BYTES)) }] : [];
});

/** @param {Kept} kept @returns {number} pictures that the file has no bytes of */
export function missing({ pictures, parts }) {
  const used = parts.flatMap(({ content }) => content.flatMap((piece) => ('bytes' in piece ? [piece.bytes] : 'base64' in piece ? [piece.base64] : [])));
  return pictures.length - new Set(used).size;
}

/**
 * @param {Kept} kept
 * @param {Pictures} pictures
 */
export function blobOf(kept, pictures) {
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
 * @param {Pictures} pictures
 * @returns {Uint8Array<ArrayBuffer>}
 */
function bytesOf(piece, pictures) {
  if ('text' in piece) return ownBytes(new TextEncoder().encode(piece.text));
  if ('bytes' in piece) return pictures[piece.bytes] ?? new Uint8Array();
  return ownBytes(new TextEncoder().encode(toBase64(pictures[piece.base64] ?? new Uint8Array())));
}
