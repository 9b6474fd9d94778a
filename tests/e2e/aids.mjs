// What the cases of the reading aids have in common: a view with its tools, and its keys.
import { until } from './browser.mjs';
import { untilTools } from './look-cases.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Opens a page and the view over it, and waits for the tools. @param {Browser} browser @param {string} address */
export async function openView(browser, address) {
  await browser.open(address);
  await browser.read();
  await untilTools(browser);
}

/** @param {Browser} browser @param {string} sign */
export const pressLetter = (browser, sign) => browser.pressKey(`letter ${sign}`);

/**
 * Waits until something of the view says these words.
 * @param {Browser} browser
 * @param {string} selector
 * @param {RegExp} words
 */
export async function untilSays(browser, selector, words) {
  const said = () => browser.inReader((root, wanted) => Array.from(root.querySelectorAll(wanted), (each) => each.textContent).join('\n'), selector);
  await until(`${selector} says ${words}`, async () => words.test((await said()) ?? ''));
}

/** The text of the article, without its head. @param {Browser} browser */
export const textOfArticle = async (browser) => (await browser.inReader((root) => root.querySelector('.article .text')?.textContent ?? '')) ?? '';

/** Puts the keyboard on the first of these whose name fits, as Tab would. @param {Browser} browser @param {string} selector @param {RegExp} name */
export async function focusOn(browser, selector, name) {
  const isThere = () => browser.inReader((root, wanted, source) => {
    const fits = new RegExp(source);
    const found = Array.from(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(wanted)))
      .find((each) => fits.test(each.getAttribute('aria-label') ?? each.textContent ?? ''));
    found?.focus();
    return found !== undefined && root.activeElement === found;
  }, selector, name.source);
  await until(`${selector} ${name} has the keyboard`, async () => (await isThere()) === true);
}
