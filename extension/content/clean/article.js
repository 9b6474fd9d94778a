// Where the page's prose stands, roughly: enough to leave it alone. What is text, Rust knows; it needs the whole page for it.

import { checkVisibility } from '../nodes.js';
import { closestOf, countWords, firstIn, holds, parentOf, textOf } from './dom.js';

/** Words of the shortest paragraph of prose (CLUTTER.md §4.4). */
export const PROSE_WORDS = 25;

/** Characters below which no text has that many words, of any script. */
const PROSE_CHARS = 25;

/** Paragraphs that are looked at: the first of them say enough. */
const MOST = 1_500;

/** Words below which a page without paragraphs is searched for text that stands in other elements. */
const FEW_WORDS = 120;

/** Share of the prose that its own part of the page holds at least. */
const MAIN_SHARE = 0.6;

/** Where prose is not the page's text. */
const BESIDE = 'dialog, [role=dialog], [aria-modal=true], nav, footer, aside, form, template, noscript';

/** Elements whose text no one reads. */
const SILENT = 'script, style, noscript, textarea, template, select, code, pre';

/**
 * @typedef {object} Article
 * @property {Element | null} root the part of the page that holds most of the prose
 * @property {Element[]} paragraphs
 * @property {Set<Element>} prose the same
 * @property {Set<Element>} around what they stand in
 * @property {number[]} sizes their words
 * @property {number} words all of them
 * @property {Element | null} headline
 */

/** @returns {Article} */
export function findArticle() {
  const body = document.body;
  if (!body) return { ...proseOf([]), root: null, headline: null };
  let found = proseOf(Array.from(document.getElementsByTagName('p')).slice(0, MOST));
  if (found.words < FEW_WORDS) found = proseOf(blocksWithText(body));
  const root = rootOf(body, found);
  const headline = (root && firstIn(root, 'h1')) ?? firstIn(body, 'h1');
  return { ...found, root, headline };
}

/**
 * @param {Element[]} elements
 * @returns {Omit<Article, 'root' | 'headline'>}
 */
function proseOf(elements) {
  const isBeside = /** @type {Map<Element | null, boolean>} */ (new Map());
  const paragraphs = [];
  const sizes = [];
  const around = /** @type {Set<Element>} */ (new Set());
  let words = 0;
  for (const element of elements) {
    const text = textOf(element);
    if (text.length < PROSE_CHARS) continue;
    const size = countWords(text);
    if (size < PROSE_WORDS || !checkVisibility.call(element)) continue;
    const parent = parentOf(element);
    if (!isBeside.has(parent)) isBeside.set(parent, closestOf(element, BESIDE) !== null);
    if (isBeside.get(parent)) continue;
    paragraphs.push(element);
    sizes.push(size);
    words += size;
    if (parent) around.add(parent);
  }
  return { paragraphs, prose: new Set(paragraphs), around, sizes, words };
}

/**
 * Elements with long texts of their own, for pages that have no paragraphs.
 * @param {Element} body
 * @returns {Element[]}
 */
function blocksWithText(body) {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walker.nextNode(); node && found.size < MOST; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (/** @type {Text} */ (node).data.length >= PROSE_CHARS && parent && !closestOf(parent, SILENT)) found.add(parent);
  }
  return [...found];
}

/**
 * The innermost element that holds most of the prose.
 * @param {Element} body
 * @param {{ paragraphs: Element[], sizes: number[], words: number }} prose
 * @returns {Element | null}
 */
function rootOf(body, { paragraphs, sizes, words }) {
  if (words === 0) return null;
  const within = /** @type {Map<Element, number>} */ (new Map());
  paragraphs.forEach((paragraph, index) => {
    for (let above = parentOf(paragraph); above && above !== body; above = parentOf(above)) {
      within.set(above, (within.get(above) ?? 0) + sizes[index]);
    }
  });
  const most = [...within].filter(([, size]) => size >= MAIN_SHARE * words).map(([element]) => element);
  // All of them lie on one path: two that each hold most of the words share some.
  return most.reduce((/** @type {Element} */ inner, element) => (holds(inner, element) ? element : inner), body);
}

/**
 * The share of the prose that an element holds.
 * @param {Article} article
 * @param {Element} element
 */
export function shareWithin(article, element) {
  if (article.words === 0 || !article.root) return 0;
  if (holds(element, article.root)) return 1;
  if (!holds(article.root, element)) return 0;
  let inside = 0;
  article.paragraphs.forEach((paragraph, index) => {
    if (holds(element, paragraph)) inside += article.sizes[index];
  });
  return inside / article.words;
}

/**
 * Words of prose that are laid out, and those of them within the window.
 * @param {Article} article
 */
export function shownWords(article) {
  let all = 0;
  let inWindow = 0;
  article.paragraphs.forEach((paragraph, index) => {
    if (!paragraph.isConnected || !checkVisibility.call(paragraph)) return;
    const { top, bottom } = paragraph.getBoundingClientRect();
    all += article.sizes[index];
    if (bottom > 0 && top < innerHeight) inWindow += article.sizes[index];
  });
  return { all, inWindow };
}
