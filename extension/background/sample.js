// The sample article of the settings page: a few lines of our own, read like any page.

import { Columns } from './practice.js';
import { read } from './wasm.js';

/** Three paragraphs, so that the core takes them for a text. */
const PARAGRAPHS = [
  'The ferry to the long island leaves when the baker’s boy has come aboard, and not before. There is a timetable, printed in blue and framed behind glass, and the skipper reads it out to strangers with some feeling.',
  'On Tuesdays the boy is late, because on Tuesdays there are raisin loaves. Everybody knows this. The schoolteacher corrects essays on the bench by the funnel; the two Hansens play a hand of cards that they began, by their own account, in the spring of 1998.',
  'Nobody has ever complained. Once, a man from the ministry wrote down the minutes for a week, added them up, and found that the island had lost eleven hours since midsummer; he was given a raisin loaf, and the matter was closed.',
];

const QUOTE = '“A ferry that leaves on time”, says the skipper, “is a ferry that has left somebody behind.”';

const CODE = 'for loaf in bakery {\n    ferry.wait_for(loaf); // raisins first\n}';

/** @returns {Promise<string>} lines of JSON for content/reading.js */
export function readSample() {
  const columns = new Columns('https://sample.example/2026/the-ferry-that-waits', 'The ferry that waits');
  const html = columns.element('html', -1, { lang: 'en' });
  const article = columns.element('article', columns.element('body', html));
  columns.filled('h1', 'The ferry that waits', article);
  columns.filled('p', PARAGRAPHS[0], article);
  const second = columns.element('p', article);
  columns.text(`${PARAGRAPHS[1]} `, second);
  columns.filled('a', 'The timetable', second, { href: '/timetable' });
  columns.text(' says nothing of it.', second);
  columns.filled('blockquote', QUOTE, article);
  columns.filled('h2', 'What the ministry found', article);
  columns.filled('p', PARAGRAPHS[2], article);
  columns.filled('pre', CODE, article);
  return read(JSON.stringify(columns.page), {});
}
