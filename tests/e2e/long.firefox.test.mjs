// Long pages in real Firefox.
import { startFirefox } from './firefox.mjs';
import { longCases } from './long-cases.mjs';

longCases('Firefox', startFirefox);
