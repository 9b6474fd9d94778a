// Some pages put back what was hidden, again and again. Three times it is hidden anew; then it is left alone.

import { nameOf } from '../nodes.js';
import { boxOf } from './dom.js';

/** Times that the same thing is hidden: once, and three times anew. */
const MOST = 4;

export class Repeats {
  constructor() {
    this.counts = /** @type {Map<string, number>} */ (new Map());
  }

  /**
   * Whether something may be hidden once more. A page that makes it anew each time also gives it new names: its kind, element
   * and size stay.
   * @param {string} kind
   * @param {Element} element
   */
  allows(kind, element) {
    const { width, height } = boxOf(element);
    const key = [kind, nameOf(element), Math.round(width / 50), Math.round(height / 50)].join();
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    return count <= MOST;
  }
}
