// The library in real Chromium.
import { startChromium } from './chromium.mjs';
import { libraryCases, quotaCases } from './library-cases.mjs';

libraryCases('Chromium', startChromium);
quotaCases(startChromium);
