// The web page as the project's own: copies to keep, no network, and what axe-core says of it.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { violations } from './axe.mjs';
import { until } from './browser.mjs';
import { serve } from './server.mjs';
import { outcome, pressButton, putSource, untilRead, untilStarted } from './www-page.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const NAME = 'The Lamplighter of Harrow Lane';
const TEXT = 'At a quarter to five on an October afternoon';

/** The bytes with which every PNG begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47];

/** A drawing that a page holds itself, longer than any address. */
const HELD = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">${
  Array.from({ length: 2_000 }, (_, index) => `<circle cx="${index % 640}" cy="180" r="${index % 90}"/>`).join('')}</svg>`).toString('base64');

const PARAGRAPH = '<p>He leans a short wooden ladder against the first of nineteen iron posts and climbs four rungs, as he has done on every evening for forty years.</p>';
const PICTURED = `<!doctype html><html lang="en"><head><title>Two lamps</title><base href="https://courier.example/"></head><body><article><h1>Two lamps</h1>${
  PARAGRAPH.repeat(3)}<figure><img src="data:image/svg+xml;base64,${HELD}" alt="The near lamp" width="640" height="360"></figure>${
  PARAGRAPH.repeat(3)}<figure><img src="/far.jpg" alt="The far lamp" width="640" height="360"></figure>${PARAGRAPH.repeat(3)}</article></body></html>`;

/**
 * @param {() => Browser} browserOf
 * @param {() => string} folderOf where downloads may go
 */
export function copyCases(browserOf, folderOf) {
  test('gives the text as Markdown, as a web page and as a book, with the pictures that are here', async () => {
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
    // The example's drawing, redrawn as every reading program knows it.
    const picture = Object.entries(book).find(([path]) => path.endsWith('.png'));
    assert.deepEqual([...(picture?.[1].slice(0, 4) ?? [])], PNG);
    await untilSaid(browser, 'Saved.');
    await pressButton(browser, '#recto-save-html');
    const page = strFromU8(await saved(folderOf(), `${NAME}.html`));
    assert.ok(page.includes(TEXT) && /<img[^>]* src="data:image\/svg\+xml;base64,/.test(page), page.slice(0, 400));
  });

  test('a copy has the pictures that the saved page holds itself, asks for no other, and says so', async () => {
    const browser = browserOf();
    await browser.saveInto(folderOf());
    await putSource(browser, PICTURED);
    await pressButton(browser, '#recto-read');
    await untilRead(browser);
    await pressButton(browser, '#recto-save-html');
    const page = strFromU8(await saved(folderOf(), 'Two lamps.html'));
    assert.ok(page.includes(HELD) && page.includes('The far lamp') && !/<img[^>]* src="http/.test(page), page);
    await untilSaid(browser, 'Saved without 1 picture that would have to come from the network; words stand there instead.');
  });
}

/** @param {Browser} browser @param {string} words beside the buttons */
async function untilSaid(browser, words) {
  await until(`it says: ${words}`, async () => (await browser.inPage(() => document.getElementById('recto-kept')?.textContent)) === words);
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
    const widths = await browser.inPage(() => Array.from(document.querySelectorAll('main > figure img'), (image) => /** @type {HTMLImageElement} */ (image).naturalWidth));
    assert.ok(widths.length > 0 && widths.every((width) => width > 0), `a picture of the page is not kept: ${widths}`);
    // What fails to be fetched is no fault here; the check after every test looks at the next page.
    await browser.open('about:blank');
  });
}

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
      assert.deepEqual(await violations(browser), [], JSON.stringify(look));
      const [wide, room] = await browser.inPage(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${wide} px in a window of ${room} px`);
    }
    await browser.setLook({});
  });
}

/** Milliseconds from asking for the page, with nothing of it in any cache, until it can be used. */
const USABLE_WITHIN = 1_000;

/** How much later than the first paint that may be where the machine is so busy that the browser alone takes most of the second. */
const AFTER_PAINT = 2;

/** How often that is tried: other work on this machine is none of the page's. */
const MOST_STARTS = 3;

/**
 * @param {() => Browser} browserOf
 * @param {URL} www
 */
export function startCases(browserOf, www) {
  test('can be used within a second when nothing of it is here yet, and nothing moves meanwhile', async () => {
    const browser = browserOf();
    const tried = [];
    let isSoon = false;
    while (!isSoon && tried.length < MOST_STARTS) {
      const { usable, painted, moved, asked, scriptHere } = await freshStart(browser, www);
      assert.ok(usable > 0 && painted > 0, 'it says when it was painted, and when it could be used');
      assert.equal(moved, 0);
      assert.ok(asked < scriptHere, `the Wasm is asked for at ${asked} ms, when the script that wants it has come at ${scriptHere}`);
      // Held to the time in Chromium: beside other work Firefox, which has more processes, says more of the machine than of the page.
      isSoon = browser.name === 'firefox' || usable < Math.max(USABLE_WITHIN, AFTER_PAINT * painted);
      tried.push(`${Math.round(usable)} ms (painted at ${Math.round(painted)})`);
    }
    // So that the check after every test finds no other address.
    await browser.open('about:blank');
    console.log(`the web page can be used in ${browser.name} after ${tried.join(', ')}`);
    assert.ok(isSoon, tried.join(', '));
  });
}

/** Opens it at an address of which the browser knows nothing. @param {Browser} browser @param {URL} www */
async function freshStart(browser, www) {
  const fresh = await serve({ www });
  try {
    await browser.open(`${fresh.origin}/`);
    await untilStarted(browser);
    return await browser.inPage(startOf);
  } finally {
    await fresh.close();
  }
}

/** Stands alone: it is sent as text. */
async function startOf() {
  /** How far things have moved, as Chromium counts it; Firefox does not. @type {number} */
  const moved = await new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return resolve(0);
    new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + /** @type {any} */ (entry).value, 0)))
      .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(0), 300);
  });
  const resources = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  const of = (/** @type {string} */ ending) => resources.find(({ name }) => name.endsWith(ending));
  return {
    usable: performance.getEntriesByName('usable')[0]?.startTime ?? 0,
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    moved,
    asked: of('.wasm')?.startTime ?? Infinity,
    scriptHere: of('/main.js')?.responseEnd ?? 0,
  };
}
