// What the view prints, and what it makes of the page's scroll bars, in real Firefox.
import { barsCases } from './bars-cases.mjs';
import { startFirefox } from './firefox.mjs';
import { printCases } from './print-cases.mjs';

printCases('Firefox', startFirefox);
barsCases('Firefox', startFirefox);
