// What the layout is asked about an element: is it shown, how large is it.

import { ALWAYS, NEVER } from './elements.js';
import { attributeOf } from './nodes.js';
import { boxOf, isHidden, isHiddenWhenOpened, isLaidOut } from './shown.js';
import { CLOSED, UNASKED } from './state.js';

/** @import { Columns } from './columns.js' */
/** @import { Known } from './elements.js' */

/** Pictures, videos and frames asked for their box. */
const MAX_BOXES = 2_000;

export class Questions {
  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
  }

  /**
   * Notes what the layout says about an element.
   * @param {Element} element
   * @param {number} index
   * @param {Known} known
   * @param {boolean} suspect whether an attribute on it could hide it
   * @param {number} state
   * @returns {number} the state for what is below it
   */
  ask(element, index, known, suspect, state) {
    if (known.asks === ALWAYS || (suspect && known.asks !== NEVER)) {
      if (state & CLOSED ? isHiddenWhenOpened(element) : isHidden(element)) {
        this.columns.hidden.push(index);
        return state | UNASKED;
      }
    }
    if (known.kind === 'image' || known.kind === 'video' || known.kind === 'frame') this.measure(element, index);
    return this.opensOnDemand(element, known, suspect) ? state | CLOSED : state;
  }

  /**
   * @param {Element} element
   * @param {number} index
   */
  measure(element, index) {
    if (this.columns.boxes.length >= MAX_BOXES || !isLaidOut(element)) return;
    const box = boxOf(element);
    if (box.some((length) => length > 0)) this.columns.boxes.push([index, ...box]);
  }

  /**
   * Whether what is below the element waits for the reader to open or find it.
   * @param {Element} element
   * @param {Known} known
   * @param {boolean} suspect
   */
  opensOnDemand(element, known, suspect) {
    if (known.kind === 'details') return attributeOf(element, 'open') === null;
    return suspect && attributeOf(element, 'hidden')?.toLowerCase() === 'until-found';
  }
}
