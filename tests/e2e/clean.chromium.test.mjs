// Pages that clean themselves, in real Chromium.
import { startChromium } from './chromium.mjs';
import { cleanCases } from './clean-cases.mjs';
import { cleaningVariant } from './clean-variant.mjs';

cleanCases('Chromium', async () => startChromium({ folder: await cleaningVariant('chromium') }));
