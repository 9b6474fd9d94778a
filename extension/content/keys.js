// Where our scripts keep what they share in the isolated world of a page. Symbols, because a page's element with the
// id "recto" would answer to the plain name there.

/** The view: `View` in types.d.ts. */
export const VIEW = Symbol.for('recto.view');

/** Set before the capture: only what is selected is wanted. */
export const SELECTION = Symbol.for('recto.selection');

/** The cleaning of the live page: set by content/clean.js. */
export const CLEANER = Symbol.for('recto.cleaner');

/** Set before the capture: the view opens by itself, as the reader wants it on this site. */
export const UNASKED = Symbol.for('recto.unasked');
