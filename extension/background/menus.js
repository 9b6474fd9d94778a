// The context menu: what it has, and what each entry does.

import { setMode } from '../shared/modes.js';
import { MODES, siteOf } from '../shared/sites.js';
import { openLibrary } from './library.js';
import { openMenu } from './menu.js';
import { api } from './platform.js';
import { readTab } from './read_tab.js';

const PAGE = 'read-page';
const SELECTION = 'read-selection';
const ALWAYS = 'always';
const MENU = 'open-menu';
const LIBRARY = 'open-library';

/** Makes the menu anew: an update may have left another one. */
export async function createMenus() {
  await api.contextMenus.removeAll();
  const title = (/** @type {string} */ key) => api.i18n.getMessage(key);
  const web = { documentUrlPatterns: ['*://*/*'] };
  api.contextMenus.create({ id: PAGE, title: title('menuReadPage'), contexts: ['page', 'frame'] });
  api.contextMenus.create({ id: SELECTION, title: title('menuReadSelection'), contexts: ['selection'] });
  api.contextMenus.create({ id: ALWAYS, title: title('menuAlways'), contexts: ['page', 'frame'], ...web });
  for (const mode of MODES) {
    api.contextMenus.create({ id: `${ALWAYS}-${mode}`, parentId: ALWAYS, title: title(`mode_${mode}`), contexts: ['page', 'frame'], ...web });
  }
  api.contextMenus.create({ id: MENU, title: title('menuOpen'), contexts: ['action'] });
  api.contextMenus.create({ id: LIBRARY, title: title('libraryOpen'), contexts: ['action'] });
}

/**
 * @param {chrome.contextMenus.OnClickData} info
 * @param {chrome.tabs.Tab | undefined} tab
 */
export function onMenu(info, tab) {
  if (info.menuItemId === PAGE) return readTab(tab, 'page');
  if (info.menuItemId === SELECTION) return readTab(tab, 'selection');
  if (info.menuItemId === MENU) return openMenu(tab);
  if (info.menuItemId === LIBRARY) return openLibrary();
  const mode = MODES.find((each) => info.menuItemId === `${ALWAYS}-${each}`);
  const site = siteOf(info.pageUrl ?? tab?.url);
  if (mode && site) return setMode(site, mode);
}
