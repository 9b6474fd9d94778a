// What is read below an element that is not an ordinary one: a slot's nodes, a frame's document, a text instead.

import { taken } from './attributes.js';
import { baseOf, bodyOf, lastChild, previousSibling } from './nodes.js';
import { extraAttributes } from './special.js';
import { HEAD, UNASKED, WHOLE } from './state.js';

/** @import { Known } from './elements.js' */
/** @import { Walk } from './walk.js' */

/** CSS pixels of a frame below which no text to read fits into it. */
const MIN_FRAME_WIDTH = 200;
const MIN_FRAME_HEIGHT = 100;

/**
 * An element that has just been written.
 * @typedef {object} Written
 * @property {Element} element
 * @property {Known} known
 * @property {number} index
 * @property {number} state for what is below it
 * @property {string | null} instead the text that stands for what is below it
 */

/**
 * Puts on the walk's stack what is to be read below an element.
 * @param {Walk} walk
 * @param {Written} written
 */
export function pushBelow(walk, written) {
  const { element, known, index, state, instead } = written;
  for (const [name, value] of extraAttributes(element, known.kind)) {
    const kept = taken(known.name, name, value, walk.columns.chars);
    if (kept !== null) walk.columns.addAttribute(index, name, kept);
  }
  if (instead !== null) {
    walk.columns.addText(instead, index);
    walk.origins.push(element);
    return;
  }
  switch (known.kind) {
    case 'leaf': case 'svg': case 'input': return;
    case 'frame': return pushFrame(walk, written);
    case 'head': return pushChildren(walk, element, index, state | HEAD | WHOLE | UNASKED);
    case 'math': return pushChildren(walk, element, index, state | UNASKED);
    case 'slot': return pushSlot(walk, written);
    default: return pushChildren(walk, element, index, state);
  }
}

/**
 * @param {Walk} walk
 * @param {Node} above
 * @param {number} index
 * @param {number} state
 */
function pushChildren(walk, above, index, state) {
  for (let child = lastChild(above); child; child = previousSibling(child)) walk.push(child, index, state);
}

/**
 * @param {Walk} walk
 * @param {Written} written
 */
function pushSlot(walk, { element, index, state }) {
  const slotted = walk.children.slotted(element);
  if (!slotted) return pushChildren(walk, element, index, state);
  for (const node of slotted.toReversed()) walk.push(node, index, state);
}

/**
 * @param {Walk} walk
 * @param {Written} written
 */
function pushFrame(walk, { element, index, state }) {
  // A hidden or small frame is an advert's or a counter's, and to enter a frame takes about a millisecond.
  const isTooSmall = element.clientWidth < MIN_FRAME_WIDTH || element.clientHeight < MIN_FRAME_HEIGHT;
  const inner = state & UNASKED || isTooSmall ? null : walk.children.documentIn(element);
  const body = inner && bodyOf(inner);
  if (!body) return;
  walk.columns.addAttribute(index, 'framebase', baseOf(inner));
  walk.push(body, index, state | WHOLE);
}
