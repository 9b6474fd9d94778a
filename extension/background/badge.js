// Says at the button that a page cannot be read: browser pages, stores and PDF viewers let no extension in.

import { api } from './platform.js';

/** Milliseconds that the sign stays; a navigation takes it away sooner. */
const SHOWN_FOR = 4_000;

/** @param {number} tabId */
export async function sayUnavailable(tabId) {
  const title = api.i18n.getMessage('unavailable');
  try {
    await Promise.all([
      api.action.setBadgeBackgroundColor({ tabId, color: '#6b5e4e' }),
      api.action.setBadgeText({ tabId, text: '–' }),
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
    await api.action.setBadgeText({ tabId, text: '' });
    await api.action.setTitle({ tabId, title: '' });
  } catch {
    // The tab has been closed.
  }
}
