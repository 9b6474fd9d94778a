// That nothing leaves the extension, in real Firefox.
import { startFirefox } from './firefox.mjs';
import { networkCases } from './network-cases.mjs';

networkCases('firefox', startFirefox);
