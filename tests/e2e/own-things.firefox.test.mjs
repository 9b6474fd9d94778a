// The browser's own things in the view, in real Firefox.
import { startFirefox } from './firefox.mjs';
import { ownThingsCases } from './own-things-cases.mjs';

ownThingsCases('Firefox', startFirefox, { early: true, late: false, selected: 'wallpaper', reaches: true });
