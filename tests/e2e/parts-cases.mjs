// What was left out comes back, what is not wanted goes, and a site is told so once.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusOn, openView, pressLetter, textOfArticle, untilSays } from './aids.mjs';
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/pages/news-plain/?pictures=local';

/** Words of the page's newsletter box, which is left out, and of a paragraph, which is not. */
const NEWSLETTER = /Five stories from the city/;

/** Opens the list of what was left out. @param {Browser} browser */
async function openList(browser) {
  await pressLetter(browser, 'l');
  await until('the list is open', async () => (await browser.inReader((root) => root.querySelector('.panel .removals section, .panel .removals .quiet') !== null)) === true);
}

/** Where the view stands, and the words at its top. @param {Browser} browser */
const placeOf = (browser) => browser.inReader((root) => {
  const first = Array.from(root.querySelectorAll('.text > p')).find((each) => each.getBoundingClientRect().bottom > 30);
  return (first?.textContent ?? '').slice(0, 40);
});

/** Has the keyboard chosen the paragraph that follows `count` others, and opens its menu. @param {Browser} browser @param {number} count */
async function menuOf(browser, count) {
  await pressLetter(browser, 'x');
  for (let step = 0; step < count; step += 1) await browser.pressKey('ArrowDown');
  const words = await browser.inReader((root) => root.querySelector('.marked')?.textContent ?? '');
  await browser.pressKey('Enter');
  await until('the menu is open', async () => (await browser.inReader((root) => root.activeElement?.closest('.part-menu') !== null)) === true);
  return words ?? '';
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function partsCases(browserOf, at) {
  test('brings back at its place what was left out, and leaves it out again', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    const before = await textOfArticle(browser);
    assert.doesNotMatch(before, NEWSLETTER);
    await browser.inReader((root) => { /** @type {HTMLElement} */ (root.querySelector('main')).scrollTop = 500; });
    const place = await placeOf(browser);
    await openList(browser);
    await browser.screenshot(`${browser.name}-removals`);
    await focusOn(browser, '.panel .link', /^Bring back: .*Morning Lantern/);
    await browser.pressKey('Enter');
    await until('it is back', async () => NEWSLETTER.test(await textOfArticle(browser)));
    assert.equal(await placeOf(browser), place, 'the place in the text is lost');
    await untilSays(browser, '.panel h3', /Brought back by you/);
    await focusOn(browser, '.panel .link', /^Leave this out: .*Morning Lantern/);
    await browser.pressKey('Enter');
    await until('it is out again', async () => (await textOfArticle(browser)) === before);
  });

  test('leaves out a part that the keyboard has chosen, on this page alone', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    const words = await menuOf(browser, 3);
    assert.ok(words.length > 20);
    await browser.screenshot(`${browser.name}-part-menu`);
    await browser.pressKey('Enter');
    await until('it is out', async () => !(await textOfArticle(browser)).includes(words));
    await openList(browser);
    await untilSays(browser, '.panel h3', /Left out by you/);
    await openView(browser, at(PAGE));
    assert.ok((await textOfArticle(browser)).includes(words), 'it was said about one page only');
  });

  test('Esc ends the choosing of parts before it closes the view', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    await menuOf(browser, 1);
    const has = (/** @type {string} */ selector) => browser.inReader((root, wanted) => root.querySelector(wanted) !== null, selector);
    await browser.pressKey('Escape');
    assert.deepEqual([await has('.part-menu'), await has('.marked')], [false, true]);
    await browser.pressKey('Escape');
    assert.deepEqual([await has('.part-menu'), await has('.marked')], [false, false]);
    await browser.pressKey('Escape');
    await browser.untilClosed();
  });

  test('leaves a part out on the whole site, and forgets that when told', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    const words = await menuOf(browser, 3);
    await browser.pressKey('ArrowDown');
    await browser.pressKey('Enter');
    await until('it is out', async () => !(await textOfArticle(browser)).includes(words));
    await openView(browser, at(PAGE));
    assert.ok(!(await textOfArticle(browser)).includes(words), 'the rule is not obeyed when the page is read again');
    await openList(browser);
    await untilSays(browser, '.panel .rules', /Your rules for localhost/);
    await focusOn(browser, '.panel .rules .link', /^Remove the rule/);
    await browser.pressKey('Enter');
    await until('it is back', async () => (await textOfArticle(browser)).includes(words));
    await openView(browser, at(PAGE));
    assert.ok((await textOfArticle(browser)).includes(words));
  });

  test('reads the part of the page that is shown to it, by mouse and by keyboard', async () => {
    const browser = browserOf();
    for (const way of ['mouse', 'keyboard']) {
      await openView(browser, at('/e2e/state.html'));
      await openList(browser);
      await focusOn(browser, '.panel button', /^Wrong text/);
      await browser.pressKey('Enter');
      await until('the page can be pointed at', async () => (await browser.inReader((root) => root.querySelector('.hint') !== null)) === true);
      await browser.screenshot(`${browser.name}-picker`);
      const html = await browser.inPage(() => document.body.outerHTML);
      if (way === 'mouse') {
        const middle = await browser.inPage(() => {
          const { x, y, width, height } = document.querySelectorAll('article > p')[2].getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        });
        await browser.clickAt(middle[0], middle[1]);
      } else {
        for (const key of /** @type {const} */ (['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter'])) await browser.pressKey(key);
      }
      await browser.untilFilled();
      const text = (await textOfArticle(browser)).trim();
      assert.match(text, /^The captain, a patient woman .*nothing but parcels\.$/, way);
      assert.equal(await browser.inPage(() => document.body.outerHTML), html, 'the page has changed');
      await browser.pressKey('Escape');
      await browser.untilClosed();
    }
  });

  test('writes a report as a text file', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    await openList(browser);
    const link = await browser.inReader((root) => {
      const found = /** @type {HTMLAnchorElement | null} */ (root.querySelector('.panel a.report'));
      return found && { name: found.download, text: decodeURIComponent(found.href.split(',')[1]) };
    });
    assert.match(link?.name ?? '', /^recto-localhost\.txt$/);
    for (const wanted of [/^Title: .*library of things/im, /newsletter/i, /The text: \d+ pieces/]) assert.match(link?.text ?? '', wanted);
    assert.deepEqual((await browser.requests()).filter((address) => !address.startsWith('http://localhost')), []);
  });
}
