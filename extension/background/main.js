// The background: what may happen, and who does it.

import { fulfilWish } from '../shared/modes.js';
import { store, watch } from '../shared/store.js';
import { cleanTab } from './clean_tab.js';
import { onConnect } from './keeping.js';
import { clearDeleted, onPlace } from './library.js';
import { openMenu, setButton } from './menu.js';
import { createMenus, onMenu } from './menus.js';
import { onMessage } from './messages.js';
import { api } from './platform.js';
import { readTab } from './read_tab.js';
import { keepInStep } from './sites.js';

api.runtime.onInstalled.addListener(async () => {
  createMenus();
  await store.migrate();
  // An update has taken the registered scripts away.
  await keepInStep();
});
api.runtime.onStartup.addListener(() => {
  keepInStep();
  clearDeleted();
});
api.permissions.onAdded.addListener(async () => {
  await fulfilWish();
  await keepInStep();
});
// Also where it is withdrawn in the browser's own settings: the scripts would stay registered.
api.permissions.onRemoved.addListener(() => { keepInStep(); });
watch((names) => {
  if (names.has('sites')) keepInStep();
  if (names.has('general')) setButton();
});

api.contextMenus.onClicked.addListener((info, tab) => { onMenu(info, tab); });
// The toolbar button and, as `_execute_action`, the keyboard command; not where the reader has put the menu there.
api.action.onClicked.addListener((tab) => { readTab(tab, 'page'); });
api.commands.onCommand.addListener((command, tab) => {
  if (command === 'open-menu') openMenu(tab);
  if (command === 'clean-once') cleanTab(tab?.id);
});
api.runtime.onMessage.addListener(onMessage);
api.runtime.onConnect.addListener(onConnect);
api.runtime.onConnect.addListener(onPlace);

// A choice of the button does not outlive the browser, and the menu must know of it before it is asked for.
setButton();
