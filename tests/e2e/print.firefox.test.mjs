// What the view prints, in real Firefox.
import { startFirefox } from './firefox.mjs';
import { printCases } from './print-cases.mjs';

printCases('Firefox', startFirefox);
