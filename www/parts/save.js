// Puts the parts of a file together and gives it to the browser. The pictures in it are those that are here already: what a saved page
// holds itself, and what lies beside this one. Nothing is fetched from elsewhere.
import { download } from '../../extension/content/save/download.js';
import { arrived, blobOf, missing } from '../../extension/content/save/parts.js';
import { fetchPictures } from '../../extension/content/save/pictures.js';

/** @import { FileFormat, Kept, OpenView } from '../../extension/types.js' */

/** @param {string} url */
const isHere = (url) => url.startsWith('data:') || url.startsWith(`${location.origin}/`);

/**
 * @param {(request: string) => string} write writes the article as src/render/keep is asked to
 * @param {FileFormat} format
 * @returns {Promise<number>} how many pictures are not in it
 */
export async function save(write, format) {
  const ask = (/** @type {object} */ request) => /** @type {Kept} */ (JSON.parse(write(JSON.stringify({ format, ...request }))));
  const first = ask({});
  const urls = first.pictures.filter(isHere);
  const fetched = await fetchPictures(urls, format, () => {}, new AbortController().signal);
  const pictures = first.pictures.map((url) => fetched[urls.indexOf(url)] ?? null);
  const kept = ask({ pictures: arrived(first.pictures, pictures) });
  const file = { name: kept.name, blob: blobOf(kept, pictures), missing: missing(kept) };
  download(/** @type {OpenView} */ (/** @type {unknown} */ ({ dialog: document.body })), file);
  return file.missing;
}
