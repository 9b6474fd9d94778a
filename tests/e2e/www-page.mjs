// What a person does on the web page, and what it then shows.
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Waits until the Wasm is there. @param {Browser} browser */
export async function untilStarted(browser) {
  await until('the page has started', () => browser.inPage(() => document.getElementById('recto-status')?.textContent === ''));
}

/** Waits until something has been read and is shown. @param {Browser} browser */
export async function untilRead(browser) {
  await until('something is read', () => browser.inPage(() => /^Read: /.test(document.getElementById('recto-status')?.textContent ?? '')
    && document.getElementById('recto-result')?.checkVisibility() === true));
}

/**
 * Clicks the middle of an element, with the mouse.
 * @param {Browser} browser
 * @param {string} selector
 */
export async function pressButton(browser, selector) {
  const middle = await browser.inPage((wanted) => {
    const element = document.querySelector(wanted);
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, selector);
  await browser.clickAt(middle[0], middle[1]);
}

/**
 * Chooses a pane by its tab.
 * @param {Browser} browser
 * @param {string} name how the tab's name begins
 */
export async function choosePane(browser, name) {
  const id = await browser.inPage((wanted) => Array.from(document.querySelectorAll('[role=tab]')).find((tab) => tab.textContent?.startsWith(wanted))?.id, name);
  await pressButton(browser, `#${id}`);
}

/**
 * Opens the field for source and puts something into it; the keyboard then acts in the field.
 * @param {Browser} browser
 * @param {string} source
 */
export async function putSource(browser, source) {
  await pressButton(browser, 'details.paste > summary');
  await until('the field is open', () => browser.inPage(() => document.getElementById('recto-source')?.checkVisibility()));
  await pressButton(browser, '#recto-source');
  // A driver would type a whole page letter by letter.
  await browser.inPage((text) => { /** @type {HTMLTextAreaElement} */ (document.getElementById('recto-source')).value = text; }, source);
}

/**
 * @typedef {object} Outcome
 * @property {string} reading text of the first pane
 * @property {string} markdown
 * @property {{ rule: string, reason: string, text: string }[]} removals
 * @property {number} count of removals, as the tab says
 * @property {string[]} panes names of the panes that are shown
 */

/** @param {Browser} browser @returns {Promise<Outcome>} what stands in the three panes */
export async function outcome(browser) {
  return browser.inPage(() => {
    const textOf = (/** @type {ParentNode} */ from, /** @type {string} */ selector) => from.querySelector(selector)?.textContent ?? '';
    const shown = Array.from(document.querySelectorAll('[role=tabpanel]')).filter((pane) => pane.checkVisibility());
    return {
      reading: textOf(document, '#recto-sheet'),
      markdown: textOf(document, '#recto-markdown'),
      removals: Array.from(document.querySelectorAll('#recto-removals > li'), (item) => (
        { rule: textOf(item, '.rule strong'), reason: textOf(item, '.reason'), text: textOf(item, 'q') })),
      count: Number(textOf(document, '#recto-count')),
      panes: shown.map((pane) => textOf(document, `#${pane.getAttribute('aria-labelledby')}`).replace(/\d+/, '').trim()),
    };
  });
}
