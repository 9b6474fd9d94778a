// Long pages in real Chromium.
import { startChromium } from './chromium.mjs';
import { longCases } from './long-cases.mjs';

longCases('Chromium', startChromium);
