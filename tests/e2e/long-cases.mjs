// Long pages: the first screen of the view is there before the rest, nothing else waits for the rest, and all that goes by the whole text
// works in the end.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from './browser.mjs';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Nodes of the longest page, and of one that is long enough to grow. */
const LONGEST = 100_000;
const LONG = 8_000;

/**
 * Milliseconds of work after which a reader feels that something does not answer. In Firefox the work of all threads of the process is counted, among
 * them those that help with styles, compiling and memory: 35 to 41 at a load of 2 (Firefox 153, 2026-11-27).
 */
const FELT = 50;

/** Milliseconds for the longest page on a busy machine. */
const PATIENCE = 120_000;

/**
 * What the view adds to the tab's DOM at the least, and what may be left of it: the browser's own, of the last event. Nodes in Chromium, bytes in
 * Firefox, which takes some 150 for a node (43.2 MB with the view, 28.7 before and afterwards).
 */
const DOM = { chromium: { added: LONGEST / 3, left: 200 }, firefox: { added: LONGEST / 3 * 150, left: 200 * 150 } };

/**
 * Megabytes of scripts that may be left: our own code. With the text there are 18 in Chromium and 45 in Firefox, of which 2.6 and 0.8 are left; the
 * captured page alone would be 6.
 */
const SCRIPTS_LEFT = 4;

/** @param {Browser} browser @returns {Promise<unknown>} when the whole text is there, and the tools after it */
const untilWhole = (browser) => until('the whole text and the tools are there', () => browser.inReader((root) => (
  root.querySelector('main .article') !== null && root.querySelector('.patience') === null && (root.querySelector('.tools')?.childElementCount ?? 0) > 3
)), PATIENCE);

/** The last heading of the page, and of the view. Stand alone: they run there. */
const lastInPage = () => Array.from(document.querySelectorAll('article h2')).at(-1)?.textContent ?? '';
const lastInView = (/** @type {ShadowRoot} */ root) => Array.from(root.querySelectorAll('.text h2')).at(-1)?.textContent ?? 'none';

/** Of the view: the first words of the paragraph that is read at its top. */
const readInView = (/** @type {ShadowRoot} */ root) => {
  const line = /** @type {Element} */ (root.querySelector('main')).getBoundingClientRect().top + 30;
  const paragraph = Array.from(root.querySelectorAll('.text p')).find((each) => each.getBoundingClientRect().bottom > line);
  return (paragraph?.textContent ?? '').slice(0, 40);
};

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function longCases(name, start) {
  describe(`long pages in ${name}`, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    before(async () => {
      site = await serve();
      browser = await start();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    test(`${LONGEST} nodes: the view says that it works, stays responsive, and leaves nothing behind`, async (t) => {
      await browser.open(`${site.origin}/sized/${LONGEST}?scripts=off`);
      const last = await browser.inPage(lastInPage);
      const before = await browser.memory();
      const tasks = await browser.tasksAfterText(async () => {
        await browser.pressAction();
        await until('it says that it works', () => browser.inReader((root) => root.querySelector('.patience[role="status"]') !== null), PATIENCE);
        await untilWhole(browser);
      });
      assert.equal(await browser.inReader(lastInView), last);
      if (tasks) {
        t.diagnostic(`the longest tasks after the first screen, ms of CPU: ${tasks.slice(0, 5).map((each) => each.toFixed(0)).join(', ')}`);
        assert.ok(tasks.length > 0);
        assert.ok(tasks[0] <= FELT, `a task of ${tasks[0]} ms`);
      }
      const open = await browser.memory();
      await browser.pressAction();
      await browser.untilClosed();
      const left = await browser.memory();
      t.diagnostic(`DOM before, open, left: ${before.dom}, ${open.dom}, ${left.dom}; MB of scripts: ${[before, open, left].map(({ megabytes }) => megabytes.toFixed(1)).join(', ')}`);
      const { added, left: few } = DOM[/** @type {'chromium' | 'firefox'} */ (browser.name)];
      assert.ok(open.dom > before.dom + added, 'the view has nodes of its own');
      assert.ok(left.dom <= before.dom + few, `${left.dom - before.dom} of the DOM stay`);
      assert.ok(left.megabytes <= before.megabytes + SCRIPTS_LEFT, `${left.megabytes - before.megabytes} MB of scripts stay`);
    });

    test('the outline has all headings, the last can be gone to, and its words are found', async (t) => {
      if (browser.isOld) return t.skip('it does not search in shadow roots');
      await browser.open(`${site.origin}/sized/${LONG}?scripts=off`);
      const headings = await browser.inPage(() => document.querySelectorAll('article :is(h1, h2)').length);
      await browser.read();
      await untilWhole(browser);
      await browser.pressKey('letter o');
      await until('the outline has every heading', async () => (await browser.inReader((root) => root.querySelectorAll('.outline-link').length)) === headings);
      await browser.inReader((root) => /** @type {HTMLElement} */ (Array.from(root.querySelectorAll('.outline-link')).at(-1)).click());
      const isSeen = () => browser.inReader((root) => {
        const box = Array.from(root.querySelectorAll('.text h2')).at(-1)?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      });
      await until('the last heading is seen', isSeen);
      await browser.inReader((root) => root.querySelector('main')?.scrollTo(0, 0));
      assert.ok(await browser.find(await browser.inPage(lastInPage)));
      await browser.pressKey('Escape');
      if (await browser.readerIsOpen()) await browser.pressAction();
      await browser.untilClosed();
    });

    test('a page that is read in its middle opens there, and is left where the reader came to', async (t) => {
      if (browser.isOld) return t.skip('it does not keep the place of a line while what lies above gets its height');
      await browser.open(`${site.origin}/sized/${LONG}?scripts=off`);
      const inPage = await browser.inPage(() => {
        const paragraphs = Array.from(document.querySelectorAll('article > p:not(.byline)'));
        const middle = paragraphs[Math.floor(paragraphs.length * 0.6)];
        middle.scrollIntoView({ block: 'start', behavior: 'instant' });
        return (middle.textContent ?? '').slice(0, 40);
      });
      await browser.read();
      assert.equal(await browser.inReader(readInView), inPage);
      await untilWhole(browser);
      assert.equal(await browser.inReader(readInView), inPage, 'it stays there while the rest comes');
      await browser.inReader((root) => {
        const later = Array.from(root.querySelectorAll('.text p')).at(-40);
        later?.scrollIntoView({ block: 'start' });
      });
      await browser.inPage(() => new Promise((done) => { setTimeout(done, 300); }));
      const left = String(await browser.inReader(readInView));
      await browser.pressAction();
      await browser.untilClosed();
      const isThere = () => browser.inPage((words) => {
        const box = Array.from(document.querySelectorAll('article p')).find((each) => (each.textContent ?? '').startsWith(words))?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < innerHeight;
      }, left.slice(0, 30));
      await until('the page stands at the same paragraph', isThere);
    });

    test('what is printed is whole, however early', async () => {
      await browser.open(`${site.origin}/sized/${LONGEST}?scripts=off`);
      await browser.pressAction();
      await until('the first screen is there', () => browser.inReader((root) => root.querySelector('.stretch') !== null), PATIENCE);
      await browser.inPage(() => { dispatchEvent(new Event('beforeprint')); });
      assert.equal(await browser.inReader(lastInView), await browser.inPage(lastInPage));
      assert.deepEqual(await browser.inReader((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.stretch'))).contentVisibility), 'auto');
      await browser.pressAction();
      await browser.untilClosed();
    });
  });
}
