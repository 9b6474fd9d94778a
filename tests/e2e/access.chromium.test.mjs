// Whether everybody can use the view, and what it prints, in real Chromium.
import { after, before, describe } from 'node:test';
import { accessCases } from './access-cases.mjs';
import { startChromium } from './chromium.mjs';
import { printCases } from './print-cases.mjs';
import { serve } from './server.mjs';

describe('access to the view, and its print, in Chromium', () => {
  /** @type {Awaited<ReturnType<typeof startChromium>>} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  before(async () => {
    site = await serve();
    browser = await startChromium();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  const at = (/** @type {string} */ path) => site.origin + path;
  accessCases(() => browser, at);
  printCases(() => browser, at);
});
