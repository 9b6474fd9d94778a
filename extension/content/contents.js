// What stands in the view: the article, or a sentence that says why there is none.

import { TITLE, header } from './header.js';
import { message } from './messages.js';
import { furtherPages } from './pages.js';
import { button, last, ours, part } from './parts.js';

/** @import { Reading } from '../types.js' */
/** @import { Growing } from './growing.js' */

/**
 * The way out of the view, where the text comes from, and who is told when it is shown later or becomes longer.
 * @typedef {{ close(): void, grow(): Growing, onText(): void, onJoined(): void }} Way
 */

/**
 * The reading, or an offer of what was found all the same.
 * @param {Reading} reading
 * @param {Way} way
 */
export const page = (reading, way) => (reading.readable ? article(reading, way, way.grow()) : refusal(reading, way));

/**
 * @param {Reading} reading
 * @param {Pick<Way, 'close' | 'onJoined'>} way
 * @param {Growing} growing its text
 * @returns {HTMLElement}
 */
export function article(reading, { close, onJoined }, growing) {
  const element = part('article', 'article');
  element.dir = reading.metadata.dir;
  if (reading.metadata.language) element.lang = reading.metadata.language;
  element.append(header(reading, close), growing.text, last());
  const more = furtherPages(reading.metadata, growing.text, onJoined);
  // Below the whole text, and never within it.
  if (more) growing.whenWhole(() => element.append(more));
  return element;
}

/**
 * Nothing here looks like an article; what was found can be read all the same.
 * @param {Reading} reading
 * @param {Way} way
 * @returns {HTMLElement}
 */
function refusal(reading, way) {
  const box = plea(message('notReadable'), way.close);
  if (reading.stretches.length === 0) return box;
  const anyway = button('main-button', message('readAnyway'), () => {
    const main = box.parentElement;
    box.replaceWith(article(reading, way, way.grow()));
    way.onText();
    main?.focus({ preventScroll: true });
  });
  box.lastElementChild?.prepend(anyway);
  return box;
}

/**
 * A sentence in the middle of the page, and the way back.
 * @param {string} sentence
 * @param {() => void} close
 * @returns {HTMLElement}
 */
export function plea(sentence, close) {
  const title = part('h1', '', sentence);
  title.id = TITLE;
  return ours(part('div', 'plea', title, part('p', 'buttons', button('', message('close'), close))));
}
