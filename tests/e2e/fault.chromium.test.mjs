// Faults in real Chromium.
import { startChromiumForSites } from './chromium.mjs';
import { faultCases } from './fault-cases.mjs';

faultCases('Chromium', startChromiumForSites);
