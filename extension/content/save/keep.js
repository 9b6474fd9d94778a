// Keeps the text in the library: first the text alone, then its pictures one by one, fetched where the page has them. Whatever
// becomes of the pictures, the text is kept.

import { toBase64 } from '../../shared/base64.js';
import { picturesOf } from '../../shared/library/plain.js';
import { ask as askBackground } from '../ask.js';
import { message } from '../messages.js';
import { markupOf } from '../reading.js';
import { fetchPictures } from './pictures.js';

/** @import { LibraryAnswer, LibraryMessage, Markup, OpenView, Reading } from '../../types.js' */

/**
 * @param {OpenView} view
 * @param {(done: number, all: number) => void} tell
 * @returns {Promise<LibraryAnswer>} what is kept in the end
 */
export async function keep(view, tell) {
  const reading = /** @type {Reading} */ (view.reading);
  const markup = shownMarkup(reading);
  const address = reading.metadata.url;
  let answer = await ask({ type: 'library-keep', address, text: JSON.stringify({ metadata: reading.metadata, markup }) });
  const { entry } = answer;
  if (!entry) return answer;
  const urls = picturesOf(markup);
  const pictures = await fetchPictures(urls, 'html', tell, view.signal);
  for (const [index, bytes] of pictures.entries()) {
    if (!bytes) continue;
    const { failure } = await ask({ type: 'library-picture', id: entry.id, url: urls[index], base64: toBase64(bytes) });
    if (failure) answer = { ...answer, failure };
  }
  const { entry: last } = await ask({ type: 'library-at', address });
  return { ...answer, entry: last ?? entry };
}

/** @param {LibraryMessage} asked @returns {Promise<LibraryAnswer>} */
const ask = async (asked) => (await askBackground(asked)) ?? { failure: 'libraryFailed' };

/**
 * The text as it stands in the view: with the pages that the reader has joined to it.
 * @param {Reading} reading
 * @returns {Markup[]}
 */
function shownMarkup(reading) {
  const joined = (reading.metadata.pages.joined ?? []).map(({ number, url, markup: page }) => (
    /** @type {Markup} */ (['section', {}, [['h2', {}, [['a', { href: url }, [message('pageMark', number)]]]], ...page]])));
  return [...markupOf(reading), ...joined];
}
