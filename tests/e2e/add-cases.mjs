// "This part too": a part of the page that is missing in the text is shown on the page, and comes to its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusOn, openView, pressLetter, textOfArticle, untilSays } from './aids.mjs';
import { until } from './browser.mjs';
import { untilTools } from './look-cases.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/pages/news-plain/?pictures=local';

/** Words of the page's newsletter box, which is left out, and of the two pieces of the text between which it stands. */
const NEWSLETTER = /Five stories from the city/;
const AT_ITS_PLACE = /lowered on ropes\.[^]{0,60}Five stories from the city[^]{0,200}The drill that works 13 minutes/;

/** Opens the panel of what was left out, by keyboard, and presses the button. @param {Browser} browser */
async function beginByPanel(browser) {
  await pressLetter(browser, 'l');
  await focusOn(browser, '.panel button', /^Add a part of the page/);
  await browser.pressKey('Enter');
  await untilPicking(browser);
}

/** @param {Browser} browser */
const untilPicking = (browser) => until('the page can be pointed at', async () => (await browser.inReader((root) => root.querySelector('.hint') !== null)) === true);

/** The middle of what stands in the page under a selector, scrolled into its window. @param {Browser} browser @param {string} selector */
const middleOf = (browser, selector) => browser.inPage((wanted) => {
  const element = /** @type {Element} */ (document.querySelector(wanted));
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}, selector);

/** The page with the view's tools over it again, and the menu of the part that has come in. @param {Browser} browser */
async function untilOffered(browser) {
  await untilTools(browser);
  await until('the part has its menu', async () => (await browser.inReader((root) => root.activeElement?.closest('.part-menu') !== null)) === true);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function addCases(browserOf, at) {
  test('adds a part of the page that the mouse points at, at its place, and leaves it out again', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    const before = await textOfArticle(browser);
    await beginByPanel(browser);
    const html = await browser.inPage(() => document.body.outerHTML);
    const [x, y] = await middleOf(browser, '.nl > p');
    await browser.pointAt(x, y);
    await browser.screenshot(`${browser.name}-add-part`);
    await browser.clickAt(x, y);
    await untilOffered(browser);
    assert.match(await textOfArticle(browser), AT_ITS_PLACE);
    assert.equal(await browser.inPage(() => document.body.outerHTML), html, 'the page has changed');
    const isInWindow = await browser.inReader((root) => {
      const { top, bottom } = /** @type {Element} */ (root.querySelector('.text > .marked')).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.equal(isInWindow, true, 'the part cannot be seen in the view');
    await browser.screenshot(`${browser.name}-added-part`);
    await focusOn(browser, '.part-menu button', /^Leave this out$/);
    await browser.pressKey('Enter');
    await until('it is out again', async () => (await textOfArticle(browser)) === before);
  });

  test('adds by keyboard alone, remembers it for the site, and forgets that when told', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    await pressLetter(browser, 'm');
    await untilPicking(browser);
    const isChosen = () => browser.inReader((root) => {
      const { left, top, width, height } = /** @type {Element} */ (root.querySelector('.outline')).getBoundingClientRect();
      const host = /** @type {Element} */ (root.host);
      const chosen = [...document.querySelectorAll('.nl')].find((each) => {
        const box = each.getBoundingClientRect();
        return Math.abs(box.left - left) < 1 && Math.abs(box.top - top) < 1 && Math.abs(box.width - width) < 1 && Math.abs(box.height - height) < 1;
      });
      return chosen !== undefined && host.isConnected;
    });
    // First "Take this", then what goes from one thing that was left out to the next.
    await browser.pressKey('Tab');
    await browser.pressKey('Tab');
    for (let count = 0; count < 40 && (await isChosen()) !== true; count += 1) await browser.pressKey('Enter');
    assert.equal(await isChosen(), true, 'the box is not come to');
    await browser.pressKey('Shift+Tab');
    await browser.pressKey('Enter');
    await untilOffered(browser);
    assert.match(await textOfArticle(browser), AT_ITS_PLACE);
    await focusOn(browser, '.part-menu button', /on localhost/);
    await browser.pressKey('Enter');
    await pressLetter(browser, 'l');
    await untilSays(browser, '.panel .rules', /Your rules for localhost/);
    await openView(browser, at(PAGE));
    assert.match(await textOfArticle(browser), AT_ITS_PLACE, 'the rule is not obeyed when the page is read again');
    await pressLetter(browser, 'l');
    await focusOn(browser, '.panel .rules .link', /^Remove the rule/);
    await browser.pressKey('Enter');
    await until('it is out again', async () => !NEWSLETTER.test(await textOfArticle(browser)));
  });

  test('keeps what was said before when a part is added, and brings the view back when none is', async () => {
    const browser = browserOf();
    await openView(browser, at(PAGE));
    await pressLetter(browser, 'x');
    for (let step = 0; step < 3; step += 1) await browser.pressKey('ArrowDown');
    const words = (await browser.inReader((root) => root.querySelector('.marked')?.textContent)) ?? '';
    assert.ok(words.length > 20);
    await browser.pressKey('Enter');
    await until('the menu is open', async () => (await browser.inReader((root) => root.activeElement?.closest('.part-menu') !== null)) === true);
    await browser.pressKey('Enter');
    await until('it is out', async () => !(await textOfArticle(browser)).includes(words));
    await beginByPanel(browser);
    await browser.pressKey('Escape');
    await untilTools(browser);
    const text = await textOfArticle(browser);
    assert.ok(!text.includes(words) && !NEWSLETTER.test(text), 'the view that comes back is another one');
    await beginByPanel(browser);
    const [x, y] = await middleOf(browser, '.nl > h3');
    await browser.clickAt(x, y);
    await untilOffered(browser);
    const now = await textOfArticle(browser);
    assert.ok(now.includes('The Morning Lantern') && !now.includes(words), 'what was left out before is back');
  });

  test('adds a part by a finger: a tap chooses, the button takes it', async () => {
    const browser = browserOf();
    await browser.setLook({ width: 390, height: 844 });
    await openView(browser, at(PAGE));
    await beginByPanel(browser);
    const [x, y] = await middleOf(browser, '.nl > p');
    await browser.tapAt(x, y);
    await browser.screenshot(`${browser.name}-add-part-phone`);
    assert.equal(await browser.readerIsOpen(), false, 'a tap alone has taken it');
    const [left, top] = /** @type {number[]} */ (await browser.inReader((root) => {
      const box = /** @type {Element} */ (root.querySelector('.hint .main')).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }));
    await browser.tapAt(left, top);
    await untilOffered(browser);
    assert.match(await textOfArticle(browser), AT_ITS_PLACE);
    await browser.screenshot(`${browser.name}-added-part-phone`);
    await browser.setLook({});
  });
}
