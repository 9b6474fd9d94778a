// Whether everybody can use the view, in real Chromium.
import { after, before, describe } from 'node:test';
import { accessCases } from './access-cases.mjs';
import { startChromium } from './chromium.mjs';
import { serve } from './server.mjs';

describe('access to the view in Chromium', () => {
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
  accessCases(() => browser, (path) => site.origin + path);
});
