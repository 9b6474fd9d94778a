// Faults in real Chromium.
import { startChromium, startChromiumForSites } from './chromium.mjs';
import { faultCases } from './fault-cases.mjs';
import { coreCases, judgingCases } from './fault-core-cases.mjs';
import { keptOutCases, privateCases } from './fault-private-cases.mjs';

faultCases('Chromium', startChromiumForSites);
coreCases('Chromium', (folder) => startChromium({ folder }));
judgingCases('Chromium', (folder) => startChromium({ folder }));
privateCases('Chromium', () => startChromiumForSites({ isPrivate: true }));
keptOutCases('Chromium', startChromiumForSites);
