// The little menu: opened at the button where the browser can, else as a small window. And what a press of the button does.

import { store } from '../shared/store.js';
import { api } from './platform.js';

const PAGE = 'pages/popup.html';

/** CSS pixels of the window that stands for the menu. */
const WINDOW = { width: 380, height: 600 };

/** Whether a press of the button opens the menu already. Asked at the start, as opening it may not wait for an answer. */
let isButtons = false;

/** The button does what the reader has chosen: reads the page, or opens the menu. */
export async function setButton() {
  const { value } = await store.load('general');
  isButtons = value.button === 'menu';
  await api.action.setPopup({ popup: isButtons ? PAGE : '' });
}

/**
 * Opens the menu at the button. Nothing is waited for on the way: Firefox opens it only while a press is handled.
 * @param {chrome.tabs.Tab | undefined} tab
 */
export async function openMenu(tab) {
  if (tab?.id === undefined) return;
  const ownPopup = isButtons ? undefined : api.action.setPopup({ tabId: tab.id, popup: PAGE });
  try {
    await api.action.openPopup({ windowId: tab.windowId });
  } catch {
    const query = new URLSearchParams({ tab: String(tab.id) });
    await api.windows.create({ type: 'popup', url: api.runtime.getURL(`${PAGE}?${query}`), ...WINDOW });
  } finally {
    await ownPopup;
    if (!isButtons) await api.action.setPopup({ tabId: tab.id, popup: '' });
  }
}
