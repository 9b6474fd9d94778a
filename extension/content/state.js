// What is known about a node from its parents: flags in one number.

/** It is not asked whether it is shown: something above it is hidden, or nothing here is laid out. */
export const UNASKED = 1;
/** It lies in something closed that the reader can open. */
export const CLOSED = 2;
/** It is taken whether the selection touches it or not. */
export const WHOLE = 4;
/** It lies in the head. */
export const HEAD = 8;
