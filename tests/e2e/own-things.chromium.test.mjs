// The browser's own things in the view, in real Chromium.
import { startChromium } from './chromium.mjs';
import { ownThingsCases } from './own-things-cases.mjs';

ownThingsCases('Chromium', startChromium, { early: true, late: false, selected: 'wallpaper', reaches: true });
