// What holds a page while something lies over it: scroll locks, inert parts, a blur, the gap of a bar. Each is lifted by a word
// in our attribute, which the sheet of background/clean.js answers to, or by lifting an attribute for a while.

import { attributeOf } from '../nodes.js';
import { lift } from './changes.js';
import { allIn, boxOf, fits, holds, parentOf } from './dom.js';
import { hides } from './page.js';

/** @import { Article } from './article.js' */
/** @import { Change, Marks } from './changes.js' */

/** CSS pixels by which a bar's height and the gap that it left may differ. */
const GAP = 4;

/** How much higher than what is shown of it an element's content must be to count as held back. */
const HELD_BACK = 1.2;

/**
 * Lifts what locks the page.
 * @param {Article} article
 * @param {Marks} marks
 * @param {{ element: Element, at: number }[]} inert what was made inert together with what is hidden
 * @returns {Change[]}
 */
export function unlock(article, marks, inert) {
  const { body, documentElement } = document;
  if (!body || scrollsInside(article)) return [];
  /** @type {Change[]} */
  const changes = [];
  const say = (/** @type {Element} */ element, /** @type {string} */ word) => changes.push(marks.add(element, word));
  const style = getComputedStyle(body);
  const offset = style.position === 'fixed' ? -Number.parseFloat(style.top) || 0 : null;
  // On both at once, the body would scroll instead of the window (CLUTTER.md §0.8).
  for (const element of [documentElement, body]) {
    if (hides(element)) say(element, 'overflow');
    const { pointerEvents, touchAction, userSelect } = getComputedStyle(element);
    if (pointerEvents === 'none' || touchAction === 'none' || userSelect === 'none') say(element, 'pointer');
    if (/padding|margin/.test(attributeOf(element, 'style') ?? '') && parseFloat(getComputedStyle(element).paddingRight) > 0) say(element, 'right');
  }
  if (offset !== null) {
    const before = [scrollX, scrollY];
    say(body, 'fixed');
    scrollTo({ left: before[0], top: offset, behavior: 'instant' });
    changes.push({ undo: () => scrollTo({ left: before[0], top: before[1], behavior: 'instant' }) });
  }
  for (let each = article.root; each && each !== body; each = parentOf(each)) {
    const around = each;
    if (holdsPage(around) && hides(around) && around.scrollHeight > around.clientHeight * HELD_BACK && around.clientHeight >= innerHeight * 0.9) say(around, 'overflow height');
    if (isAroundAll(around, article)) {
      const { filter, pointerEvents } = getComputedStyle(around);
      if (/blur\(/.test(filter)) say(around, 'blur');
      if (pointerEvents === 'none') say(around, 'pointer');
    }
    for (const name of ['inert', 'aria-hidden']) {
      const value = attributeOf(around, name);
      if (value !== null && value !== 'false') changes.push(lift(around, name));
    }
  }
  for (const { element } of inert) {
    for (const name of ['inert', 'aria-hidden']) {
      if (element.isConnected && attributeOf(element, name) !== null && attributeOf(element, name) !== 'false') changes.push(lift(element, name));
    }
  }
  if (/blur\(/.test(style.filter)) say(body, 'blur');
  return changes;
}

/** Whether an element stands directly in the body, or holds all that does. @param {Element} element */
const holdsPage = (element) => parentOf(element) === document.body;

/** The text's own blur is the site's business; that of the whole page came with the notice. @param {Element} element @param {Article} article */
const isAroundAll = (element, { headline, root }) => element !== root && (headline === null || holds(element, headline));

/** Whether the article scrolls by itself, inside a page that never does. @param {Article} article */
function scrollsInside({ root }) {
  for (let each = root; each && each !== document.body; each = parentOf(each)) {
    if (/^(auto|scroll)$/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1) return true;
  }
  return false;
}

/**
 * Closes the gap that a bar at the top leaves.
 * @param {DOMRect} bar as it stood
 * @param {Marks} marks
 * @returns {Change[]}
 */
export function closeGap(bar, marks) {
  const { body, documentElement } = document;
  const isGap = (/** @type {string} */ length) => Math.abs(Number.parseFloat(length) - bar.height) <= GAP;
  /** @type {Change[]} */
  const changes = [];
  for (const element of [documentElement, body]) {
    const style = getComputedStyle(element);
    if (isGap(style.marginTop)) changes.push(marks.add(element, 'margin'));
    if (isGap(style.paddingTop)) changes.push(marks.add(element, 'padding'));
    if (style.position === 'relative' && isGap(style.top)) changes.push(marks.add(element, 'top'));
  }
  for (const header of allIn(body, 'header, nav, [class*="header"], [class*="Header"]').slice(0, 20)) {
    const style = getComputedStyle(header);
    if (fits(header, 'body *') && /^(fixed|sticky)$/.test(style.position) && isGap(style.top) && boxOf(header).width > innerWidth / 2) changes.push(marks.add(header, 'top'));
    else if (style.position === 'relative' && isGap(style.top)) changes.push(marks.add(header, 'top'));
  }
  return changes;
}
