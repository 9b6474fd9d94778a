// That nothing leaves the extension, in real Chromium.
import { startChromium } from './chromium.mjs';
import { networkCases } from './network-cases.mjs';

networkCases('chromium', startChromium);
