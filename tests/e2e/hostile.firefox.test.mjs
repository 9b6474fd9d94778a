// Hostile pages in real Firefox.
import { startFirefox } from './firefox.mjs';
import { hostileCases } from './hostile-cases.mjs';

hostileCases('Firefox', startFirefox);
