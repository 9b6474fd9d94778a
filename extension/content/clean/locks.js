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

/** Share of the window's height that an element must have to hold the page, and headers that are looked at for a gap above them. */
const WINDOWFUL = 0.9;
const MOST_HEADERS = 20;

/** How much higher than what is shown of it an element's content must be to count as held back. */
const HELD_BACK = 1.2;

/** Attributes by which a page is taken away from the reader. */
const TAKING_AWAY = ['inert', 'aria-hidden'];

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
  return [
    // On both at once, the body would scroll instead of the window (CLUTTER.md §0.8).
    ...[documentElement, body].flatMap((element) => letScroll(element, marks)),
    ...unfix(body, marks),
    ...aroundOf(article).flatMap((element) => [...open(element, article, marks), ...giveBack(element)]),
    ...inert.flatMap(({ element }) => (element.isConnected ? giveBack(element) : [])),
    ...(isBlurred(body) ? [marks.add(body, 'blur')] : []),
  ];
}

/**
 * @param {Element} element the body, or what it stands in
 * @param {Marks} marks
 * @returns {Change[]}
 */
function letScroll(element, marks) {
  const words = [];
  if (hides(element)) words.push('overflow');
  const { pointerEvents, touchAction, userSelect, paddingRight } = getComputedStyle(element);
  if (pointerEvents === 'none' || touchAction === 'none' || userSelect === 'none') words.push('pointer');
  if (/padding|margin/.test(attributeOf(element, 'style') ?? '') && Number.parseFloat(paddingRight) > 0) words.push('right');
  return words.map((word) => marks.add(element, word));
}

/**
 * Lets a body scroll again that was nailed where it stood.
 * @param {HTMLElement} body
 * @param {Marks} marks
 * @returns {Change[]}
 */
function unfix(body, marks) {
  const { position, top } = getComputedStyle(body);
  if (position !== 'fixed') return [];
  const offset = -Number.parseFloat(top) || 0;
  const [left, before] = [scrollX, scrollY];
  const change = marks.add(body, 'fixed');
  scrollTo({ left, top: offset, behavior: 'instant' });
  return [change, { undo: () => scrollTo({ left, top: before, behavior: 'instant' }) }];
}

/** The article and what it stands in, from the inside out. @param {Article} article @returns {Element[]} */
function aroundOf({ root }) {
  const around = [];
  for (let each = root; each && each !== document.body; each = parentOf(each)) around.push(each);
  return around;
}

/**
 * @param {Element} element the article, or what it stands in
 * @param {Article} article
 * @param {Marks} marks
 * @returns {Change[]}
 */
function open(element, article, marks) {
  const words = [];
  const isHeldBack = hides(element) && element.scrollHeight > element.clientHeight * HELD_BACK && element.clientHeight >= innerHeight * WINDOWFUL;
  if (holdsPage(element) && isHeldBack) words.push('overflow height');
  if (isAroundAll(element, article)) {
    if (isBlurred(element)) words.push('blur');
    if (getComputedStyle(element).pointerEvents === 'none') words.push('pointer');
  }
  return words.map((word) => marks.add(element, word));
}

/** @param {Element} element @returns {Change[]} */
const giveBack = (element) => TAKING_AWAY
  .filter((name) => ![null, 'false'].includes(attributeOf(element, name)))
  .map((name) => lift(element, name));

/** @param {Element} element */
const isBlurred = (element) => /blur\(/.test(getComputedStyle(element).filter);

/** Whether an element stands directly in the body, or holds all that does. @param {Element} element */
const holdsPage = (element) => parentOf(element) === document.body;

/** The text's own blur is the site's business; that of the whole page came with the notice. @param {Element} element @param {Article} article */
const isAroundAll = (element, { headline, root }) => element !== root && (headline === null || holds(element, headline));

/** Whether the article scrolls by itself, inside a page that never does. @param {Article} article */
const scrollsInside = (article) => aroundOf(article).some((each) => (
  /^(auto|scroll)$/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1));

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
  for (const header of allIn(body, 'header, nav, [class*="header"], [class*="Header"]').slice(0, MOST_HEADERS)) {
    const style = getComputedStyle(header);
    if (fits(header, 'body *') && /^(fixed|sticky)$/.test(style.position) && isGap(style.top) && boxOf(header).width > innerWidth / 2) changes.push(marks.add(header, 'top'));
    else if (style.position === 'relative' && isGap(style.top)) changes.push(marks.add(header, 'top'));
  }
  return changes;
}
