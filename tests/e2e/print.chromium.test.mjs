// What the view prints, and what it makes of the page's scroll bars, in real Chromium.
import { barsCases } from './bars-cases.mjs';
import { startChromium } from './chromium.mjs';
import { printCases } from './print-cases.mjs';

printCases('Chromium', startChromium);
barsCases('Chromium', startChromium);
