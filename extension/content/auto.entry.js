// Registered for the sites on which the reader view opens by itself. It waits until the page is quiet and asks the
// background once; that opens the view only where it is sure of an article (src/detect/unasked.rs). Sites that show another
// article without loading another page are asked about each.

import { api } from '../shared/api.js';
import { capture } from './capture.js';
import { VIEW } from './keys.js';
import { whenQuiet } from './quiet.js';

const world = /** @type {Record<symbol | string, any>} */ (globalThis);
const { runtime } = api;

/** Milliseconds after a press on a link within which a site shows its other address. */
const STEP = 300;

/** Who goes back or reloads wants the page as it was left. */
function isNewVisit() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'));
  return visit?.type === 'navigate';
}

/** Asks about what the page shows now. */
async function ask() {
  const before = world[VIEW];
  // A view that the reader has opened by hand meanwhile, and perhaps closed, is the reader's answer.
  if (!(await whenQuiet()) || world[VIEW] !== before) return;
  await runtime.sendMessage({ type: 'quiet', snapshot: JSON.stringify(capture(document)) });
}

/** The page's address without the place in it. */
const address = () => location.href.replace(/#.*/, '');

/** Asks again where a press has led to another address in the same page; on the way back nothing is pressed. */
function followSteps() {
  let last = address();
  addEventListener('popstate', () => { last = address(); });
  addEventListener('click', ({ isTrusted }) => {
    if (!isTrusted) return;
    setTimeout(() => {
      if (address() === last) return;
      last = address();
      if (!world[VIEW]?.isOpen()) askQuietly();
    }, STEP);
  }, { capture: true, passive: true });
}

/** Where the background cannot be reached, Recto was updated or removed: nothing opens. */
const askQuietly = () => { ask().catch(() => {}); };

function run() {
  if (!(document.documentElement instanceof HTMLElement)) return;
  if (isNewVisit() && world[VIEW] === undefined) askQuietly();
  followSteps();
}

export default void run();
