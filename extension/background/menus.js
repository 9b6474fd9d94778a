// The two entries of the context menu.

import { api } from './platform.js';
import { readTab } from './read_tab.js';

const PAGE = 'read-page';
const SELECTION = 'read-selection';

/** Makes the menu anew: an update may have left another one. */
export async function createMenus() {
  await api.contextMenus.removeAll();
  const title = (/** @type {string} */ key) => api.i18n.getMessage(key);
  api.contextMenus.create({ id: PAGE, title: title('menuReadPage'), contexts: ['page', 'frame'] });
  api.contextMenus.create({ id: SELECTION, title: title('menuReadSelection'), contexts: ['selection'] });
}

/**
 * @param {chrome.contextMenus.OnClickData} info
 * @param {chrome.tabs.Tab | undefined} tab
 */
export function onMenu(info, tab) {
  if (info.menuItemId === PAGE) return readTab(tab, 'page');
  if (info.menuItemId === SELECTION) return readTab(tab, 'selection');
}
