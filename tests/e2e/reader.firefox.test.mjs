// The reader view in real Firefox.
import { readerCases } from './cases.mjs';
import { startFirefox } from './firefox.mjs';

readerCases('Firefox', startFirefox, 'about:support');
