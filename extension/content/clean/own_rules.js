// The reader's own rules at work: src/rules/cosmetic.rs has read them, here they are looked for in the page.

import { allIn, closestOf, fits, holds, parentOf, textOf } from './dom.js';

/** @import { Article } from './article.js' */
/** @typedef {{ has_text: string } | { min_text_length: number } | { matches_path: string } | { upward_by: number } | { upward_to: string }} Step */
/** @typedef {{ css: string, steps?: Step[] }} Rule */
/** @typedef {{ hide: Rule[], keep: Rule[] }} SiteRules */

/** Milliseconds that looking for all rules may take in one pass. */
const BUDGET = 5;

/** Elements that one rule may find. */
const MOST = 200;

/**
 * @param {Rule[]} rules
 * @param {Article} article
 * @returns {{ element: Element, css: string }[]} what the rules find, without what holds the whole page
 */
export function found(rules, article) {
  const end = performance.now() + BUDGET;
  const elements = [];
  for (const rule of rules) {
    if (performance.now() > end) break;
    for (const element of elementsOf(rule)) if (!isWhole(element, article)) elements.push({ element, css: rule.css });
  }
  return elements;
}

/** @param {Rule} rule @returns {Element[]} */
function elementsOf({ css, steps = [] }) {
  try {
    const start = allIn(document.documentElement, css).slice(0, MOST);
    return steps.reduce((elements, step) => apply(step, elements), start);
  } catch {
    return []; // Not a selector for this browser.
  }
}

/**
 * @param {Step} step
 * @param {Element[]} elements
 * @returns {Element[]}
 */
function apply(step, elements) {
  if ('has_text' in step) return elements.filter((element) => textOf(element).toLowerCase().includes(step.has_text.toLowerCase()));
  if ('min_text_length' in step) return elements.filter((element) => textOf(element).trim().length >= step.min_text_length);
  if ('matches_path' in step) return location.pathname.includes(step.matches_path) ? elements : [];
  const above = elements.map((element) => ('upward_to' in step ? closestOf(parentOf(element) ?? element, step.upward_to) : climb(element, step.upward_by)));
  return [...new Set(above)].filter((element) => element !== null);
}

/**
 * @param {Element} element
 * @param {number} levels
 */
function climb(element, levels) {
  let above = /** @type {Element | null} */ (element);
  for (let level = 0; level < levels && above; level += 1) above = parentOf(above);
  return above;
}

/**
 * @param {Element} element
 * @param {Article} article
 */
function isWhole(element, { root }) {
  return element === document.body || element === document.documentElement || fits(element, 'head, head *') || (root !== null && holds(element, root));
}

/**
 * Whether the reader has said that an element stays here.
 * @param {Rule[]} keep
 * @param {Element} element
 */
export function isKept(keep, element) {
  return keep.some((rule) => {
    try {
      return rule.steps ? elementsOf(rule).includes(element) : fits(element, rule.css);
    } catch {
      return false; // Not a selector for this browser.
    }
  });
}
