// Puts the parts of a file together and gives it to the browser. A file of this page has no pictures in it.
import { zipSync } from 'fflate';

/** @import { Kept } from '../../extension/types.js' */

/** The first moment that a zip can name, so that the same article is the same file. */
const FIXED_TIME = '1980-01-01T00:00:00';

/** Milliseconds that the browser has to take the file over. */
const TAKEN_OVER = 60_000;

/** @param {string} json of what src/render/keep writes */
export function save(json) {
  const kept = /** @type {Kept} */ (JSON.parse(json));
  const url = URL.createObjectURL(blobOf(kept));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: kept.name });
  link.dispatchEvent(new MouseEvent('click'));
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER);
}

/** @param {Kept} kept */
function blobOf(kept) {
  const encoder = new TextEncoder();
  const parts = kept.parts.map(({ path, content }) => ({ path, bytes: encoder.encode(content.map((piece) => ('text' in piece ? piece.text : '')).join('')) }));
  if (parts.length === 1) return new Blob([parts[0].bytes], { type: `${kept.media_type};charset=utf-8` });
  // The first part is stored as it is: it says what the file is, to whoever looks at its bytes.
  const files = Object.fromEntries(parts.map(({ path, bytes }, at) => [path, /** @type {[Uint8Array, import('fflate').ZipOptions]} */ ([bytes, { level: at === 0 ? 0 : 9 }])]));
  return new Blob([zipSync(files, { mtime: FIXED_TIME })], { type: kept.media_type });
}
