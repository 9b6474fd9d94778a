// What stands above the text: where it is from, its title, who wrote it and when, and what there is to know about it.

import { countMessage, formatDate, formatNumber, message, writtenDay } from './messages.js';
import { afterFrame, button, ours, part } from './parts.js';
import { removals } from './removals.js';

/** @import { Metadata, Reading } from '../types.js' */

/** The id of the title, which names the dialog and the text. */
export const TITLE = 'title';

/**
 * @param {Reading} reading
 * @param {() => void} close
 * @returns {HTMLElement}
 */
export function header(reading, close) {
  const { metadata, removed } = reading;
  const element = part('header', 'head');
  if (metadata.site_name) element.append(part('p', 'site', metadata.site_name));
  const title = part('h1', '', metadata.title ?? metadata.site_name ?? message('untitled'));
  title.id = TITLE;
  element.append(title);
  if (metadata.byline) element.append(part('p', 'byline', metadata.byline));
  element.append(facts(metadata));
  if (removed.length > 0) element.append(removals(removed));
  const box = noticeBox(metadata, close);
  if (box) element.append(box);
  return element;
}

/**
 * The quiet line: date, reading time, which page of several this is.
 * @param {Metadata} metadata
 */
function facts(metadata) {
  const pieces = [];
  const date = dateOf(metadata);
  if (date) pieces.push(date);
  if (metadata.reading_minutes > 0) pieces.push(ours(part('span', 'minutes', countMessage('readingMinutes', metadata.reading_minutes))));
  const { number, total } = metadata.pages;
  if (number && (number > 1 || total)) pieces.push(ours(part('span', '', total ? message('pageOf', number, total) : message('pageMark', number))));
  return part('p', 'facts', ...pieces.flatMap((piece, index) => (index > 0 ? [part('span', 'dot', '·'), piece] : [piece])));
}

/**
 * The date, at first in figures. Its words follow the first frame: the language data that they take is 10 ms away.
 * @param {Metadata} metadata
 * @returns {HTMLTimeElement | null}
 */
function dateOf({ published, language }) {
  const day = published && writtenDay(published);
  if (!day) return null;
  const time = part('time', '', day);
  time.dateTime = day;
  afterFrame(() => { time.textContent = formatDate(day, language) ?? day; });
  return time;
}

/**
 * What is to be said about a text that may not be whole.
 * @param {Metadata} metadata
 * @returns {string | null} null for a text that nothing speaks against
 */
export function notice({ completeness, word_count: words }) {
  switch (completeness.state) {
    case 'gated': return message('noticeGated');
    case 'unclear': return message('noticeUnclear');
    case 'cut': return completeness.declared_words
      ? message('noticeCutDeclared', formatNumber(words), formatNumber(completeness.declared_words))
      : message('noticeCut', formatNumber(words));
    default: return null;
  }
}

/**
 * The sentence about a text that may not be whole, with what speaks for it.
 * @param {Metadata} metadata
 * @param {(() => void) | null} close the way to the page itself, where it lies beneath
 * @returns {HTMLElement | null} null for a text that nothing speaks against
 */
export function noticeBox(metadata, close) {
  const words = notice(metadata);
  if (!words) return null;
  const box = ours(part('div', 'notice', part('p', '', words), ...(close ? [button('link', message('showOriginal'), close)] : [])));
  box.setAttribute('role', 'note');
  const { evidence } = metadata.completeness;
  if (evidence.length > 0) box.append(reasons(evidence));
  return box;
}

/**
 * What speaks for it, on request: a line that opens.
 * @param {string[]} codes
 */
function reasons(codes) {
  const entries = codes.map((code) => part('li', '', message(`evidence_${code}`), ' ', part('small', '', code)));
  return part('details', 'reasons', part('summary', '', message('evidenceWhy')), part('ul', '', ...entries));
}
