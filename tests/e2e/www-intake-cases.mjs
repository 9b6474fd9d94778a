// The ways in to the web page: a chosen or dropped file, source that is typed or pasted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { until } from './browser.mjs';
import { expectedPages, flat } from './pages.mjs';
import { outcome, pressButton, putSource, untilRead, untilStarted } from './www-page.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** A page that Recto was made for; it says where it comes from, so that its pictures have whole addresses. */
const SAVED = 'inkl-a';
export const SAVED_FILE = fileURLToPath(new URL(`../pages/${SAVED}/page.html`, import.meta.url));

/** A page in windows-1252, as an old program may have saved it. */
const OLD_PAGE = Buffer.from(`<html><head><meta charset="windows-1252"><title>Crème</title></head><body><article><h1>Crème</h1>${
  '<p>Le café où nous allions l’été a fermé ses portes, et personne dans la rue ne sait dire depuis quand au juste.</p>'.repeat(6)
}</article></body></html>`.replaceAll('’', '\x92'), 'latin1');

/** @param {Browser} browser that shows the reading of the saved page, its Markdown and what was left out */
async function assertSavedPage(browser) {
  const expected = expectedPages().find((page) => page.name === SAVED);
  assert.ok(expected?.title && expected.paragraphs.length > 1 && expected.absent.length > 3);
  await untilRead(browser);
  const { reading, markdown, removals, count } = await outcome(browser);
  const texts = { reading: flat(reading), markdown: flat(markdown) };
  for (const [pane, text] of Object.entries(texts)) {
    for (const wanted of [expected.title, ...expected.paragraphs]) assert.ok(text.includes(flat(wanted)), `not in the ${pane}: ${wanted}`);
    assert.deepEqual(expected.absent.filter((line) => text.includes(flat(line))), [], `clutter is in the ${pane}`);
  }
  const listed = flat(removals.map((removal) => removal.text).join(' '));
  assert.ok(listed.includes(flat(expected.absent[0])), `not on the list: ${expected.absent[0]}`);
  assert.equal(count, removals.length);
}

/** @param {Browser} browser @returns {Promise<string>} what it says went wrong */
const problem = (browser) => browser.inPage(() => document.getElementById('recto-problem')?.innerText ?? '');

/**
 * @param {() => Browser} browserOf
 * @param {(file: string) => string} at where a file may be written
 */
export function fileCases(browserOf, at) {
  test('reads a chosen file', async () => {
    const browser = browserOf();
    await browser.chooseFile('#recto-file', SAVED_FILE);
    await assertSavedPage(browser);
  });

  test('reads a file that is dropped anywhere on it', async () => {
    const browser = browserOf();
    // No driver can drag a file in from outside: the browser's own event is made by hand.
    const stays = await browser.inPage((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'page.html', { type: 'text/html' }));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      return !document.querySelector('.masthead')?.dispatchEvent(event);
    }, readFileSync(SAVED_FILE, 'utf8'));
    assert.ok(stays, 'the browser would leave this page for the file');
    await assertSavedPage(browser);
  });

  test('reads a file in an old encoding', async () => {
    const browser = browserOf();
    await writeFile(at('old.htm'), OLD_PAGE);
    await browser.chooseFile('#recto-file', at('old.htm'));
    await untilRead(browser);
    const { reading } = await outcome(browser);
    assert.match(reading, /Crème[^]*Le café où nous allions l’été a fermé/);
  });

  test('says what is wrong with a file that is no page, and reads the next one', async () => {
    const browser = browserOf();
    await writeFile(at('page.html'), Buffer.from('%PDF-1.7\n'));
    await browser.chooseFile('#recto-file', at('page.html'));
    await until('it says what is wrong', () => problem(browser));
    assert.equal(await problem(browser), 'This is a PDF, not a web page. Save the page as HTML and try that file.');
    await browser.chooseFile('#recto-file', SAVED_FILE);
    await assertSavedPage(browser);
    assert.equal(await problem(browser), '');
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {() => string} originOf
 */
export function pasteCases(browserOf, originOf) {
  test('reads source that was typed in', async () => {
    const browser = browserOf();
    await putSource(browser, readFileSync(SAVED_FILE, 'utf8'));
    await pressButton(browser, '#recto-read');
    await assertSavedPage(browser);
  });

  test('reads source as soon as it is pasted', async () => {
    const browser = browserOf();
    await putSource(browser, readFileSync(SAVED_FILE, 'utf8'));
    await browser.pressShortcut('select all');
    await browser.pressShortcut('cut');
    await until('it is in the clipboard alone', () => browser.inPage(() => /** @type {HTMLTextAreaElement} */ (document.getElementById('recto-source')).value === ''));
    await browser.pressShortcut('paste');
    await assertSavedPage(browser);
  });

  test('reads a piece that was copied from a shown page', async () => {
    const browser = browserOf();
    await browser.goTo(`${originOf()}/e2e/state.html`);
    await browser.inPage(() => getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector('article'))));
    await browser.pressShortcut('copy');
    await browser.goTo(`${originOf()}/`);
    await untilStarted(browser);
    await putSource(browser, '');
    await browser.pressShortcut('paste');
    await untilRead(browser);
    assert.match((await outcome(browser)).reading, /The ferry that waits for the school bus[^]*usually, and underlined it twice/);
  });
}
