// The web page as the project's own: copies to keep, no network, and what axe-core says of it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { until } from './browser.mjs';
import { serve } from './server.mjs';
import { outcome, pressButton, untilRead, untilStarted } from './www-page.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const NAME = 'The Lamplighter of Harrow Lane';
const TEXT = 'At a quarter to five on an October afternoon';

/**
 * @param {() => Browser} browserOf
 * @param {() => string} folderOf where downloads may go
 */
export function copyCases(browserOf, folderOf) {
  test('gives the text as Markdown and as a book', async () => {
    const browser = browserOf();
    await browser.saveInto(folderOf());
    await pressButton(browser, '#recto-example');
    await untilRead(browser);
    await pressButton(browser, '#recto-save-markdown');
    const markdown = await saved(folderOf(), `${NAME}.md`);
    assert.match(strFromU8(markdown), new RegExp(`^# ${NAME}\n[^]*${TEXT}`));
    await pressButton(browser, '#recto-save-epub');
    const book = unzipSync(await saved(folderOf(), `${NAME}.epub`));
    assert.equal(Object.keys(book)[0], 'mimetype');
    assert.equal(strFromU8(book.mimetype), 'application/epub+zip');
    const texts = Object.entries(book).filter(([path]) => path.endsWith('.xhtml')).map(([, bytes]) => strFromU8(bytes)).join('\n');
    assert.ok(texts.includes(TEXT), 'the text is not in the book');
  });
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<Uint8Array>} the file, once it is whole
 */
async function saved(folder, name) {
  const path = join(folder, name);
  await until(`${name} is saved`, async () => (await readdir(folder)).includes(name) && (await readFile(path)).length > 0);
  return readFile(path);
}

/**
 * @param {() => Browser} browserOf
 * @param {URL} www
 */
export function offlineCases(browserOf, www) {
  test('works without a network once it was open', async () => {
    const browser = browserOf();
    const other = await serve({ www });
    try {
      await browser.open(`${other.origin}/`);
      await untilStarted(browser);
      await until('its files are kept', () => browser.inPage(async () => {
        const { active } = await navigator.serviceWorker.ready;
        return active?.state === 'activated' && (await (await caches.open('recto')).keys()).length > 8;
      }));
    } finally {
      await other.close();
    }
    await browser.goTo(`${other.origin}/`);
    await untilStarted(browser);
    await pressButton(browser, '#recto-example');
    await untilRead(browser);
    assert.ok((await outcome(browser)).reading.includes(TEXT));
    const broken = await browser.inPage(() => Array.from(document.querySelectorAll('main > figure img')).filter((image) => !/** @type {HTMLImageElement} */ (image).naturalWidth).length);
    assert.equal(broken, 0, 'a picture of the page is not kept');
    // What fails to be fetched is no fault here; the check after every test looks at the next page.
    await browser.open('about:blank');
  });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {() => Browser} browserOf in Chromium: the rules are the same everywhere */
export function wwwAccessCases(browserOf) {
  test('axe-core finds nothing wrong, light and dark, wide and narrow, and nothing sticks out', async () => {
    const browser = browserOf();
    for (const look of [{}, { dark: true }, { width: 390, height: 844 }, { width: 320, height: 640, dark: true }]) {
      await browser.setLook(look);
      await pressButton(browser, '#recto-example');
      await untilRead(browser);
      // In the middle of a change from light to dark a colour is neither.
      await browser.inPage(async () => { await Promise.allSettled(document.getAnimations().map(({ finished }) => finished)); });
      assert.deepEqual(await complaints(browser), [], JSON.stringify(look));
      const [wide, room] = await browser.inPage(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${wide} px in a window of ${room} px`);
    }
    await browser.setLook({});
  });
}

/** @param {Browser} browser @returns {Promise<string[]>} */
async function complaints(browser) {
  await browser.inPageSource(`if (!window.axe) { ${AXE} }`);
  return browser.inPage(async () => {
    const { violations, passes } = await /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] });
    const told = violations.flatMap((/** @type {any} */ rule) => rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
    return passes.length > 10 ? told : ['axe-core has looked at nothing'];
  });
}
