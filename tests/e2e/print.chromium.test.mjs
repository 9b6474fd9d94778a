// What the view prints, in real Chromium.
import { startChromium } from './chromium.mjs';
import { printCases } from './print-cases.mjs';

printCases('Chromium', startChromium);
