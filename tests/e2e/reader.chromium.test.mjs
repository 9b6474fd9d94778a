// The reader view in real Chromium.
import { readerCases } from './cases.mjs';
import { startChromium } from './chromium.mjs';

readerCases('Chromium', startChromium, 'chrome://version/');
