// Waits until a page has come to rest: loaded, looked at, and nothing more is added to it.

import { OVER } from './over.js';

/** Milliseconds without a new element that make a page quiet. */
const QUIET = 500;

/** Milliseconds after which a page that never rests is left alone. */
const LATEST = 15_000;

/** What a reader does who is busy with the page itself. */
const ACTS = ['pointerdown', 'keydown'];

/**
 * @returns {Promise<boolean>} whether it is quiet; false where the reader has begun to do something in it, or it never rests
 */
export function whenQuiet() {
  const stop = new AbortController();
  const { signal } = stop;
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ isQuiet) => { stop.abort(OVER); resolve(isQuiet); };
    for (const act of ACTS) addEventListener(act, (event) => event.isTrusted && end(false), { capture: true, passive: true, signal });
    afterLoad(signal, () => {
      let timer = setTimeout(end, QUIET, true);
      const late = setTimeout(end, LATEST, false);
      const observer = new MutationObserver((records) => {
        if (!records.some(addsAnElement)) return;
        clearTimeout(timer);
        timer = setTimeout(end, QUIET, true);
      });
      observer.observe(document, { childList: true, subtree: true });
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        clearTimeout(late);
        observer.disconnect();
      });
    });
  });
}

/**
 * A clock that ticks changes texts; what is still coming brings elements.
 * @param {MutationRecord} record
 */
const addsAnElement = (record) => Array.prototype.some.call(record.addedNodes, (node) => node.nodeType === Node.ELEMENT_NODE);

/**
 * Goes on once the page has loaded and somebody sees it.
 * @param {AbortSignal} signal
 * @param {() => void} goOn
 */
function afterLoad(signal, goOn) {
  if (document.readyState === 'complete' && document.visibilityState === 'visible') return goOn();
  const once = new AbortController();
  const look = () => {
    if (document.readyState !== 'complete' || document.visibilityState !== 'visible') return;
    once.abort(OVER);
    goOn();
  };
  const options = { signal: AbortSignal.any([signal, once.signal]) };
  addEventListener('load', look, options);
  document.addEventListener('visibilitychange', look, options);
}
