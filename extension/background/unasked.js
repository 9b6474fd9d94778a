// The view that opens by itself, on the sites where the reader wants that.

import { setMode } from '../shared/modes.js';
import { entryFor, siteOf } from '../shared/sites.js';
import { store } from '../shared/store.js';
import { readTab } from './read_tab.js';
import { opensUnasked } from './wasm.js';

/**
 * A page has come to rest: opens the view where the core is sure of it.
 * @param {number} tabId
 * @param {string | undefined} address
 * @param {string} snapshot
 */
export async function onQuiet(tabId, address, snapshot) {
  const site = siteOf(address);
  const { value: sites } = await store.load('sites');
  // It may have been switched off since the script came into the page.
  if (site === null || entryFor(sites, site)?.mode !== 'reader') return;
  if (await opensUnasked(snapshot)) await readTab({ id: tabId }, 'unasked');
}

/**
 * The reader wants no view by itself on this site any more.
 * @param {string | undefined} address
 */
export async function notHere(address) {
  const site = siteOf(address);
  if (site !== null) await setMode(site, 'off');
}
