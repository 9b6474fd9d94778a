// Formulas, brought in where there are some: Temml makes MathML of their TeX, which the browser itself then sets.

import { VIEW } from './keys.js';
import { setAll } from './maths/formulas.js';

/** @import { OpenView, View } from '../types.js' */

const view = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);

/** @param {OpenView} open */
function set(open) {
  setAll(open);
  open.onText(() => setAll(open));
}

export default void (view?.open && set(view.open));
