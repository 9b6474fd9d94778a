// A closed tab had back in Chromium, as by Ctrl+Shift+T: without a window those keys do nothing, an extension of the tests asks for it.
import { fileURLToPath } from 'node:url';

/** It may ask for closed tabs. */
export const RESTORING = new URL('restoring/', import.meta.url);

/**
 * Has back the tab that was closed last.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address of the tab's page, by which the tab is known
 * @returns {Promise<import('puppeteer-core').Page>} loaded
 */
export async function restoreLast(browser, address) {
  const id = await browser.installExtension(fileURLToPath(RESTORING));
  try {
    const target = await browser.waitForTarget((each) => each.type() === 'service_worker' && each.url().includes(id));
    const worker = await target.worker();
    await worker?.evaluate(async () => { await chrome.sessions.restore(); });
    const tab = await browser.waitForTarget((each) => each.type() === 'page' && each.url() === address);
    const page = await tab.page();
    if (!page) throw new Error('the tab has gone again');
    await page.waitForFunction(() => document.readyState === 'complete');
    return page;
  } finally {
    await browser.uninstallExtension(id);
  }
}
