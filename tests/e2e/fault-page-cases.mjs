// Pages that take the view away, are left under it, or come back: what the reader gets then (docs/faults.md).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from './browser.mjs';
import { flat } from './pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const ARTICLE = '/pages/news-plain/';
const WORDS = /Library of Things/;
const NEXT = '/e2e/state.html';

/** Milliseconds between two looks of the view at whether it is still in the page (content/layer.js), and some to spare. */
const LOOKED = 1_500;

/** The name of the view's host. Stands alone: it runs in the page. */
const hostName = () => Array.from(document.documentElement.children).find((each) => !['HEAD', 'BODY'].includes(each.nodeName))?.localName ?? '';

/** Whether the page itself would be printed. Stands alone: it runs in the page. */
const isOnPaper = () => getComputedStyle(document.body).display !== 'none';

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function leftCases(browserOf, at) {
  test('the background is stopped before the view is closed: the page prints as itself again', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.read();
    const host = await browser.inPage(hostName);
    await browser.styleForPaper(true);
    try {
      await until('the view is printed alone', async () => !(await browser.inPage(isOnPaper)));
      await browser.stopBackground();
      await browser.pressKey('Escape');
      await browser.untilClosed();
      // With an element of that name the sheet would count, were it still there.
      await browser.inPage((name) => { document.documentElement.append(document.createElement(name)); }, host);
      await until('the sheet has gone', async () => {
        // Chromium looks at what the sheet is about only when something else changes.
        await browser.styleForPaper(false);
        await browser.styleForPaper(true);
        return browser.inPage(isOnPaper);
      });
    } finally {
      await browser.styleForPaper(false);
    }
  });

  test('the browser never says that a script has run: the next press is heard all the same', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.keepSilent(true);
    try {
      await browser.read();
      await browser.pressAction();
      await browser.untilClosed();
      await browser.read();
      assert.match(await browser.readerText(), /The ferry that waits/);
    } finally {
      await browser.keepSilent(false);
    }
  });

  test('the page takes the view away: the page can be used, and the next press opens the view again', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.read();
    await browser.inPage((name) => document.querySelector(name)?.remove(), await browser.inPage(hostName));
    await rest(LOOKED);
    await browser.inPage(() => document.addEventListener('click', () => { /** @type {any} */ (window).isClicked = true; }));
    await browser.clickAt(600, 300);
    assert.ok(await browser.inPage(() => /** @type {any} */ (window).isClicked), 'the page is still inert');
    await browser.read();
    assert.match(await browser.readerText(), /The ferry that waits/);
  });

  test('a page that is left under its view and comes back: as it was left, and the view can be closed', async (t) => {
    const browser = browserOf();
    await browser.open(at(`${ARTICLE}?cached`));
    await browser.read();
    await browser.inPage(() => { /** @type {any} */ (window).isTheSame = true; });
    await browser.goTo(at(`${NEXT}?cached`));
    await browser.inPage(() => history.back());
    // A look may fall between the two pages.
    await until('the article is there again', () => browser.inPage(() => location.pathname.startsWith('/pages/') && document.readyState === 'complete').catch(() => false));
    const isTheSame = await browser.inPage(() => /** @type {any} */ (window).isTheSame === true);
    t.diagnostic(`the page was ${isTheSame ? 'kept' : 'loaded again'}`);
    assert.equal(await browser.readerIsOpen(), isTheSame);
    if (isTheSame) {
      await browser.pressKey('Escape');
      await browser.untilClosed();
    }
    await browser.read();
    assert.match(await browser.readerText(), WORDS);
  });

  test('a tab that is closed under its view and restored: the page without the view, which a press opens', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.beside(at(ARTICLE));
    await browser.read();
    await browser.restoreTab();
    assert.ok(!(await browser.readerIsOpen()));
    await browser.read();
    assert.match(await browser.readerText(), WORDS);
    await browser.back();
  });

  test('a picture that cannot be had gives way to its words, or leaves no bullet', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/lost-picture'));
    await browser.read();
    await until('its words are there', () => browser.inReader((root) => root.querySelector('.text .missing')?.textContent === 'A lamp on its pole'));
    // Each is refused by itself, and asked for only when it is near.
    await browser.inReader((root) => root.querySelector('.text li')?.scrollIntoView());
    const isShown = (/** @type {string} */ what) => browser.inReader((root, selector) => Array.from(root.querySelectorAll(selector), (each) => /** @type {HTMLElement} */ (each).offsetHeight > 0).join(), what);
    await until('no bullet is left', async () => (await isShown('.text li')) === 'true,false,true');
    await until('no frame is left', async () => (await isShown('.text :is(figure, img)')) === 'true,false,false,false,false');
  });

  test('a page of more than 20,000,000 characters is read up to there', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.inPage(() => {
      const article = /** @type {Element} */ (document.querySelector('article'));
      // Hidden: as text that is shown it would have to be laid out.
      article.append(Object.assign(document.createElement('div'), { hidden: true, textContent: 'The lamp is lit. '.repeat(1_250_000) }));
      article.append(Object.assign(document.createElement('p'), { textContent: 'The harbour master writes the last line of the log, and puts the lamp out at dawn.' }));
    });
    await browser.read();
    const text = flat(await browser.readerText());
    assert.match(text, /The ferry that waits/);
    assert.doesNotMatch(text, /writes the last line of the log/);
  });
}
