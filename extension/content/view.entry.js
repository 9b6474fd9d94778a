// What the background injects to have the view at hand, and open while it reads; later calls find it under VIEW. May be
// injected many times: the first one stays, as it may be open.

/** @import { Failure, View } from '../types.js' */

import { VIEW } from './keys.js';
import * as view from './view.js';

/** @param {string} host */
function onClose(host) {
  const world = /** @type {any} */ (globalThis);
  const { runtime } = /** @type {typeof chrome} */ (world.browser ?? world.chrome);
  // The background takes its print sheet back; if it cannot be reached, the sheet does nothing without the host.
  try {
    runtime.sendMessage({ type: 'closed', host })?.catch(() => {});
  } catch {
    // Recto was updated or removed while the view was open.
  }
}

const world = /** @type {Record<symbol, unknown>} */ (globalThis);
world[VIEW] ??= /** @satisfies {View} */ ({
  /** @param {string} reading JSON of `ViewReading` */
  open: (reading) => view.open(JSON.parse(reading), { onClose }),
  /** @param {Failure} failure */
  fail: (failure) => view.fail(failure, { onClose }),
  prepare: () => view.prepare({ onClose }),
  close: view.close,
  isOpen: view.isOpen,
});

/** @type {View} */ (world[VIEW]).prepare();

export default undefined;
