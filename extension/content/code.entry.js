// Colours for program code, brought in where there is some. highlight.js reads it; what it says becomes elements here, never
// markup in a text.

import { VIEW } from './keys.js';
import { colourAll } from './code/blocks.js';

/** @import { View } from '../types.js' */

const view = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);

export default void (view?.open && colourAll(view.open));
