// What is known about a node from its parents, in one number: flags, and above them its level below `body`.

/** It is not asked whether it is shown: something above it is hidden, or nothing here is laid out. */
export const UNASKED = 1;
/** It lies in something closed that the reader can open. */
export const CLOSED = 2;
/** It is taken whether the selection touches it or not. */
export const WHOLE = 4;
/** It lies in the head. */
export const HEAD = 8;
/** Its level below `body` is counted. */
export const IN_BODY = 16;
/** One level below `body`. */
export const LEVEL = 32;

/** Levels below `body` on which fixed elements are looked for: overlays hang near the root. */
export const FIXED_LEVELS = 3;

/**
 * The state of a child: its level is counted a little further than anyone asks about.
 * @param {number} state
 */
export function oneLevelDown(state) {
  return state & IN_BODY && state < (FIXED_LEVELS + 1) * LEVEL ? state + LEVEL : state;
}

/**
 * Whether an element lies in `body`, at most {@link FIXED_LEVELS} below it.
 * @param {number} state
 */
export function isNearRoot(state) {
  return (state & IN_BODY) !== 0 && state < (FIXED_LEVELS + 1) * LEVEL;
}
