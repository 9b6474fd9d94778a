// Keeping a copy in real Chromium.
import { startChromium } from './chromium.mjs';
import { saveCases } from './save-cases.mjs';

saveCases('Chromium', startChromium);
