// Colours for program code, brought in where there is some. highlight.js reads it; what it says becomes elements here, never
// markup in a text.

import { VIEW } from './keys.js';
import { colourAll } from './code/blocks.js';

/** @import { OpenView, View } from '../types.js' */

const view = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);

/** @param {OpenView} open */
function colour(open) {
  colourAll(open);
  open.onText(() => colourAll(open));
}

export default void (view?.open && colour(view.open));
