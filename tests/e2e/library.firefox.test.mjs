// The library in real Firefox.
import { startFirefox } from './firefox.mjs';
import { libraryCases } from './library-cases.mjs';

libraryCases('Firefox', startFirefox);
