// The web page in real Firefox.
import { startFirefox } from './firefox.mjs';
import { wwwCases } from './www-cases.mjs';

wwwCases('Firefox', startFirefox);
