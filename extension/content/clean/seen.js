// What is remembered of a part from one pass to the next.

import { allIn, boxOf, textOf } from './dom.js';

/**
 * @typedef {object} Seen
 * @property {number} id
 * @property {Element} element
 * @property {'start' | 'between' | null} place in the text flow; null: over the page
 * @property {number} since when it was first shown, in milliseconds of the page's clock
 * @property {number} hits points of nine that show it first
 * @property {boolean} late came some time after the page, by itself
 * @property {boolean} gesture came right after a press on a control
 * @property {string} looks what it looked like when it was last judged
 * @property {string} words how its text begins
 * @property {[number, string] | null} beside what was hidden beside it a moment ago
 */

/** Milliseconds after the page's beginning from which what comes is late (CLUTTER.md §4.4). */
const LATE = 300;

/** Milliseconds after a press within which what comes was asked for (CLUTTER.md §4.4). */
const ASKED = 1_000;

export class Memory {
  constructor() {
    this.known = /** @type {WeakMap<Element, Seen>} */ (new WeakMap());
    this.shown = /** @type {Set<Element>} */ (new Set());
    this.last = 0;
    /** When this page began, and when a control was last pressed, by the page's clock. */
    this.began = performance.now();
    this.pressed = -Infinity;
    this.isFirst = true;
  }

  /** Another page in the same document: what comes with it is not late. */
  restart() {
    this.began = performance.now();
    this.isFirst = true;
  }

  /**
   * What is over the page now. What was gone in between comes anew.
   * @param {Map<Element, number>} parts with the points that show each
   * @param {number} changed when the page last changed
   * @returns {Seen[]}
   */
  overlays(parts, changed) {
    const seen = [...parts].map(([element, hits]) => ({ ...this.meet(element, null, changed), hits }));
    this.shown = new Set(parts.keys());
    seen.forEach((each) => this.known.set(each.element, each));
    return seen;
  }

  /**
   * @param {Element} element
   * @param {'start' | 'between' | null} place
   * @param {number} changed
   * @returns {Seen}
   */
  meet(element, place, changed) {
    const before = this.known.get(element);
    if (before && (place !== null || this.shown.has(element))) return before;
    const now = performance.now();
    const since = this.isFirst ? this.began : Math.max(changed, this.began);
    const gesture = since - this.pressed >= 0 ? since - this.pressed < ASKED : now - this.pressed < ASKED;
    this.last += before ? 0 : 1;
    const seen = {
      id: before?.id ?? this.last, element, place, since, hits: 0, gesture, late: !this.isFirst && !gesture && since - this.began >= LATE,
      looks: '', words: before?.words ?? '', beside: null,
    };
    this.known.set(element, seen);
    return seen;
  }
}

/**
 * What a part looks like, roughly: when this changes, it is judged again.
 * @param {Element} element
 * @param {number} hits
 */
export function looksOf(element, hits) {
  const { x, y, width, height } = boxOf(element);
  return [x, y, width, height].map((length) => Math.round(length / 4)).join() + `/${textOf(element).length}/${framedText(element)}/${hits}`;
}

/** Characters in the frames of a part, as far as they can be read: a frame comes later than what stands around it. @param {Element} element */
function framedText(element) {
  return allIn(element, 'iframe').reduce((sum, frame) => {
    try {
      return sum + (/** @type {HTMLIFrameElement} */ (frame).contentDocument?.body?.textContent?.length ?? 0);
    } catch {
      return sum; // Of another site.
    }
  }, 0);
}
