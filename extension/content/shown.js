// What the page shows and what it does not. Layout is asked for, never changed.

import { checkVisibility } from './nodes.js';

/** What `checkVisibility` is asked. */
export const VISIBILITY = { visibilityProperty: true };

/** The same about an element that is shown: whether the browser has laid it out. */
const LAID_OUT = { contentVisibilityAuto: true };

/**
 * Whether the browser has laid out an element that the page shows. It skips what is far from the window, where the page says so
 * (`content-visibility`), and what a closed `details` holds: to ask for a size there would make it lay all of that out.
 * @param {Element} element
 */
export const isLaidOut = (element) => checkVisibility.call(element, LAID_OUT);

/**
 * Whether the page hides an element whose parents it shows. Opacity does not count: pictures and paragraphs that fade
 * in are transparent until they are scrolled to.
 * @param {Element} element
 */
export function isHidden(element) {
  if (checkVisibility.call(element, VISIBILITY)) return false;
  const style = getComputedStyle(element);
  // An element without a box of its own still shows its children.
  return style.display !== 'contents' || style.visibility !== 'visible';
}

/**
 * The same below a closed `details` or `hidden=until-found`: the reader could open it, so only what would stay hidden
 * then counts. Chromium calls all of it invisible while it is closed.
 * @param {Element} element
 */
export function isHiddenWhenOpened(element) {
  const style = getComputedStyle(element);
  return style.display === 'none' || style.visibility !== 'visible';
}

/**
 * The box of a picture, video or frame: shown width and height, own width and height, in CSS pixels.
 * @param {Element} element
 * @returns {[number, number, number, number]}
 */
export function boxOf(element) {
  if (element instanceof HTMLImageElement) {
    return [element.width, element.height, element.naturalWidth, element.naturalHeight];
  }
  if (element instanceof HTMLVideoElement) {
    return [element.clientWidth, element.clientHeight, element.videoWidth, element.videoHeight];
  }
  return [element.clientWidth, element.clientHeight, 0, 0];
}
