// The menu and the settings in real Chromium.
import { startChromiumForSites } from './chromium.mjs';
import { menuCases } from './menu-cases.mjs';

menuCases('Chromium', startChromiumForSites);
