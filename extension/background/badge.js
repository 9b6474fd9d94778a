// Says at the button that a page cannot be read: browser pages, stores and PDF viewers let no extension in.

import { api } from './platform.js';

/** Milliseconds that the sign stays; a navigation takes it away sooner. */
const SHOWN_FOR = 4_000;

const SIGN = '–';

/** Its colour: the browsers write white on it, with a contrast of 6.3. */
const COLOUR = '#6b5e4e';

/** @param {number} tabId */
export async function sayUnavailable(tabId) {
  const title = api.i18n.getMessage('unavailable');
  try {
    await Promise.all([
      api.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      api.action.setBadgeText({ tabId, text: SIGN }),
      api.action.setTitle({ tabId, title }),
    ]);
    setTimeout(() => clear(tabId), SHOWN_FOR);
  } catch {
    // The tab has been closed.
  }
}

/** @param {number} tabId */
async function clear(tabId) {
  try {
    await api.action.setTitle({ tabId, title: api.i18n.getMessage('actionTitle') });
    // The number of things hidden in a page may have come in its place.
    if (await api.action.getBadgeText({ tabId }) === SIGN) await api.action.setBadgeText({ tabId, text: '' });
  } catch {
    // The tab has been closed.
  }
}
