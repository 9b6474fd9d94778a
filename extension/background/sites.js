// Keeps the registered content scripts in step with the list of sites and with what the browser permits.

import { grantedOrigins } from '../shared/modes.js';
import { registrations } from '../shared/sites.js';
import { store } from '../shared/store.js';
import { turns } from '../shared/turns.js';
import { api } from './platform.js';

/** @import { Registration } from '../shared/sites.js' */

/** Two looks at once would register the same script twice. */
const inTurn = turns();

/** Registers what is wanted and not there, and takes away what is there and not wanted. */
export async function keepInStep() {
  try {
    await inTurn(look);
  } catch (error) {
    console.warn('Recto could not register its scripts:', error);
  }
}

async function look() {
  const [{ value: sites }, origins, registered] = await Promise.all([
    store.load('sites'), grantedOrigins(), api.scripting.getRegisteredContentScripts(),
  ]);
  const wanted = new Map(registrations(sites, origins).map((each) => [each.id, each]));
  const stale = registered.filter(({ id, ...rest }) => !isSame(wanted.get(id), rest)).map(({ id }) => id);
  if (stale.length > 0) await api.scripting.unregisterContentScripts({ ids: stale });
  const fresh = [...wanted.values()].filter(({ id }) => stale.includes(id) || !registered.some((each) => each.id === id));
  // Even if one pattern is not to the browser's liking, the other registrations stand.
  await Promise.all(fresh.map(register));
}

/** @param {Registration} registration */
async function register(registration) {
  await api.scripting.registerContentScripts([{ ...registration, runAt: 'document_idle', persistAcrossSessions: true }]);
}

/**
 * @param {Registration | undefined} wanted
 * @param {Omit<chrome.scripting.RegisteredContentScript, 'id'>} there
 */
function isSame(wanted, there) {
  const list = (/** @type {string[] | undefined} */ patterns) => [...(patterns ?? [])].sort().join(' ');
  return wanted !== undefined && list(wanted.js) === list(there.js).replaceAll(/\S*?(?=content\/)/g, '')
    && list(wanted.matches) === list(there.matches) && list(wanted.excludeMatches) === list(there.excludeMatches);
}
