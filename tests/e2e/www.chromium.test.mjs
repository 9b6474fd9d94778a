// The web page in real Chromium.
import { startChromium } from './chromium.mjs';
import { wwwCases } from './www-cases.mjs';

wwwCases('Chromium', startChromium);
