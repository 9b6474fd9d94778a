// Sites in real Firefox.
import { startFirefoxForSites } from './firefox.mjs';
import { sitesCases } from './sites-cases.mjs';

sitesCases('Firefox', startFirefoxForSites);
