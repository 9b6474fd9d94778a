// Cleaning a page once, and what a page that cleans itself tells.

import { sayUnavailable } from './badge.js';
import { api, withRetries } from './platform.js';

/** The colour of the number at the button: white on it has a contrast of 6.7. */
const COLOUR = '#4f5d6b';

/**
 * Cleans the page of a tab, without any permission but the press itself.
 * @param {number | undefined} tabId
 */
export async function cleanTab(tabId) {
  if (tabId === undefined || tabId < 0) return;
  try {
    await withRetries(() => api.scripting.executeScript({ target: { tabId }, files: ['content/clean.js'] }));
  } catch {
    await sayUnavailable(tabId);
  }
}

/**
 * Lets the reader point at what is to be hidden too.
 * @param {number} tabId
 */
export async function pickInTab(tabId) {
  const pick = () => api.tabs.sendMessage(tabId, { type: 'clean-pick' });
  try {
    await pick();
  } catch {
    // Nothing of ours runs in the page yet.
    await cleanTab(tabId);
    await pick().catch(() => {});
  }
}

/**
 * The number at the button: how many things are hidden in the page. It goes with the page.
 * @param {number} tabId
 * @param {number} count
 */
export async function showCount(tabId, count) {
  try {
    await api.action.setBadgeBackgroundColor({ tabId, color: COLOUR });
    await api.action.setBadgeText({ tabId, text: count > 0 ? String(count) : '' });
  } catch {
    // The tab has been closed.
  }
}
