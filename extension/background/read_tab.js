// The way of one press: the page is captured, read and shown. Pressed again, the view closes.

import { sayUnavailable } from './badge.js';
import { currentLook } from './look.js';
import { api, withRetries } from './platform.js';
import { Presses } from './presses.js';
import { keepOffPaper } from './print.js';
import { rulesFor } from './reading_rules.js';
import { standIn } from './stand_in.js';
import { describe, prepare, read } from './wasm.js';

/** @import { Answer, Choices, Failure, Pressed, ShownMessage } from '../types.js' */

/**
 * Milliseconds after which a press is given up, whatever became of it: longer than a page takes to be ready for its script, in which the
 * first press is still on its way.
 */
const LOST = 10_000;

/**
 * Presses whose script is being brought, until it is heard of; a second press there waits for nothing and does nothing. Chromium 156 now
 * and then runs the script and never says that it has, where two presses come at once: what the script sends counts, too.
 */
const presses = new Presses(LOST);

/** When each tab's button was pressed, and how long its reading took: milliseconds since 1970, milliseconds. */
const times = /** @type {Map<number, { pressed: number, read: number }>} */ (new Map());

/** Milliseconds since 1970, finely: the same clock as the page's. */
const now = () => performance.timeOrigin + performance.now();

/** What is to be read: the page, what is selected in it, or the page without that anybody asked for it now. */
/** @typedef {'page' | 'selection' | 'unasked'} Scope */

/** What the script in the page is told beforehand: symbols of content/keys.js. */
const TOLD = { page: null, selection: 'recto.selection', unasked: 'recto.unasked' };

/**
 * @param {{ id?: number } | undefined} tab
 * @param {Scope} scope
 */
export async function readTab(tab, scope) {
  if (tab?.id === undefined || tab.id < 0) return;
  const { id } = tab;
  const end = presses.begin(id);
  if (!end) return;
  try {
    times.set(id, { pressed: now(), read: 0 });
    const pressed = await press(id, scope);
    if (pressed !== null && 'started' in pressed) return;
    times.delete(id);
    if (pressed === null || 'error' in pressed) await sayUnavailable(id);
  } finally {
    end();
  }
}

/** The script is there, as it has sent something. @param {number} tabId */
export const onHeard = (tabId) => presses.end(tabId);

/**
 * Brings the script into the page: it captures the page and sends it, see `onCaptured`.
 * @param {number} tabId
 * @param {Scope} scope
 * @returns {Promise<Pressed | null>} null: extensions may not run here
 */
async function press(tabId, scope) {
  const target = { tabId };
  try {
    return await withRetries(async () => {
      const told = TOLD[scope];
      if (told) await api.scripting.executeScript({ target, func: tell, args: [told] });
      const pressed = await inject(target);
      if (pressed === null || !('mute' in pressed)) return pressed;
      await standIn(tabId);
      return inject(target);
    });
  } catch {
    return null;
  }
}

/** @param {{ tabId: number }} target @returns {Promise<Pressed | null>} */
async function inject(target) {
  const injected = api.scripting.executeScript({ target, files: ['content/read.js'] });
  // While the script is on its way.
  prepare();
  const [{ result }] = await injected;
  return /** @type {Pressed | null} */ (result) ?? null;
}

/** Runs in the page. @param {string} symbol */
function tell(symbol) {
  /** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for(symbol)] = true;
}

/**
 * Reads a page that was captured.
 * @param {number} tabId
 * @param {string} snapshot
 * @param {{ address: string | undefined, choices?: Choices, host?: unknown }} from the page's address, what the reader has said about its
 *   parts, and where its sheet for printing is to come first, the host element's name
 * @returns {Promise<Answer>} never rejected
 */
export async function onCaptured(tabId, snapshot, { address, choices, host }) {
  const start = now();
  onHeard(tabId);
  try {
    if (typeof host === 'string') await keepOffPaper(tabId, host);
    const reading = await read(snapshot, { ...await rulesFor(address), ...choices });
    const time = times.get(tabId);
    if (time) time.read = now() - start;
    return { reading, look: await currentLook() };
  } catch (error) {
    const { key, message } = /** @type {Partial<Failure>} */ (error ?? {});
    return { failure: { key: key ?? 'errorUnexpected', message: message ?? String(error) }, look: await currentLook() };
  }
}

/**
 * Describes a part of a captured page.
 * @param {string} snapshot
 * @param {number} node
 * @returns {Promise<string | null>} never rejected
 */
export async function onDescribe(snapshot, node) {
  try {
    return await describe(snapshot, node);
  } catch {
    return null;
  }
}

/**
 * The view is filled: from now on the page prints as the view, and how long all took is noted for this session.
 * @param {number} tabId
 * @param {ShownMessage} message
 */
export async function onShown(tabId, { host, isPaperReady, capture, build, shown }) {
  if (!isPaperReady) await keepOffPaper(tabId, host);
  const time = times.get(tabId);
  // The background was stopped meanwhile: nobody knows when the button was pressed.
  if (!time) return;
  times.delete(tabId);
  const total = shown - time.pressed;
  // What is left is the way between page and background, there and back.
  const transfer = total - capture - time.read - build;
  await api.storage.session.set({ timing: { shown, capture, read: time.read, build, total, transfer } });
}
