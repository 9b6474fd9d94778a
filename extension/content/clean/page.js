// What is known of the page as a whole: what it is for, and whether it is locked.

import { checkVisibility } from '../nodes.js';
import { allIn, boxOf, coverOf, holds } from './dom.js';

/** @import { Article } from './article.js' */

const FIELDS = /** @type {[string, string][]} */ ([
  ['input[type=password]', 'password'],
  ['[autocomplete=one-time-code]', 'code'],
  ['[autocomplete^=cc-], [name=cardnumber]', 'card'],
  ['[autocomplete=street-address], [autocomplete=address-line1]', 'address'],
]);

/** What a program is worked with. */
const TOOLS = '[contenteditable=""], [contenteditable=true], textarea, canvas, [role=application], [role=grid], [role=tree], [role=log]';

/** Elements of one sort that are looked at. */
const MOST = 20;

/**
 * Facts about the page, apart from its parts: `PageFacts` of src/overlay/facts.rs.
 * @param {Article} article
 * @param {Element[]} parts what stands in them does not count
 */
export function pageFacts(article, parts) {
  const isOutside = (/** @type {Element} */ element) => checkVisibility.call(element) && !parts.some((part) => holds(part, element));
  const shown = (/** @type {string} */ selector) => allIn(document.documentElement, selector).slice(0, MOST).filter(isOutside);
  const tools = shown(TOOLS).filter((tool) => !(article.root && holds(tool, article.root)));
  return {
    path: location.pathname.toLowerCase(),
    article_words: article.words,
    fields: FIELDS.filter(([selector]) => shown(selector).length > 0).map(([, field]) => field),
    frames: shown('iframe').map((frame) => /** @type {HTMLIFrameElement} */ (frame).src.slice(0, 240)).filter((address) => address !== ''),
    tool_share: Math.round(tools.reduce((most, tool) => Math.max(most, coverOf(boxOf(tool))), 0) * 1_000),
  };
}

/** Whether an element cuts off what does not fit into its height. @param {Element} element @param {CSSStyleDeclaration} [style] its own, where it is known */
export function hides(element, style = getComputedStyle(element)) {
  const { overflowY } = style;
  return overflowY === 'hidden' || overflowY === 'clip';
}

/** Whether the window cannot be scrolled, by what `html` and `body` say of themselves. */
export function isLocked() {
  const { body, documentElement } = document;
  if (!body) return false;
  const style = getComputedStyle(body);
  return hides(documentElement) || hides(body, style) || style.position === 'fixed';
}
