// After something was hidden: is the page better for it? Else it is taken back.

import { shownWords } from './article.js';
import { boxOf, coverOf, countWords, parentOf, textOf } from './dom.js';
import { isLocked } from './page.js';

/** @import { Article } from './article.js' */
/** @import { Entry } from './journal.js' */

/** Share of the words in the window that may leave it: what stood above may have made room. */
const STILL_THERE = 0.7;

/** Share of the window and words that make an empty cover. */
const COVER = 0.9;
const COVER_WORDS = 3;

/**
 * @param {Article} article
 * @param {{ all: number, inWindow: number }} before the words that were shown
 * @param {Entry} entry what was hidden
 * @returns {string | null} what is wrong; null: nothing
 */
export function verify(article, before, { kind, parts, mayUnlock }) {
  // What the reader has chosen may be words too.
  if (kind === 'rule') return null;
  const after = shownWords(article);
  if (after.all < before.all) return 'words of the article are gone';
  if (after.inWindow < before.inWindow * STILL_THERE) return 'the article has moved away';
  if (parts.some(({ element, act }) => act === 'hide' && element.checkVisibility())) return 'it is still shown';
  if (!mayUnlock) return null;
  if (isCovered(article)) return 'an empty cover lies over the page';
  return isStuck(article) ? 'the page cannot be scrolled' : null;
}

/** @param {Article} article */
function isCovered(article) {
  for (let each = document.elementFromPoint(innerWidth / 2, innerHeight / 2); each && each !== document.body; each = parentOf(each)) {
    if (article.root && each.contains(article.root)) return false;
    const isOver = /^(fixed|absolute)$/.test(getComputedStyle(each).position) && coverOf(boxOf(each)) >= COVER;
    if (isOver && countWords(textOf(each)) <= COVER_WORDS && each.querySelector('img, video, canvas, iframe, input') === null) return true;
  }
  return false;
}

/** Whether there is more of the page than the window shows, and no way to it. @param {Article} article */
function isStuck({ paragraphs, root }) {
  if (!isLocked()) return false;
  for (let each = root; each && each !== document.body; each = parentOf(each)) {
    if (/^(auto|scroll)$/.test(getComputedStyle(each).overflowY)) return false;
  }
  const last = paragraphs.at(-1)?.getBoundingClientRect();
  return last !== undefined && last.bottom > innerHeight;
}
