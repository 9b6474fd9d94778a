// Which blocks of code get colours, and when: one after the other, whenever the browser has nothing better to do.

import { atLeisure } from '../leisure.js';
import { Emitter } from './emitter.js';
import { hljs } from './languages.js';

/** @import { OpenView } from '../../types.js' */

/** Characters of a block above which it stays as it is: it is data. */
const LONGEST = 50_000;

/** Characters of a block without a named language below which nobody can tell what it is in. */
const SHORTEST_UNNAMED = 60;

/** How sure highlight.js must be of a language that nobody has named; it counts the words that it knows. */
const SURE = 12;

/** Milliseconds after which the next block is coloured anyway. */
const PATIENCE = 500;

/** @param {OpenView} view */
export async function colourAll({ article, signal }) {
  // One setting of a library that is loaded for this alone. Its own way of handing text over is not used.
  hljs.configure({ __emitter: /** @type {any} */ (Emitter) });
  const blocks = /** @type {NodeListOf<HTMLElement>} */ (article?.querySelectorAll('pre > code') ?? []);
  for (const block of blocks) {
    await /** @type {Promise<void>} */ (new Promise((resolve) => { atLeisure(resolve, PATIENCE); }));
    if (signal.aborted) return;
    colour(block);
  }
}

/** @param {HTMLElement} block */
function colour(block) {
  // Only plain text: what the page itself has marked in it stays.
  const [text, more] = block.childNodes;
  if (!(text instanceof Text) || more || text.data.length > LONGEST) return;
  const result = read(text.data, languageOf(block));
  if (!result) return;
  const { root } = /** @type {Emitter} */ (/** @type {unknown} */ (result._emitter));
  // A slip of the library must not lose a letter.
  if (root.textContent === text.data) block.replaceChildren(root);
}

/**
 * @param {string} code
 * @param {string | null} language
 */
function read(code, language) {
  if (language) return hljs.getLanguage(language) ? hljs.highlight(code, { language, ignoreIllegals: true }) : null;
  if (code.length < SHORTEST_UNNAMED) return null;
  const guess = hljs.highlightAuto(code);
  return guess.relevance >= SURE ? guess : null;
}

/** @param {HTMLElement} block */
const languageOf = (block) => /(?:^|\s)language-(\S+)/.exec(block.className)?.[1].toLowerCase() ?? null;
