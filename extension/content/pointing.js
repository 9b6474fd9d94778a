// What both pickers keep from a page while the reader points at a part of it: clean/picker.js and tools/parts/picker.js.

/** Events that the page does not hear of. */
export const KEPT_FROM_PAGE = [
  'click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'contextmenu', 'keyup', 'keypress',
];

/** Those among them from which the browser makes scrolling and clicks of a finger: it may go on doing that. */
export const OF_A_FINGER = ['touchstart', 'touchend', 'pointerdown', 'pointerup'];
