// Where something of the page stands in the window, and how to bring it to a height: through frames and boxes that scroll.

import { OVER } from './over.js';

/** Share of a box's height below its top at which something is brought into it, 0.0–1.0: fixed bars lie above. */
const BELOW_TOP = 0.15;

/**
 * @typedef {Range | Element} Shown
 */

/** @param {Shown} shown */
const elementOf = (shown) => {
  // Not `instanceof`: in a frame there is another Range.
  if (!('startContainer' in shown)) return shown;
  const { startContainer: start } = shown;
  return start.nodeType === Node.ELEMENT_NODE ? /** @type {Element} */ (start) : start.parentElement;
};

/**
 * The frame that a node is shown in, if it is not the window itself.
 * @param {Node} node
 * @returns {Element | null}
 */
function frameOf(node) {
  try {
    const view = node.ownerDocument?.defaultView;
    return view && view !== window ? view.frameElement : null;
  } catch {
    return null;
  }
}

/**
 * Top and bottom in CSS pixels of this window; null for what is not shown.
 * @param {Shown} shown
 * @returns {{ top: number, bottom: number } | null}
 */
export function boxOf(shown) {
  const { top, bottom, width, height } = shown.getBoundingClientRect();
  if (width === 0 && height === 0) return null;
  const element = elementOf(shown);
  let above = 0;
  for (let frame = element && frameOf(element); frame; frame = frameOf(frame)) {
    above += frame.getBoundingClientRect().top + frame.clientTop;
  }
  return { top: top + above, bottom: bottom + above };
}

/**
 * Scrolls the boxes around something of the page, and the window, so that it stands at a height.
 * @param {Shown} shown
 * @param {number} height CSS pixels below the top of the window
 */
export function bringTo(shown, height) {
  let element = elementOf(shown);
  while (element) {
    if (scrolls(element)) bringInto(element, shown);
    /** @type {Element | null} */
    const above = element.assignedSlot ?? element.parentElement ?? hostOf(element);
    if (!above) {
      const frame = frameOf(element);
      if (frame) element.ownerDocument.defaultView?.scrollBy({ top: shown.getBoundingClientRect().top, behavior: 'instant' });
      element = frame;
    } else {
      element = above;
    }
  }
  const box = boxOf(shown);
  if (box) window.scrollBy({ top: box.top - height, behavior: 'instant' });
}

/**
 * The box whose lower edge cuts something of the page off, as a fade over a text does.
 * @param {Shown} shown
 * @returns {Element | null} null where it can be seen
 */
export function cutOffBy(shown) {
  const top = boxOf(shown)?.top ?? 0;
  for (let element = elementOf(shown); element; element = element.parentElement ?? hostOf(element)) {
    const isCut = /^(hidden|clip)$/.test(getComputedStyle(element).overflowY) && element !== document.body && element !== document.documentElement;
    if (isCut && (boxOf(element)?.bottom ?? Infinity) <= top) return element;
  }
  return null;
}

/** @param {Element} element */
function hostOf(element) {
  return /** @type {Partial<ShadowRoot>} */ (element.getRootNode()).host ?? null;
}

/** Whether a reader could scroll it by itself; the window is scrolled last. @param {Element} element */
function scrolls(element) {
  if (element === element.ownerDocument.scrollingElement || element.scrollHeight <= element.clientHeight) return false;
  return /^(auto|scroll|overlay)$/.test(getComputedStyle(element).overflowY);
}

/**
 * @param {Element} box
 * @param {Shown} shown
 */
function bringInto(box, shown) {
  const inner = boxOf(shown);
  const outer = boxOf(box);
  if (inner && outer) box.scrollBy({ top: inner.top - outer.top - box.clientHeight * BELOW_TOP, behavior: 'instant' });
}

/** Milliseconds after a scroll in which pictures come that waited for it: above the passage they push it down. */
const PICTURES_COME = 2_000;

/** What a reader does that moves the page: from then on nothing else does. */
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/** @type {AbortController | null} null: nothing is looked at yet */
let stop = null;

/** A view opens: what comes into the page from now on is no longer looked at. */
export const stayNoLonger = () => stop?.abort(OVER);

/** @param {() => void} putBack puts the passage where it was */
export function stayWhilePicturesCome(putBack) {
  stayNoLonger();
  const mine = new AbortController();
  stop = mine;
  const options = { capture: true, passive: true, signal: mine.signal };
  document.addEventListener('load', (event) => { if (event.target instanceof HTMLImageElement) putBack(); }, options);
  for (const name of MOVES) window.addEventListener(name, () => mine.abort(OVER), options);
  setTimeout(() => mine.abort(OVER), PICTURES_COME);
}
