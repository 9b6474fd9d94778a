// Where there is nothing to read, or nothing may be read, Recto says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './browser.mjs';
import { expectedPages } from './pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 * @param {string} browserPage
 */
export function refusalCases(browserOf, at, browserPage) {
  const unreadable = expectedPages().filter((each) => !each.readable).map((each) => `/pages/${each.name}/`);
  for (const path of ['/e2e/sign-in.html', ...unreadable]) {
    test(`says that there is nothing to read on ${path}, and can read it anyway`, async () => {
      const browser = browserOf();
      await browser.open(at(path));
      await browser.read();
      await browser.screenshot(`${browser.name}-nothing${path.replace(/\W+/g, '-')}`);
      const buttons = await browser.readerButtons();
      assert.ok(buttons.some((button) => /read it anyway/i.test(button)), `its buttons are: ${buttons.join(', ')}`);
      const before = await browser.readerText();
      await browser.pressInReader(/read it anyway/);
      await until('the view shows something else', async () => (await browser.readerIsOpen()) && (await browser.readerText()) !== before);
      await browser.pressKey('Escape');
      await browser.untilClosed();
    });
  }

  test(`says with a badge and a tooltip that ${browserPage} cannot be read`, async () => {
    const browser = browserOf();
    await browser.open(browserPage);
    await browser.pressAction();
    await until('there is a badge', async () => (await browser.badge()) !== '');
    assert.notEqual(await browser.tooltip(), 'Read this page in Recto');
    // The badge belongs to that page alone.
    await browser.goTo(at('/e2e/state.html'));
    await until('the badge is gone', async () => (await browser.badge()) === '');
  });
}
