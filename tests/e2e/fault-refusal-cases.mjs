// A permission that the reader asks for, and then refuses in the browser's own question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, press, untilShown, write } from './own-pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @param {Browser} browser @returns {Promise<unknown>} its sites, and where it may run */
const state = (browser) => browser.inOwnPage(async () => {
  const [{ sites }, { origins }] = await Promise.all([chrome.storage.sync.get('sites'), chrome.permissions.getAll()]);
  return { sites: sites ?? [], origins: origins ?? [] };
});

/**
 * @param {() => Browser} browserOf
 */
export function refusedCases(browserOf) {
  test('a permission that is asked for is refused: it is said, and the site stays off', async () => {
    const browser = browserOf();
    const before = await state(browser);
    await browser.open(browser.ownPage('pages/settings.html'));
    await write(browser, '#sites form input', 'http://lighthouse.example/');
    await choose(browser, '#sites form select', 'reader');
    await browser.refuseNext(() => press(browser, '#sites form button'));
    await untilShown(browser, /The browser did not permit it, so nothing has changed/);
    assert.deepEqual(await state(browser), before);
  });
}
