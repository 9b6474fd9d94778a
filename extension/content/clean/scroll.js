// Some pages stop the wheel while their notice is there, whatever is hidden. Only where that is seen to happen, the page does not
// hear of the wheel any more, as long as something of ours is hidden.

import { OVER } from '../over.js';

const EVENTS = ['wheel', 'mousewheel', 'touchmove'];

export class FreeScroll {
  constructor() {
    this.uses = 0;
    /** @type {AbortController | null} */
    this.stop = null;
  }

  /** @returns {import('./changes.js').Change} */
  use() {
    this.uses += 1;
    if (!this.stop) this.watch();
    return {
      undo: () => {
        this.uses -= 1;
        if (this.uses > 0) return;
        this.stop?.abort(OVER);
        this.stop = null;
      },
    };
  }

  watch() {
    this.stop = new AbortController();
    const { signal } = this.stop;
    let isStopped = false;
    for (const name of EVENTS) {
      window.addEventListener(name, (event) => {
        if (event.defaultPrevented && isPlain(event)) isStopped = true;
      }, { passive: true, signal });
      window.addEventListener(name, (event) => {
        if (isStopped && isPlain(event)) event.stopImmediatePropagation();
      }, { passive: true, capture: true, signal });
    }
  }
}

/**
 * Whether a turn of the wheel is meant for the page, and not for a map, a drawing, or to make things larger.
 * @param {Event} event
 */
function isPlain(event) {
  const { target, ctrlKey } = /** @type {WheelEvent} */ (event);
  return !ctrlKey && target instanceof Element && target.closest('canvas, [role=application], [class*="map"], video, iframe') === null;
}
