// Keeps the reading settings that a view hands over. It comes by a port, which works while the page is being left: the view
// itself could not wait until the storage has answered.

import { keepOnThisDevice, save } from '../shared/settings.js';
import { api } from './platform.js';

/** The port's name; also in content/tools/tools.js. */
const SETTINGS_PORT = 'settings';

/** @param {chrome.runtime.Port} port */
export function onConnect(port) {
  if (port.name !== SETTINGS_PORT || port.sender?.id !== api.runtime.id) return;
  port.onMessage.addListener(async (/** @type {{ changes?: object, isAlone?: unknown }} */ { changes, isAlone }) => {
    try {
      // Whatever it holds, only known settings with values that can be used are kept.
      if (changes) await save(api.storage, /** @type {Record<string, unknown>} */ (changes));
      if (typeof isAlone === 'boolean') await keepOnThisDevice(api.storage, isAlone);
    } catch (error) {
      // There is no room for it: it counts in the view that is open, which says so.
      console.warn('Recto could not keep a setting:', error);
      port.postMessage({ isFull: true });
    } finally {
      port.disconnect();
    }
  });
}
