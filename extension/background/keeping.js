// Keeps the reading settings that a view hands over. It comes by a port, which works while the page is being left: the view
// itself could not wait until the storage has answered.

import { keepOnThisDevice, save } from '../shared/settings.js';
import { api } from './platform.js';

/** The port's name; also in content/tools/tools.js. */
const SETTINGS_PORT = 'settings';

/** @param {chrome.runtime.Port} port */
export function onConnect(port) {
  if (port.name !== SETTINGS_PORT || port.sender?.id !== api.runtime.id) return;
  port.onMessage.addListener(async (message) => {
    const failure = await keep(message);
    if (failure) port.postMessage(failure);
    port.disconnect();
  });
}

/**
 * @param {{ changes?: object, isAlone?: unknown }} message
 * @returns {Promise<{ isFull: true } | null>} null where it is kept
 */
export async function keep({ changes, isAlone }) {
  try {
    // Whatever it holds, only known settings with values that can be used are kept.
    if (changes) await save(api.storage, /** @type {Record<string, unknown>} */ (changes));
    if (typeof isAlone === 'boolean') await keepOnThisDevice(api.storage, isAlone);
    return null;
  } catch (error) {
    // There is no room for it: it counts in the view that is open, which says so.
    console.warn('Recto could not keep a setting:', error);
    return { isFull: true };
  }
}
