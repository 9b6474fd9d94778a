// While the view is open, the page behind it cannot be scrolled, focused or found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** More CSS pixels than any page here is high. */
const FAR = 30_000;

/** A place in the middle of the text, in CSS pixels. */
const MIDDLE = /** @type {const} */ ([600, 400]);

/** Where the page stands, in CSS pixels. @param {Browser} browser */
const pagePlace = (browser) => browser.inPage(() => Math.round(scrollY));

/** Where the view stands and how much of it lies below, in CSS pixels. @param {Browser} browser */
async function viewPlace(browser) {
  const place = await browser.inReader((root) => {
    const main = /** @type {HTMLElement} */ (root.querySelector('main'));
    return { above: main.scrollTop, below: main.scrollHeight - main.clientHeight - main.scrollTop };
  });
  assert.ok(place, 'the view is gone');
  return place;
}

/**
 * Turns the wheel over the view to its end, beyond it, and back. Turns come one after the other: when the last one has moved
 * the view, all have been answered.
 * @param {Browser} browser
 */
async function wheelBeyondTheEnd(browser) {
  // A view that has only just opened may not have the wheel yet: a first turn can be lost.
  await until('the view is at its end', async () => {
    await browser.wheelAt(...MIDDLE, FAR);
    return (await viewPlace(browser)).below < 1;
  });
  const end = await viewPlace(browser);
  for (let turn = 0; turn < 3; turn += 1) await browser.wheelAt(...MIDDLE, FAR);
  await browser.wheelAt(...MIDDLE, -FAR);
  await until('the view is at its beginning', async () => (await viewPlace(browser)).above === 0);
  return end.above;
}

/** Notes what of the page gets the keyboard from now on; the view's host is not of the page. Stands alone. */
function noteFocus() {
  const page = /** @type {any} */ (window);
  page.focused = [];
  const own = new Set(document.querySelectorAll('*'));
  document.addEventListener('focusin', (event) => {
    if (own.has(/** @type {Element} */ (event.target))) page.focused.push(/** @type {Element} */ (event.target).outerHTML);
  }, true);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function modalCases(browserOf, at) {
  for (const [name, path] of [['a long text', '/pages/news-plain/'], ['a single sentence', '/odd/empty']]) {
    test(`the wheel over ${name} does not scroll the page behind`, async (t) => {
      const browser = browserOf();
      if (browser.isOld) return t.skip('its driver has no real wheel');
      await browser.open(at(path));
      await browser.inPage((height) => { document.body.style.minHeight = `${height}px`; }, FAR);
      await browser.inPage(() => scrollTo(0, 100));
      await browser.read();
      const scrolled = await wheelBeyondTheEnd(browser);
      assert.ok(scrolled > 0, 'the wheel did not move the view');
      assert.equal(await pagePlace(browser), 100);
      await browser.pressKey('Escape');
      await browser.untilClosed();
      assert.equal(await pagePlace(browser), 100);
      // The page could have been scrolled.
      await browser.wheelAt(...MIDDLE, 200);
      await until('the page scrolls again', async () => (await pagePlace(browser)) > 100);
    });
  }

  test('Tab goes round the view and never into the page behind', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.inPage(noteFocus);
    const focused = () => browser.inPage(() => /** @type {any} */ (window).focused.splice(0));
    await browser.pressKey('Tab');
    assert.notDeepEqual(await focused(), [], 'the keyboard reaches nothing of this page even without the view');
    await browser.read();
    const stops = (await browser.inReader((root) => root.querySelectorAll('button, a[href], summary, [tabindex="0"]').length)) ?? 0;
    assert.ok(stops > 1, 'there is nothing in the view to go to');
    for (const key of /** @type {const} */ (['Tab', 'Shift+Tab'])) {
      let inside = 0;
      // Twice round and a few more: the browser's own bars may have a turn in between.
      for (let press = 0; press < 2 * stops + 3; press += 1) {
        await browser.pressKey(key);
        inside += Number(await browser.focusIsInReader());
      }
      assert.ok(inside >= stops, `${key} was in the view only ${inside} times, which has ${stops} stops`);
      assert.deepEqual(await focused(), [], `${key} led into the page behind`);
    }
    assert.ok(await browser.readerIsOpen());
  });

  test('the browser\'s search finds what the view shows, and nothing of the page behind', async (t) => {
    const browser = browserOf();
    if (browser.isOld) return t.skip('it does not search in shadow roots');
    const [inBoth, onlyBehind] = ['leaves when everybody is there', 'All rights reserved'];
    await browser.open(at('/e2e/state.html'));
    assert.deepEqual([await browser.find(inBoth), await browser.find(onlyBehind)], [true, true]);
    await browser.read();
    assert.deepEqual([await browser.find(inBoth), await browser.find(onlyBehind)], [true, false]);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.deepEqual([await browser.find(inBoth), await browser.find(onlyBehind)], [true, true]);
  });
}
