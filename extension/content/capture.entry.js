// What the background injects to take a page; its completion value is the answer. May be injected many times.
// If the view is open it closes instead: the toolbar button is a switch.

import { capture } from './capture.js';
import { SELECTION, VIEW } from './keys.js';

/** @import { Captured, View } from '../types.js' */

/** @returns {Captured} */
function run() {
  const world = /** @type {Record<symbol, any>} */ (globalThis);
  // Taken even where the view only closes, or the next press would read a selection that nobody asked for.
  const selection = world[SELECTION] === true;
  delete world[SELECTION];
  const view = /** @type {View | undefined} */ (world[VIEW]);
  if (view?.isOpen()) {
    view.close();
    return { closed: true };
  }
  const start = performance.now();
  try {
    if (!(document.documentElement instanceof HTMLElement)) return { error: 'errorNotAPage' };
    if (document.contentType === 'application/pdf') return { error: 'errorNotAPage' };
    const snapshot = JSON.stringify(capture(document, { selection }));
    return { snapshot, ms: performance.now() - start };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

export default run();
