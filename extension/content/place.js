// Where the reader was in the page: scroll position, focus and selection, to be found again on leaving. Who has read on in
// the view comes back to the passage at which the view was left; who has not finds the page exactly as it was.

import { stayNoLonger } from './scrolling.js';

/** @import { Passage, Passages } from './passage.js' */

/** CSS pixels that a scroll position may differ by without anybody having scrolled. */
const STILL = 1;

/** @typedef {ReturnType<typeof rememberPlace>} Place */

export function rememberPlace() {
  stayNoLonger();
  const { scrollX: left, scrollY: top } = window;
  const focused = document.activeElement;
  const selection = document.getSelection();
  const selected = selection && !selection.isCollapsed
    ? [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset]
    : null;
  /** @type {Passages | null} */
  let passages = null;
  /** Where the view began, and at which height it was scrolled then. @type {{ passage: Passage | null, scrolled: number }} */
  let start = { passage: null, scrolled: 0 };
  /** Where the view was left; undefined: where it began. @type {Passage | null | undefined} */
  let end;

  return {
    /**
     * The text is about to be shown: looks where the page is read.
     * @param {Passages} now
     * @returns {() => void} lets the view begin there, once it is open
     */
    enter(now) {
      passages = now;
      const here = now.inPage();
      return () => {
        // Else it begins at its top, and nobody waits for its layout.
        if (!here) return;
        now.showInView(here);
        start = { passage: now.inView(), scrolled: now.main.scrollTop };
      };
    },

    /**
     * The text is there anew, with other parts: the view goes on where it was.
     * @param {Passages} now
     */
    goOn(now) {
      passages = now;
    },

    /** The view is about to close: the last moment at which it can be asked where it stands. */
    leave() {
      if (!passages || !passages.main.isConnected) return;
      const passage = passages.inView();
      const isStill = Math.abs(passages.main.scrollTop - start.scrolled) <= STILL;
      const isSame = passage?.piece === start.passage?.piece && passage?.place === start.passage?.place;
      end = isStill || isSame ? undefined : passage;
    },

    /** Puts back what has moved, and only that. */
    putBack() {
      if (focused instanceof HTMLElement && focused !== document.activeElement && focused !== document.body) {
        focused.focus({ preventScroll: true });
      }
      if (selected) select(selected);
      if (end !== undefined && passages) passages.showInPage(end ?? passages.beginning);
      else if (window.scrollX !== left || window.scrollY !== top) window.scrollTo({ left, top, behavior: 'instant' });
    },
  };
}

/** @param {any[]} selected */
function select([anchor, anchorOffset, focus, focusOffset]) {
  const selection = document.getSelection();
  if (!selection || (selection.anchorNode === anchor && selection.focusNode === focus)) return;
  try {
    selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  } catch {
    // What was selected is no longer there.
  }
}
