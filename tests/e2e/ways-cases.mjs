// The ways in beside the toolbar's button: the keyboard and the context menu.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flat } from './pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Lines of pages/state.html. */
const TITLE = 'The ferry that waits for the school bus';
const FIRST = 'On the island of Lund the morning ferry';
const LAST = 'Visitors who ask at the kiosk';

/**
 * Selects from within one paragraph to within the next but one, with whatever lies between them. Stands alone: it runs in the page.
 * @returns {{ text: string, x: number, y: number }} what is selected, and a point on it
 */
function selectPart() {
  const paragraphs = document.querySelectorAll('article > p:not([class])');
  const range = document.createRange();
  range.setStart(/** @type {Text} */ (paragraphs[1].firstChild), 4);
  range.setEnd(/** @type {Text} */ (paragraphs[2].firstChild), 60);
  const selection = /** @type {Selection} */ (getSelection());
  selection.removeAllRanges();
  selection.addRange(range);
  const line = range.getClientRects()[0];
  return { text: String(selection), x: line.x + line.width / 2, y: line.y + line.height / 2 };
}

/** @param {Browser} browser @returns {Promise<string>} the article in the view, without its head */
async function articleText(browser) {
  return flat((await browser.inReader((root) => /** @type {HTMLElement | null} */ (root.querySelector('article .text'))?.innerText)) ?? '');
}

/** @param {Browser} browser */
async function assertWholePage(browser) {
  const text = await articleText(browser);
  assert.ok(text.includes(FIRST) && text.includes(LAST), `this is not the whole page: ${text}`);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function waysCases(browserOf, at) {
  test('the keys Alt+R are given to Recto, and open and close the view', async (context) => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    assert.equal((await browser.commandKeys()).toLowerCase(), 'alt+r');
    // Chromium hears its shortcuts from the desktop's windows, of which there are none here.
    if (!browser.canPressCommand) return context.diagnostic(`${browser.name}: the keys are assigned, but could not be pressed without a window`);
    await browser.pressCommand();
    await browser.untilFilled();
    await assertWholePage(browser);
    await browser.pressCommand();
    await browser.untilClosed();
  });

  test('the menu reads the page', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.chooseFromMenu('read-page', 60, 200);
    await browser.untilFilled();
    assert.ok(flat(await browser.readerText()).includes(TITLE));
    await assertWholePage(browser);
  });

  test('the menu reads only what is selected, which stays selected', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    const selected = await browser.inPage(selectPart);
    await browser.chooseFromMenu('read-selection', selected.x, selected.y);
    await browser.untilFilled();
    assert.equal(await articleText(browser), flat(selected.text));
    assert.ok(flat(await browser.readerText()).includes(TITLE), 'a selection is read under the title of its page');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.equal(await browser.inPage(() => String(getSelection())), selected.text);
  });

  test('the menu reads what is selected in a frame of the page', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/framed.html'));
    const selected = await browser.inPage(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      const inner = /** @type {Document} */ (frame.contentDocument);
      const second = inner.querySelectorAll('article > p:not([class])')[1];
      frame.focus();
      /** @type {Selection} */ (inner.getSelection()).selectAllChildren(second);
      const [outer, line] = [frame.getBoundingClientRect(), second.getBoundingClientRect()];
      return { text: String(inner.getSelection()), x: outer.x + line.x + line.width / 2, y: outer.y + line.y + line.height / 2 };
    });
    await browser.chooseFromMenu('read-selection', selected.x, selected.y);
    await browser.untilFilled();
    assert.equal(await articleText(browser), flat(selected.text));
  });

  test('after the menu has closed the view, the button reads the whole page', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.inPage(selectPart);
    await browser.read();
    await assertWholePage(browser);
    const first = await browser.inReader((root) => {
      const paragraph = /** @type {HTMLElement} */ (root.querySelector('article .text p'));
      /** @type {Selection} */ (getSelection()).selectAllChildren(paragraph);
      const box = paragraph.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    assert.ok(first);
    await browser.chooseFromMenu('read-selection', first.x, first.y);
    await browser.untilClosed();
    await browser.inPage(selectPart);
    await browser.read();
    await assertWholePage(browser);
  });
}
