// One text of the list: its title, where it is from, how far it is read, its tags, and what can be done with it.

import { countMessage, formatDate, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { LONGEST_TAG, tagOf } from '../../shared/library/check.js';

/** @import { Entry, Highlight } from '../../types.js' */
/** @import { List } from './list.js' */

/** @typedef {{ list: List, marked: number, excerpt: { words: string, isFound: boolean }[] }} Beside  the list, how many highlights, and what is shown of the text */

/**
 * @param {Entry} entry
 * @param {Highlight} [highlight]
 * @returns {string} where the text is read, at a highlight of it or where it was left
 */
export const keptAddress = ({ id }, highlight) => `kept.html?${new URLSearchParams({ text: id, ...(highlight ? { highlight: highlight.id } : {}) })}`;

/**
 * @param {Entry} entry
 * @param {Beside} beside
 * @returns {HTMLLIElement}
 */
export function rowOf(entry, { list, marked, excerpt }) {
  const name = entry.title || message('untitled');
  const title = part('a', '', name);
  title.href = keptAddress(entry);
  title.dataset.act = 'open';
  const heading = part('h2', 'title', title);
  const words = part('p', 'excerpt', ...excerpt.map(({ words: piece, isFound }) => (isFound ? part('mark', '', piece) : piece)));
  for (const element of [heading, words]) {
    element.dir = entry.dir;
    if (entry.language) element.lang = entry.language;
  }
  const isRead = entry.read !== null;
  const read = act('read', message(isRead ? 'markUnread' : 'markRead'), () => list.change(entry, { read: isRead ? null : Date.now() }));
  const remove = act('delete', message('deleteText'), () => list.removeOne(entry));
  read.setAttribute('aria-label', message(isRead ? 'markUnreadNamed' : 'markReadNamed', name));
  remove.setAttribute('aria-label', message('deleteTextNamed', name));
  const row = part('li', isRead ? 'text is-read' : 'text', heading, facts(entry, marked), words, tagsOf(entry, list), part('div', 'acts', read, remove));
  row.id = `text-${entry.id}`;
  return row;
}

/**
 * @param {string} name in the code
 * @param {string} words
 * @param {() => unknown} press
 */
function act(name, words, press) {
  const element = button('small', words, press);
  element.dataset.act = name;
  return element;
}

/**
 * Site, minutes, when it was kept, how far it is read, highlights.
 * @param {Entry} entry
 * @param {number} marked
 */
function facts({ site, byline, minutes, kept, read, place }, marked) {
  const share = Math.round((place?.share ?? 0) * 100);
  const pieces = [
    ...(site ? [part('bdi', 'site', site)] : []),
    ...(byline ? [part('bdi', '', byline)] : []),
    ...(minutes > 0 ? [countMessage('readingMinutes', minutes)] : []),
    message('keptOn', formatDate(new Date(kept).toISOString(), null) ?? ''),
    ...(read !== null ? [part('strong', '', message('filter_read'))] : share > 0 ? [part('strong', '', message('readShare', share))] : []),
    ...(marked > 0 ? [message('highlightsNumber', marked)] : []),
  ];
  const line = part('p', 'soft facts');
  pieces.forEach((piece, index) => line.append(...(index > 0 ? [' · '] : []), piece));
  return line;
}

/**
 * The tags, each with a way to take it off, and a field for one more.
 * @param {Entry} entry
 * @param {List} list
 */
function tagsOf(entry, list) {
  const name = entry.title || message('untitled');
  const chips = entry.tags.map((tag) => {
    const chip = button('chip', '', () => list.change(entry, { tags: entry.tags.filter((each) => each !== tag) }));
    chip.append(part('bdi', '', tag), part('span', 'cross', '✕'));
    chip.setAttribute('aria-label', message('tagRemove', tag));
    return part('li', '', chip);
  });
  const field = part('input', '');
  Object.assign(field, { type: 'text', autocomplete: 'off', maxLength: LONGEST_TAG, placeholder: message('tagAdd') });
  field.setAttribute('aria-label', message('tagAddTo', name));
  field.dataset.act = 'tag';
  const form = part('form', 'tag-add', field);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const tag = tagOf(field.value);
    field.value = '';
    if (tag && !entry.tags.includes(tag)) list.change(entry, { tags: [...entry.tags, tag] });
  });
  return part('div', 'tags', ...(chips.length > 0 ? [part('ul', 'chips', ...chips)] : []), form);
}
