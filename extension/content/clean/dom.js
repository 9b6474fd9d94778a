// Reads a live page by the prototypes' own getters, as ../nodes.js says why.

import { getter, nameOf } from '../nodes.js';

export { textOf } from '../nodes.js';

/** @param {(this: any) => any} read @returns {(element: any) => any} */
const call = (read) => (element) => read.call(element);

const readParent = getter(Node.prototype, 'parentNode');
const { getBoundingClientRect, closest, matches, querySelector, querySelectorAll } = Element.prototype;
const { contains } = Node.prototype;

/** @type {(element: Element) => DOMRect} */
export const boxOf = (element) => getBoundingClientRect.call(element);
/** Without edges, in whole CSS pixels; zero for what is laid out in a line. No box has to be made for it. @type {(element: Element) => number} */
export const heightOf = call(getter(Element.prototype, 'clientHeight'));
/** @type {(element: Element) => number} */
export const countOf = call(getter(Element.prototype, 'childElementCount'));
/** @type {(element: Element) => Element | null} */
export const firstOf = call(getter(Element.prototype, 'firstElementChild'));
/** @type {(element: Element) => Element | null} */
export const lastOf = call(getter(Element.prototype, 'lastElementChild'));
/** @type {(element: Element) => Element | null} */
export const nextOf = call(getter(Element.prototype, 'nextElementSibling'));
/** @type {(element: Element) => Element | null} */
export const previousOf = call(getter(Element.prototype, 'previousElementSibling'));
/** The elements in an element: one after the other, as a collection of the page's is slower to go through. @param {Element} element @returns {Element[]} */
export function childrenOf(element) {
  const found = [];
  for (let each = firstOf(element); each; each = nextOf(each)) found.push(each);
  return found;
}
/** @type {(element: Element, selector: string) => Element | null} */
export const closestOf = (element, selector) => closest.call(element, selector);
/** @type {(element: Element, selector: string) => boolean} */
export const fits = (element, selector) => matches.call(element, selector);
/** @type {(element: Element, selector: string) => Element | null} */
export const firstIn = (element, selector) => querySelector.call(element, selector);
/** @type {(element: Element, selector: string) => Element[]} */
export const allIn = (element, selector) => Array.from(querySelectorAll.call(element, selector));
/** @type {(outer: Node, inner: Node | null) => boolean} */
export const holds = (outer, inner) => contains.call(outer, inner);

/**
 * The element around an element; that of a shadow root is its host.
 * @param {Element} element
 * @returns {Element | null}
 */
export function parentOf(element) {
  const parent = readParent.call(element);
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/**
 * The shadow root of an element, closed ones too: Firefox has a property for extensions, Chromium a function.
 * @param {Element} element
 * @param {string} [name] its name, where it is known
 * @returns {ShadowRoot | null}
 */
export function shadowOf(element, name = nameOf(element)) {
  // A plain element that has a root of its own has hardly ever children beside it.
  if (!name.includes('-') && !(MAY_HOST.has(name) && countOf(element) === 0)) return null;
  const { chrome: api } = /** @type {any} */ (globalThis);
  try {
    return /** @type {any} */ (element).openOrClosedShadowRoot ?? api?.dom?.openOrClosedShadowRoot?.(element) ?? element.shadowRoot;
  } catch {
    return null; // Not an element that may have one.
  }
}

/** Elements with plain names that may have a shadow root and that notices are made of. */
const MAY_HOST = new Set(['div', 'section', 'aside', 'article', 'span']);

/** Words of Chinese, Japanese and Thai are not set apart: there a letter counts. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}'’]+/gu;

/**
 * @param {string} text
 * @returns {number}
 */
export const countWords = (text) => text.match(WORD)?.length ?? 0;

/**
 * What of a box is seen, as a share of the viewport.
 * @param {DOMRect} box
 */
export function coverOf(box) {
  const width = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
  const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
  return width > 0 && height > 0 ? (width * height) / (innerWidth * innerHeight) : 0;
}
