// What the background injects at a press: takes the page, asks the background for the reading of it, and shows that. The
// view opens while the background reads. All of it is one injection, as every way between page and background costs
// milliseconds. May be injected many times; if the view is open it closes instead: the toolbar button is a switch.

import { api } from '../shared/api.js';
import { ask } from './ask.js';
import { capture } from './capture.js';
import { SELECTION, UNASKED, VIEW } from './keys.js';
import { UNSEEN } from './layer.js';
import { randomName } from './random.js';
import { offerNotHere } from './unasked.js';
import * as view from './view.js';

/** @import { Answer, Bars, Pressed, View } from '../types.js' */
/** @import { Heed, Heeded } from './said.js' */

const world = /** @type {Record<symbol | string, any>} */ (globalThis);
const runtime = api?.runtime;

/**
 * Characters of a captured page from which its sheet for printing comes before its text, and not right after: whenever a sheet comes, Firefox
 * works out the style of everything anew (153: 200 ms of CPU where page and view have 100,000 nodes).
 */
const LONG_PAGE = 1_000_000;

/** Milliseconds after which a long text grows without the tools' styles. */
const TOOLS_LATE = 2_000;

/** Milliseconds since 1970, finely: the same clock as the background's. */
const now = () => performance.timeOrigin + performance.now();

/** @returns {Pressed} */
function run() {
  if (isMute()) return { mute: true };
  // Taken even where the view only closes, or the next press would read a selection that nobody asked for.
  const selection = take(SELECTION);
  const unasked = take(UNASKED);
  // An earlier injection's view may be open.
  const before = /** @type {View | undefined} */ (world[VIEW]);
  if (before?.isOpen()) {
    // What was not asked for closes nothing, nor does the second of two presses that were made at once.
    if (!unasked && before.isSeen()) {
      before.close();
      before.closed = performance.now();
    }
    return { closed: true };
  }
  if (before?.closed !== undefined && performance.now() - before.closed < UNSEEN) return { closed: true };
  if (!(document.documentElement instanceof HTMLElement) || document.contentType === 'application/pdf') return { error: 'errorNotAPage' };
  /** @type {View} */
  const found = { close: view.close, isOpen: view.isOpen, isSeen: view.isSeen };
  world[VIEW] = found;
  readAndShow({ selection, unasked }, found);
  return { started: true };
}

/** Whether nothing can be asked of the background yet: there is no interface, or what stands in for it is that of an earlier press. */
function isMute() {
  const standIn = /** @type {{ isFresh?: boolean } | undefined} */ (/** @type {unknown} */ (api));
  if (!standIn) return true;
  if (!('isFresh' in standIn)) return false;
  const { isFresh } = standIn;
  standIn.isFresh = false;
  return !isFresh;
}

/**
 * Whether the background has set a mark, which serves once.
 * @param {symbol} mark
 */
function take(mark) {
  const isSet = world[mark] === true;
  delete world[mark];
  return isSet;
}

/**
 * Sends the page to the background, opens the view meanwhile, and fills it with the answer.
 * @param {{ selection?: boolean, part?: Element, unasked?: boolean, heed?: Heed }} wanted only what is selected, or only a part, else the
 *   whole page; whether the view opens by itself; what the reader has said about parts of it
 * @param {View} found what the scripts that come afterwards find
 */
async function readAndShow({ selection, part, unasked, heed }, found) {
  const start = now();
  let captured = start;
  const host = randomName();
  let isPaperReady = false;
  /** @type {Bars | null} */
  let bars = null;
  /** @type {string | null} */
  let snapshot = null;
  /** @type {Promise<Answer>} */
  let answer;
  /** @type {Node[]} */
  const origins = [];
  /** @type {Heeded | undefined} */
  let choices;
  try {
    snapshot = JSON.stringify(capture(document, { selection, part, origins }));
    captured = now();
    choices = heed?.(origins);
    isPaperReady = snapshot.length > LONG_PAGE;
    answer = ask({ type: 'captured', choices, snapshot, host: isPaperReady ? host : undefined });
  } catch (error) {
    answer = Promise.resolve({ failure: { key: 'errorCapture', message: sentence(error) } });
  }
  /** @type {() => void} */
  let grow = () => {};
  const beforeGrowing = new Promise((done) => { grow = () => done(undefined); });
  const fill = view.prepare({
    host,
    origins,
    beforeGrowing,
    onBars(next) {
      // Its sheet alone would keep a long page busy for 70 ms in Chromium, 300 in Firefox (100,000 nodes).
      if (isPaperReady) return;
      if (next?.colour !== bars?.colour) tell({ type: 'bars', host, bars: next, before: bars });
      bars = next;
    },
    onClose() {
      // Nothing of it stays in the page's memory.
      found.open = undefined;
      tell({ type: 'closed', host, bars });
    },
  });
  let filled;
  try {
    filled = fill(await answer);
  } catch (error) {
    // The background is gone, or its answer cannot be shown.
    filled = fill({ failure: { key: 'errorUnexpected', message: sentence(error) } });
  }
  if (!filled) return;
  const { shown, open, whole } = filled;
  found.open = Object.assign(open, { whole, choices, snapshot, readAgain: (/** @type {object} */ next) => readAndShow({ selection, part, ...next }, found) });
  if (unasked) open.main.prepend(offerNotHere(notHere));
  tell({ type: 'shown', host, isPaperReady, capture: captured - start, build: shown.ms, shown: shown.shown });
  // Where Recto was updated or removed meanwhile, the text is there without them.
  ask({ type: 'bring', what: 'tools' }).catch(() => {}).then(grow);
  setTimeout(grow, TOOLS_LATE);
}

/** @param {unknown} error */
const sentence = (error) => (error instanceof Error ? error.message : String(error));

/** The reader does not want the view by itself on this site any more. */
function notHere() {
  tell({ type: 'not-here' });
  view.close();
}

/**
 * Tells the background; where it cannot be reached, nothing is lost: its print sheet does nothing without the host.
 * @param {object} message
 */
function tell(message) {
  try {
    runtime.sendMessage(message)?.catch(() => {});
  } catch {
    // Recto was updated or removed while the view was open.
  }
}

export default run();
