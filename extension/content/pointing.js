// What both pickers keep from a page while the reader points at a part of it, and what they go by: clean/picker.js and tools/parts/picker.js.

/** Events that the page does not hear of. */
export const KEPT_FROM_PAGE = [
  'click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'contextmenu', 'keyup', 'keypress',
];

/** Those among them from which the browser makes scrolling and clicks of a finger: it may go on doing that. */
export const OF_A_FINGER = ['touchstart', 'touchend', 'pointerdown', 'pointerup'];

/**
 * Whether a key is one of a picker's, if it is known there: pressed by the reader, as a page may act as if keys were, and by itself, as
 * Alt+Left is the browser's own.
 * @param {KeyboardEvent} event
 */
export const isPlainKey = ({ isTrusted, ctrlKey, metaKey, altKey }) => isTrusted && !ctrlKey && !metaKey && !altKey;
