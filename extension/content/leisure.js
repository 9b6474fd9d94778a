// Moments in which the browser has nothing better to do.

/**
 * @param {() => void} work
 * @param {number} patience milliseconds after which it is done anyway
 */
export function atLeisure(work, patience) {
  // Safari has no such moments.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: patience });
  else setTimeout(work);
}
