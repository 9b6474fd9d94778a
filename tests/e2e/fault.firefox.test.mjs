// Faults in real Firefox.
import { startFirefoxForSites } from './firefox.mjs';
import { faultCases } from './fault-cases.mjs';

faultCases('Firefox', startFirefoxForSites);
