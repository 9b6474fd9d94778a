// Switching a site on and off, with the browser's permission for it. For our own pages and the background.

import { api } from './api.js';
import { isGranted, originsOf, unneeded, withMode, without } from './sites.js';
import { store } from './store.js';

/** @import { Mode, Site } from './sites.js' */

/** What a reader wants as soon as the browser's question is answered: that question closes a popup. */
const WISH = 'wish';

/** @returns {Promise<string[]>} the origins into which the browser lets Recto */
export async function grantedOrigins() {
  return (await api.permissions.getAll()).origins ?? [];
}

/**
 * Sets what Recto does on a site by itself. To be called at a press, before anything is waited for: only then may the
 * browser be asked for its permission.
 * @param {string} pattern
 * @param {Mode} mode
 * @param {typeof withMode} change of the list; `withEntry` keeps an entry that is off
 * @returns {Promise<boolean>} whether it is so now; false where the permission was refused
 */
export async function setMode(pattern, mode, change = withMode) {
  if (mode === 'off') return switchOff((sites) => change(sites, pattern, mode));
  const wanted = { origins: originsOf(pattern) };
  // A browser that finds the press too long ago refuses to ask; what it has permitted already is enough.
  const asked = api.permissions.request(wanted).catch(() => api.permissions.contains(wanted));
  await api.storage.session.set({ [WISH]: { pattern, mode } });
  const granted = await asked;
  await (granted ? fulfil(pattern, mode) : api.storage.session.remove(WISH));
  return granted;
}

/**
 * Takes a site off the list.
 * @param {string} pattern
 */
export const removeSite = (pattern) => switchOff((sites) => without(sites, pattern));

/**
 * The browser has given a permission: what was wished for comes true, even where the page that wished is gone.
 * @returns {Promise<void>}
 */
export async function fulfilWish() {
  const { [WISH]: wish } = /** @type {{ wish?: Site }} */ (await api.storage.session.get(WISH));
  if (wish && isGranted(await grantedOrigins(), wish.pattern)) await fulfil(wish.pattern, wish.mode);
}

/**
 * @param {string} pattern
 * @param {Mode} mode
 */
async function fulfil(pattern, mode) {
  await store.update('sites', (sites) => withMode(sites, pattern, mode));
  await api.storage.session.remove(WISH);
}

/**
 * Changes the list, and gives back to the browser what it does not need any more.
 * @param {(sites: Site[]) => Site[]} change
 * @returns {Promise<boolean>}
 */
async function switchOff(change) {
  const { value: sites } = await store.update('sites', change);
  for (const origin of unneeded(await grantedOrigins(), sites)) {
    // What an administrator has granted, or a manifest demands, cannot be given back.
    await api.permissions.remove({ origins: [origin] }).catch(() => {});
  }
  return true;
}
