// The page folders of tests/pages, as the browser tests use them.
import { readdirSync, readFileSync } from 'node:fs';

const PAGES = new URL('../pages/', import.meta.url);

/** A paragraph shorter than this may be a heading or a caption; in characters. */
const LONG_ENOUGH = 80;

/**
 * @typedef {object} ExpectedPage
 * @property {string} name of the folder
 * @property {boolean} readable
 * @property {string | null} title
 * @property {string[]} absent lines that must not be in the view
 * @property {string[]} paragraphs beginnings of the article's first and last long paragraph
 */

/**
 * The plain paragraphs of a Markdown text: no list, quote, heading, table, code, nor inline marks whose rendering would differ;
 * a reading, in brackets there, stands above its word in the view.
 * @param {string} markdown
 * @returns {string[]}
 */
function plainParagraphs(markdown) {
  const blocks = markdown.split(/\n{2,}/).map((block) => block.replace(/\s+/g, ' ').trim());
  return blocks.filter((block) => block.length >= LONG_ENOUGH && !/[[\]*_`|<>\\#^$]/.test(block) && !/\p{Script=Han}\(\p{Script=Hiragana}+\)/u.test(block)
    && !/^(\d+\.|[-+:])\s/.test(block));
}

/**
 * @param {string} name
 * @returns {ExpectedPage}
 */
function expectedPage(name) {
  const read = (/** @type {string} */ file) => readFileSync(new URL(`${name}/${file}`, PAGES), 'utf8');
  const { readable, title = null, absent = [] } = JSON.parse(read('expected.json'));
  const long = readable ? plainParagraphs(read('expected.md')) : [];
  const chosen = [...new Set([long[0], long.at(-1)])].filter((text) => text !== undefined);
  return { name, readable, title, absent, paragraphs: chosen.map((text) => text.slice(0, LONG_ENOUGH)) };
}

/** Pages of sites with a file of their own (src/data/sites) are read by cargo test alone: here every page is localhost's. */
const OF_ONE_SITE = /^site-/;

/** @returns {ExpectedPage[]} every folder, found by listing */
export function expectedPages() {
  const folders = readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !OF_ONE_SITE.test(entry.name));
  return folders.map((entry) => expectedPage(entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Text as it can be compared: one kind of space, no soft hyphens.
 * @param {string} text
 * @returns {string}
 */
export function flat(text) {
  return text.replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
}
