// Registered for the sites on which the reader view opens by itself. It waits until the page is quiet and asks the
// background once; that opens the view only where it is sure of an article (src/detect/unasked.rs).

import { api } from '../shared/api.js';
import { capture } from './capture.js';
import { VIEW } from './keys.js';
import { whenQuiet } from './quiet.js';

const world = /** @type {Record<symbol | string, any>} */ (globalThis);
const { runtime } = api;

/** Who goes back or reloads wants the page as it was left. */
function isNewVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return visit?.type === 'navigate';
}

async function run() {
  if (!(document.documentElement instanceof HTMLElement) || !isNewVisit()) return;
  // A view that the reader has opened by hand meanwhile, and perhaps closed, is the reader's answer.
  if (!(await whenQuiet()) || world[VIEW] !== undefined) return;
  await runtime.sendMessage({ type: 'quiet', snapshot: JSON.stringify(capture(document)) });
}

// Where the background cannot be reached, Recto was updated or removed: nothing opens.
export default void run().catch(() => {});
