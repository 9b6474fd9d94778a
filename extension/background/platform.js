// The browser as the background sees it.

export { api } from '../shared/api.js';

/** Milliseconds after which a refused injection is tried again. Chromium sometimes grants `activeTab` only after it has
 * said that the button was pressed (5 of 152 presses, all of them right after 30 ms). */
const RETRIES = [30, 60, 120];

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
