// Recto's own pages, the settings and the menu, as the tests use them: through the Browser's `inPage`.
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * Where the middle of an element is that answers to a selector and whose name fits. Stands alone: it runs in the page.
 * @param {string} selector
 * @param {string} source of a regular expression
 */
function middleOf(selector, source) {
  const fits = new RegExp(source, 'i');
  const elements = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector));
  const found = Array.from(elements).find((each) => each.checkVisibility() && fits.test(each.getAttribute('aria-label') ?? each.innerText));
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = found.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/**
 * Presses, with the mouse, the first element that fits, once it is there.
 * @param {Browser} browser
 * @param {string} selector
 * @param {RegExp} [name]
 */
export async function press(browser, selector, name = /(?:)/) {
  const [x, y] = /** @type {number[]} */ (await until(`there is ${selector} ${name}`, () => browser.inPage(middleOf, selector, name.source)));
  await browser.clickAt(x, y);
}

/**
 * Chooses from a list, as a person does with the keyboard.
 * @param {Browser} browser
 * @param {string} selector
 * @param {string} value
 */
export async function choose(browser, selector, value) {
  await browser.inPage((/** @type {string} */ wanted, /** @type {string} */ chosen) => {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector(wanted));
    select.value = chosen;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, value);
}

/**
 * @param {Browser} browser
 * @param {string} selector of a field
 * @param {string} text
 */
export async function write(browser, selector, text) {
  await press(browser, selector);
  await browser.inPage((/** @type {string} */ wanted) => /** @type {HTMLInputElement} */ (document.querySelector(wanted)).select(), selector);
  await browser.type(text);
}

/** @param {Browser} browser @returns {Promise<string>} what the page shows */
export const shownText = (browser) => browser.inPage(() => document.body.innerText);

/**
 * @param {Browser} browser
 * @param {RegExp} words
 */
export async function untilShown(browser, words) {
  await until(`the page says ${words}`, async () => words.test(await shownText(browser)));
}
