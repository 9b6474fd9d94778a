// Sites in real Chromium.
import { startChromiumForSites } from './chromium.mjs';
import { sitesCases } from './sites-cases.mjs';

sitesCases('Chromium', startChromiumForSites);
