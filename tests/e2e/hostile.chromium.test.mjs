// Hostile pages in real Chromium.
import { startChromium } from './chromium.mjs';
import { hostileCases } from './hostile-cases.mjs';

hostileCases('Chromium', startChromium);
