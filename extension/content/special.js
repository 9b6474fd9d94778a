// Elements of which something else is taken than what stands below them.

import { isKeptLink } from './elements.js';
import { attributeOf, lastChild, nameOf, textOf, typeOf } from './nodes.js';

/** @import { Kind } from './elements.js' */

/** Characters of one JSON-LD script; a longer one is left out, because half of it cannot be read. */
const MAX_JSON_LD = 200_000;
/** Characters from which a `noscript` of text is worth reading even if it holds no picture. */
const LONG_NOSCRIPT = 400;
/** Characters of the name of a drawing. */
const MAX_DRAWING_NAME = 200;

const TEXT = 3;

/**
 * Whether nothing is taken of an element.
 * @param {Element} element
 * @param {Kind} kind
 * @param {boolean} inHead
 * @returns {boolean}
 */
export function isLeftOut(element, kind, inHead) {
  switch (kind) {
    case 'skip': return true;
    case 'link': return !isKeptLink(attributeOf(element, 'rel'));
    case 'meta': return attributeOf(element, 'content') === null;
    case 'input': return attributeOf(element, 'type')?.toLowerCase() === 'hidden';
    case 'noscript': return inHead;
    default: return false;
  }
}

/**
 * The text that stands for what is below an element.
 * @param {Element} element
 * @param {Kind} kind
 * @returns {string | null} null: what is below it is taken as it is; empty: nothing is worth taking
 */
export function textInstead(element, kind) {
  if (kind === 'script') {
    const type = attributeOf(element, 'type')?.trim().toLowerCase();
    // MathJax keeps the source of a formula in a script that no browser runs.
    if (type !== 'application/ld+json' && !type?.startsWith('math/tex')) return '';
    const text = textOf(element);
    return text.length <= MAX_JSON_LD ? text : '';
  }
  if (kind === 'noscript') {
    // With scripting on, the browser leaves its content unparsed: one text node.
    const only = lastChild(element);
    if (!only || typeOf(only) !== TEXT) return only ? null : '';
    const text = textOf(element);
    return text.length > LONG_NOSCRIPT || /<img/i.test(text) ? text : '';
  }
  return null;
}

/**
 * Facts that stand in no attribute, as attributes: which picture was chosen, what a drawing is called.
 * @param {Element} element
 * @param {Kind} kind
 * @returns {[name: string, value: string][]}
 */
export function extraAttributes(element, kind) {
  if (kind === 'image') {
    const { currentSrc, src } = /** @type {HTMLImageElement} */ (element);
    return currentSrc && currentSrc !== src ? [['currentsrc', currentSrc]] : [];
  }
  if (kind === 'svg' && attributeOf(element, 'aria-label') === null) {
    const first = element.firstElementChild;
    const name = first && nameOf(first) === 'title' ? textOf(first).trim() : '';
    return name ? [['aria-label', name.slice(0, MAX_DRAWING_NAME)]] : [];
  }
  return [];
}
