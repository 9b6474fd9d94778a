// A selector by which a part of a page is found again.

import { attributeOf, nameOf } from '../nodes.js';
import { allIn, childrenOf, parentOf } from './dom.js';

/** Parts of names that a build makes anew each time: figures among letters, no vowels, single letters with figures. */
const HASHED = /\d{3,}|[a-z]\d[a-z]|\d[a-z]\d|^[^aeiouy]{5,}$|^css-|^sc-|^jsx-|^_|__[\w-]{5}$|[A-Z]{2}[a-z][A-Z]/;

/** Levels that a path climbs before it gives up on names. */
const LEVELS = 6;

/** @param {string} name */
const isSteady = (name) => name.length > 2 && name.length < 60 && !HASHED.test(name);

/**
 * A selector that finds this element alone, where names can say it; else a path of places.
 * @param {Element} element
 * @returns {string}
 */
function selectorOf(element) {
  /** @type {string[]} */
  const steps = [];
  for (let each = /** @type {Element | null} */ (element), level = 0; each && level < LEVELS; each = parentOf(each), level += 1) {
    if (each === document.body || each === document.documentElement) break;
    const own = namesOf(each);
    const isNamed = own !== nameOf(each);
    const selector = [isNamed ? own : placeOf(each), ...steps].join(' > ');
    if (finds(selector, element)) return selector;
    steps.unshift(isNamed ? own : placeOf(each));
  }
  return pathOf(element);
}

/** The way from the body, place by place. @param {Element} element */
function pathOf(element) {
  /** @type {string[]} */
  const steps = [];
  for (let each = /** @type {Element | null} */ (element); each && each !== document.body; each = parentOf(each)) steps.unshift(placeOf(each));
  return ['body', ...steps].join(' > ');
}

/**
 * Whether a selector finds the element and no other.
 * @param {string} selector
 * @param {Element} element
 */
function finds(selector, element) {
  const found = allIn(document.documentElement, selector);
  return found.length === 1 && found[0] === element;
}

/** Name, steady id or classes. @param {Element} element */
function namesOf(element) {
  const id = attributeOf(element, 'id') ?? '';
  if (isSteady(id)) return `#${CSS.escape(id)}`;
  const classes = Array.from(element.classList).filter(isSteady).slice(0, 3);
  return nameOf(element) + classes.map((name) => `.${CSS.escape(name)}`).join('');
}

/** Name and place among the brothers and sisters of that name. @param {Element} element */
function placeOf(element) {
  const name = nameOf(element);
  const parent = parentOf(element);
  const same = parent ? childrenOf(parent).filter((each) => nameOf(each) === name) : [element];
  return same.length === 1 ? name : `${name}:nth-of-type(${same.indexOf(element) + 1})`;
}

/** The rule that hides an element on this site. @param {Element} element */
export const hidingRule = (element) => `${location.hostname}##${selectorOf(element)}`;

/** The rule that keeps an element on this site, whatever is thought of it. @param {Element} element */
export const keepingRule = (element) => `${location.hostname}#@#${selectorOf(element)}`;
