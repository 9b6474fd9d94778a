// The background: what may happen, and who does it.

import { createMenus, onMenu } from './menus.js';
import { onMessage } from './messages.js';
import { api } from './platform.js';
import { readTab } from './read_tab.js';

api.runtime.onInstalled.addListener(() => { createMenus(); });
api.contextMenus.onClicked.addListener((info, tab) => { onMenu(info, tab); });
// The toolbar button and, as `_execute_action`, the keyboard command.
api.action.onClicked.addListener((tab) => { readTab(tab, 'page'); });
api.runtime.onMessage.addListener(onMessage);
