// Whether everybody can use the view, in real Chromium.
import { describe } from 'node:test';
import { accessCases } from './access-cases.mjs';
import { startChromium } from './chromium.mjs';
import { stageOf } from './stage.mjs';

describe('access to the view in Chromium', () => {
  const { browserOf, at } = stageOf(startChromium);
  accessCases(/** @type {() => import('./chromium-browser.mjs').Chromium} */ (browserOf), at);
});
