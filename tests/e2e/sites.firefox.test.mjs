// Sites in real Firefox.
import { startFirefox } from './firefox.mjs';
import { sitesCases } from './sites-cases.mjs';

sitesCases('Firefox', startFirefox);
