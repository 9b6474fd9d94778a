// The reader's rules for parts of sites, at hand: asked for with the background's start, so that no press waits for them.

import { RECORD, rulesIn } from '../shared/reading_rules.js';
import { api } from './platform.js';

/** @type {Promise<unknown>} */
let kept = read();

async function read() {
  try {
    return (await api.storage.local.get(RECORD))[RECORD];
  } catch {
    return {};
  }
}

api.storage.onChanged.addListener((changes, area) => {
  if (area === 'local' && RECORD in changes) kept = Promise.resolve(changes[RECORD].newValue);
});

/**
 * @param {string | undefined} address of a page
 * @returns {Promise<{ keep_parts: string[], leave_out_parts: string[] }>} as src/settings.rs has them
 */
export async function rulesFor(address) {
  const rules = address && URL.canParse(address) ? rulesIn(await kept, new URL(address).host) : [];
  const parts = (/** @type {string} */ wanted) => rules.filter(({ action }) => action === wanted).map(({ part }) => part);
  return { keep_parts: parts('keep'), leave_out_parts: parts('leave_out') };
}
