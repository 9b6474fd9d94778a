// The way of one press: capture the page, read it, show it. Pressed again, the view closes.

import { sayUnavailable } from './badge.js';
import { api, withRetries } from './platform.js';
import { keepOffPaper } from './print.js';
import { read } from './wasm.js';

/** @import { Captured, Failure, Shown, View } from '../types.js' */

/** Tabs on which a press is under way; a second press there waits for nothing and does nothing. */
const busy = new Set();

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {'page' | 'selection'} scope
 */
export async function readTab(tab, scope) {
  if (tab?.id === undefined || tab.id < 0 || busy.has(tab.id)) return;
  busy.add(tab.id);
  try {
    await captureReadShow(tab.id, scope, now());
  } finally {
    busy.delete(tab.id);
  }
}

/** Milliseconds since 1970, finely: the same clock as the page's. */
const now = () => performance.timeOrigin + performance.now();

/**
 * @param {number} tabId
 * @param {'page' | 'selection'} scope
 * @param {number} pressed
 */
async function captureReadShow(tabId, scope, pressed) {
  const captured = await capture(tabId, scope);
  if (captured === null) return sayUnavailable(tabId);
  if ('closed' in captured) return;
  if ('error' in captured && captured.error === 'errorNotAPage') return sayUnavailable(tabId);
  const opening = openEmptyView(tabId);
  if ('error' in captured) {
    await opening;
    return showFailure(tabId, { key: 'errorCapture', message: captured.error });
  }
  const start = performance.now();
  const reading = await readOrFail(captured.snapshot);
  const readMs = performance.now() - start;
  await opening;
  if (typeof reading !== 'string') return showFailure(tabId, reading);
  const shown = await show(tabId, reading);
  if (!shown) return;
  const total = shown.shown - pressed;
  const timing = { capture: captured.ms, read: readMs, build: shown.ms, total };
  // What is left is the way between page and background, three times.
  const transfer = total - timing.capture - timing.read - timing.build;
  await Promise.all([keepOffPaper(tabId, shown.host), api.storage.session.set({ timing: { ...timing, transfer } })]);
}

/**
 * @param {number} tabId
 * @param {'page' | 'selection'} scope
 * @returns {Promise<Captured | null>} null: extensions may not run here
 */
async function capture(tabId, scope) {
  const target = { tabId };
  try {
    return await withRetries(async () => {
      if (scope === 'selection') await api.scripting.executeScript({ target, func: wantSelection });
      const [{ result }] = await api.scripting.executeScript({ target, files: ['content/capture.js'] });
      return /** @type {Captured | null} */ (result) ?? null;
    });
  } catch {
    return null;
  }
}

/**
 * Has the view opened while the core reads. To be waited for before the view is filled: a file is fetched first, so a
 * later call may overtake it. A failure is met by the call that fills the view.
 * @param {number} tabId
 */
async function openEmptyView(tabId) {
  try {
    await api.scripting.executeScript({ target: { tabId }, files: ['content/view.js'] });
  } catch {
    // The page went away.
  }
}

/** Runs in the page; the symbol is SELECTION of content/keys.js. */
function wantSelection() {
  /** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for('recto.selection')] = true;
}

/**
 * @param {string} snapshot
 * @returns {Promise<string | Failure>}
 */
async function readOrFail(snapshot) {
  try {
    return await read(snapshot);
  } catch (error) {
    const { key, message } = /** @type {Partial<Failure>} */ (error ?? {});
    return { key: key ?? 'errorUnexpected', message: message ?? String(error) };
  }
}

/**
 * @param {number} tabId
 * @param {string} reading
 * @returns {Promise<Shown | null>} null: the page went away meanwhile
 */
async function show(tabId, reading) {
  try {
    const [{ result }] = await api.scripting.executeScript({ target: { tabId }, func: openView, args: [reading] });
    return result ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {number} tabId
 * @param {Failure} failure
 */
async function showFailure(tabId, failure) {
  try {
    await api.scripting.executeScript({ target: { tabId }, func: failView, args: [failure] });
  } catch {
    await sayUnavailable(tabId);
  }
}

/**
 * Runs in the page; the symbol is VIEW of content/keys.js.
 * @param {string} reading
 */
function openView(reading) {
  const view = /** @type {View} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for('recto.view')]);
  return view.open(reading);
}

/**
 * Runs in the page; the symbol is VIEW of content/keys.js.
 * @param {Failure} failure
 */
function failView(failure) {
  const view = /** @type {View} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for('recto.view')]);
  return view.fail(failure);
}
