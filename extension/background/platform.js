// The browser as the background sees it.

export { api } from '../shared/api.js';

/** Milliseconds after which a refused injection is tried again. Chromium sometimes grants `activeTab` only after it has
 * said that the button was pressed (156: 4 of 42 presses, of which each was granted 2 ms after the refusal). */
const RETRIES = [2, 30, 60, 120];

/** What both browsers say where an extension has no right to a page. */
const REFUSED = /cannot access|missing host permission|must request permission/i;

/**
 * Runs a script in a tab's page, and again after a moment where the right to it is not there yet.
 * @template Result
 * @param {() => Promise<Result>} inject
 * @returns {Promise<Result>}
 */
export async function withRetries(inject) {
  for (const pause of RETRIES) {
    try {
      return await inject();
    } catch (error) {
      if (!REFUSED.test(String(error))) throw error;
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
  }
  return inject();
}
