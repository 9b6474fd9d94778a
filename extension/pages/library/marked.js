// All highlights, text by text: the words, the note, and the way to their place in the text.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { folded } from '../../shared/library/folded.js';
import { keptAddress } from './row.js';

/** @import { Entry, Highlight } from '../../types.js' */

/**
 * The highlights of a text in which all that is looked for stands: in their words, their note, or what the text is called and tagged.
 * @param {Entry} entry
 * @param {Highlight[]} highlights
 * @param {string[]} terms as they are searched; none fits every highlight
 * @returns {Highlight[]}
 */
export function marksThatFit({ title, byline, site, tags }, highlights, terms) {
  const about = [title, byline ?? '', site ?? '', ...tags].join('\n');
  return highlights.filter(({ quote, note }) => {
    const words = terms.length > 0 ? folded([about, quote, note].join('\n')) : '';
    return terms.every((term) => words.includes(term));
  });
}

/**
 * @param {Entry} entry
 * @param {Highlight[]} highlights those that are shown
 * @returns {HTMLLIElement}
 */
export function markedRowOf(entry, highlights) {
  const name = part('a', '', entry.title || message('untitled'));
  name.href = keptAddress(entry);
  name.dataset.act = 'open';
  const heading = part('h2', 'title', name);
  heading.dir = entry.dir;
  if (entry.language) heading.lang = entry.language;
  const facts = [entry.site, entry.byline].flatMap((words) => (words ? [part('bdi', '', words)] : []));
  const line = part('p', 'soft facts');
  facts.forEach((piece, index) => line.append(...(index > 0 ? [' · '] : []), piece));
  const row = part('li', 'text', heading, line, part('ul', 'marks', ...highlights.map((highlight) => markOf(entry, highlight))));
  row.id = `text-${entry.id}`;
  return row;
}

/**
 * @param {Entry} entry
 * @param {Highlight} highlight
 */
function markOf(entry, highlight) {
  const words = part('a', 'quote', part('mark', '', highlight.quote));
  words.href = keptAddress(entry, highlight);
  words.dataset.act = `mark-${highlight.id}`;
  words.dir = entry.dir;
  if (entry.language) words.lang = entry.language;
  const note = part('p', 'mark-note', highlight.note);
  note.dir = 'auto';
  return part('li', '', words, ...(highlight.note.trim() ? [note] : []));
}
