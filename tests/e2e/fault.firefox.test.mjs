// Faults in real Firefox.
import { startFirefoxForSites, startFirefoxFrom } from './firefox.mjs';
import { faultCases } from './fault-cases.mjs';
import { coreCases, judgingCases } from './fault-core-cases.mjs';
import { privateCases } from './fault-private-cases.mjs';

faultCases('Firefox', startFirefoxForSites);
coreCases('Firefox', startFirefoxFrom);
judgingCases('Firefox', startFirefoxFrom);
privateCases('Firefox', startFirefoxForSites);
