// The browser's own things in the view: search, zoom, selection, copying, and what another extension, a dictionary, can do. What
// differs between the browsers is expected as it is; docs/browser.md is the table for people.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { until } from './browser.mjs';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/pages/news-plain/?pictures=local';

/** Words that only the article has, and words that only the page around it has. */
const [IN_TEXT, BEHIND] = ['folding wheelchair in Eastgate', 'We and our partners'];

/** A word of the article that stands once in it. */
const WORD = 'wallpaper';

/**
 * What another extension has of a double click on a word in the view.
 * @typedef {object} Heard
 * @property {boolean} early whether its listener on the way down (capture, at the window) was called
 * @property {boolean} late whether its listener on the way up (at the document) was called
 * @property {string} selected what the selection says to it then
 * @property {boolean} reaches whether it can get at the view's text by the browser's way into closed shadow roots
 */

/** The other extension's content script: answers to an event in the page with what it has heard. */
const DICTIONARY = `
  const heard = { early: false, late: false, selected: '' };
  const api = globalThis.browser ?? globalThis.chrome;
  addEventListener('dblclick', () => { heard.early = true; heard.selected = getSelection().toString(); }, true);
  document.addEventListener('dblclick', () => { heard.late = true; });
  document.addEventListener('dictionary-ask', () => {
    const host = document.documentElement.lastElementChild;
    const root = host.openOrClosedShadowRoot ?? (api.dom?.openOrClosedShadowRoot(host) ?? null);
    const answer = { ...heard, reaches: root?.textContent.includes(${JSON.stringify(IN_TEXT)}) === true };
    document.dispatchEvent(new CustomEvent('dictionary-answer', { detail: JSON.stringify(answer) }));
  });
`;

const MANIFEST = {
  manifest_version: 3, name: 'A dictionary', version: '1.0',
  browser_specific_settings: { gecko: { id: 'dictionary@recto.example' } },
  host_permissions: ['http://localhost/*'],
  content_scripts: [{ matches: ['http://localhost/*'], js: ['content.js'] }],
};

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 * @param {Heard} expected
 */
export function ownThingsCases(name, start, expected) {
  describe(`the browser's own things in ${name}`, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    /** @type {string} */
    let folder;
    before(async () => {
      site = await serve();
      folder = await mkdtemp(join(tmpdir(), 'dictionary-'));
      await writeFile(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
      await writeFile(join(folder, 'content.js'), DICTIONARY);
      browser = await start();
      await browser.installBeside(pathToFileURL(`${folder}/`));
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      if (folder) await rm(folder, { recursive: true });
    });

    test('search finds the text and nothing behind it', async (t) => {
      if (browser.isOld) return t.skip('it does not search in shadow roots');
      await read(browser, site.origin);
      assert.deepEqual([await browser.find(IN_TEXT), await browser.find(BEHIND)], [true, false]);
    });

    test('zoom makes the text larger, and the view still fills the window', async () => {
      await read(browser, site.origin);
      const size = () => browser.inReader((root) => {
        const { width } = /** @type {Element} */ (root.querySelector('dialog')).getBoundingClientRect();
        return [Number.parseFloat(getComputedStyle(/** @type {Element} */ (root.querySelector('.text p'))).fontSize) * devicePixelRatio, width / document.documentElement.clientWidth];
      });
      const [before] = /** @type {number[]} */ (await size());
      await browser.zoom(2);
      try {
        // Not twice: the view's own size goes with the window's width, which is half as many CSS pixels now.
        await until('the letters are larger', async () => ((await size())?.[0] ?? 0) / before > 1.6);
        assert.ok(((await size())?.[1] ?? 0) > 0.95);
      } finally {
        await browser.zoom(1);
      }
    });

    test('a double click selects a word, which can be copied; another extension has of it what is expected', async (t) => {
      if (browser.isOld) return t.skip('the other extension did not answer there (docs/browser.md)');
      await read(browser, site.origin);
      const place = await browser.inReader((root, word) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.nodeValue?.indexOf(word) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + word.length);
          node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { x, y, width, height } = range.getBoundingClientRect();
          return [x + width / 2, y + height / 2];
        }
        return null;
      }, WORD);
      const [x, y] = /** @type {number[]} */ (place);
      await browser.doubleClickAt(x, y);
      const selected = () => browser.inReader((root) => String(/** @type {any} */ (root).getSelection?.() ?? getSelection()).trim());
      await until('the word is selected', async () => (await selected()) === WORD);
      const copied = await browser.inReader(() => new Promise((done) => {
        // What the browser would put on the clipboard.
        document.addEventListener('copy', () => done(String(getSelection()).trim()), { capture: true, once: true });
        document.execCommand('copy');
        setTimeout(() => done(null), 1_000);
      }));
      assert.equal(await copied, WORD);
      assert.deepEqual(await heardBy(browser), expected);
    });

    test('the text tells translators its language, and the controls theirs', async () => {
      await read(browser, site.origin);
      const languages = await browser.inReader((root) => [root.querySelector('.article')?.closest('[lang]')?.getAttribute('lang'), root.querySelector('dialog')?.lang]);
      assert.match(String(languages?.[0]), /^en/);
      assert.match(String(languages?.[1]), /^en/);
    });
  });
}

/** @param {Browser} browser @param {string} origin */
async function read(browser, origin) {
  await browser.open(origin + PAGE);
  await browser.read();
}

/** @param {Browser} browser @returns {Promise<Heard>} */
async function heardBy(browser) {
  await browser.inPage(() => {
    const page = /** @type {any} */ (window);
    document.addEventListener('dictionary-answer', (event) => { page.heard = /** @type {CustomEvent} */ (event).detail; }, { once: true });
    document.dispatchEvent(new CustomEvent('dictionary-ask'));
  });
  const heard = JSON.parse(await until('the dictionary answers', () => browser.inPage(() => /** @type {any} */ (window).heard)));
  return { ...heard, selected: heard.selected.trim() };
}
