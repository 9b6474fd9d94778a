// What Recto does by itself on the sites that the reader has switched on, the same in every browser.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from './browser.mjs';
import { pressOn } from './clean-page.mjs';
import { choose, press, untilShown, write } from './own-pages.mjs';
import { toItems } from '../../extension/shared/parts.js';
import { flat } from './pages.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** A page that surely is an article, and pages that are none or are not for this. */
const ARTICLE = '/pages/news-plain/';
const BANNER = '/overlay/app-banner-element/';
const NOT_OPENED = ['/e2e/sign-in.html', '/pages/home-page/', '/pages/search-results/', '/pages/product-page/', '/pages/login-page/', '/pages/news-plain/?q=ferry'];

/** Milliseconds after which a view that opens by itself would have: half a second of rest, the reading, and time to spare. */
const WOULD_HAVE = 4_000;

/** Milliseconds that a page with `?restless` takes to come to rest. */
const RESTLESS_FOR = 5_000;

/** @param {Browser} browser @returns {Promise<{ sites: any, origins: string[], scripts: { id: string, matches?: string[] }[] }>} */
const state = (browser) => browser.inOwnPage(async () => {
  const api = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
  const [{ sites }, { origins }, scripts] = await Promise.all([
    api.storage.sync.get('sites'), api.permissions.getAll(), api.scripting.getRegisteredContentScripts(),
  ]);
  return { sites, origins: origins ?? [], scripts: scripts.map(({ id, matches }) => ({ id, matches })) };
});

/** Everything that is kept of the settings. @param {Browser} browser @returns {Promise<string>} */
const kept = (browser) => browser.inOwnPage(async () => {
  const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
  return JSON.stringify(await storage.sync.get(null));
});

/**
 * Adds localhost to the list, as a reader does.
 * @param {Browser} browser
 * @param {'clean' | 'reader'} mode
 */
export async function addSite(browser, mode) {
  await browser.open(browser.ownPage('pages/settings.html'));
  await write(browser, '#sites form input', 'http://localhost/somewhere');
  await choose(browser, '#sites form select', mode);
  await press(browser, '#sites form button');
  await untilShown(browser, /localhost: (Clean|Open)/);
}

/** @param {Browser} browser */
export async function untilOpen(browser) {
  await until('the view opens by itself', () => browser.readerIsOpen());
  await browser.untilFilled();
}

/** @param {Browser} browser @param {string} why */
export async function staysClosed(browser, why) {
  await rest(WOULD_HAVE);
  assert.ok(!(await browser.readerIsOpen()), why);
}

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function sitesCases(name, start) {
  describe(`sites in ${name}`, () => {
    const { browserOf, at } = stageOf(start);
    before(() => browserOf().permit());
    cleanCases(browserOf, at);
    readerCases(browserOf, at);
    lastingCases(browserOf, at);
  });
}

/** @param {Browser} browser @param {boolean} shown */
async function untilBanner(browser, shown) {
  await until(`the banner is ${shown ? 'shown' : 'hidden'}`, async () => (await browser.inPage(() => document.getElementById('ab')?.checkVisibility())) === shown);
}

/**
 * What a site in the mode "clean" gets; tests/e2e/clean-cases.mjs holds what is hidden and what is not.
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function cleanCases(browserOf, at) {
  test('a page is cleaned once by its keys, without any permission', async () => {
    const browser = browserOf();
    await browser.withdraw();
    await browser.open(at(BANNER));
    await rest(WOULD_HAVE);
    await untilBanner(browser, true);
    await browser.pressCleanKeys();
    await untilBanner(browser, false);
    await browser.goTo(at(BANNER));
    await rest(WOULD_HAVE);
    await untilBanner(browser, true);
    await browser.permit();
  });

  test('a site that was added is cleaned, and the button tells how much is hidden', async () => {
    const browser = browserOf();
    await addSite(browser, 'clean');
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await until('the badge counts it', async () => (await browser.badge()) === '1');
  });

  test('the menu lists what is hidden, brings it back, and keeps what is never to be hidden', async () => {
    const browser = browserOf();
    const inMenu = async (/** @type {RegExp} */ name, /** @type {RegExp} */ afterwards) => {
      await browser.beside(browser.ownPage(`pages/popup.html?tab=${await browser.tabId()}`));
      await untilShown(browser, /1 thing hidden[^]*App banner/);
      await browser.screenshot(`${browser.name}-menu-hidden`);
      await press(browser, 'button', name);
      await untilShown(browser, afterwards);
      await browser.back();
    };
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await inMenu(/^show again/, /Nothing is hidden here[^]*Hide again/);
    await untilBanner(browser, true);
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await inMenu(/^everything back/, /Nothing is hidden here/);
    await untilBanner(browser, true);
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await inMenu(/^never hide this/, /Nothing is hidden here/);
    await browser.open(at(BANNER));
    await rest(WOULD_HAVE);
    await untilBanner(browser, true);
  });

  test('that became a rule, which is told as wrong when it is, and gone when it is taken out', async () => {
    const browser = browserOf();
    await browser.open(browser.ownPage('pages/settings.html'));
    const text = () => browser.inPage(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#rules textarea'))?.value);
    await until('the rule stands there', async () => /^localhost#@#/m.test((await text()) ?? ''));
    await write(browser, '#rules textarea', '! mine\nlocalhost##');
    await untilShown(browser, /Line 2: After ## a selector is needed/);
    await write(browser, '#rules textarea', '! mine');
    await untilShown(browser, /Kept\./);
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
  });

  test('what is picked from the menu is hidden and becomes a rule; the rules go into a file and come out of one', async () => {
    const browser = browserOf();
    const isShown = (/** @type {string} */ selector) => browser.inPage((wanted) => document.querySelector(wanted)?.checkVisibility(), selector);
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await browser.beside(browser.ownPage(`pages/popup.html?tab=${await browser.tabId()}`));
    await press(browser, 'button', /^hide this too/);
    // The menu closes itself; a tab that it stands in as well.
    await browser.back();
    await until('the page can be pointed at', async () => (await browser.inReader((root) => root.querySelector('.bar .words') !== null)) === true);
    await browser.screenshot(`${browser.name}-hide-this-too`);
    await pressOn(browser, 'h1');
    await until('what was picked is hidden', async () => (await isShown('h1')) === false);
    await browser.open(browser.ownPage('pages/settings.html'));
    const text = () => browser.inPage(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#rules textarea'))?.value ?? '');
    await until('the rule stands there', async () => /^localhost##.*h1/m.test(await text()));
    const folder = await mkdtemp(join(tmpdir(), 'recto-rules-'));
    try {
      await browser.saveInto(folder);
      await press(browser, '#rules a[download]');
      const saved = () => readFile(join(folder, 'recto-rules.txt'), 'utf8').catch(() => '');
      await until('the rules are saved', async () => (await saved()) !== '');
      assert.equal(await saved(), await text());
      const file = join(folder, 'rules.txt');
      await writeFile(file, '! from a file\nlocalhost##.foot\nlocalhost##\n');
      await browser.chooseFile('#rules input[type=file]', file);
      await untilShown(browser, /Line 3: After ## a selector is needed/);
      assert.match(await text(), /^! from a file\nlocalhost##\.foot$/m);
    } finally {
      await rm(folder, { recursive: true });
    }
    await browser.open(at(BANNER));
    await until('the rule of the file is obeyed', async () => (await isShown('.foot')) === false);
    assert.equal(await isShown('h1'), true, 'the rule that the file has not is still obeyed');
    await browser.open(browser.ownPage('pages/settings.html'));
    await until('the rules are there', async () => (await text()) !== '');
    await write(browser, '#rules textarea', '! mine');
    await untilShown(browser, /Kept\./);
  });

  test('switched off in the menu, the page is at once as it was, and stays so', async () => {
    const browser = browserOf();
    await browser.open(at(BANNER));
    await untilBanner(browser, false);
    await browser.beside(browser.ownPage(`pages/popup.html?tab=${await browser.tabId()}`));
    await press(browser, 'label', /do nothing/);
    await until('the script is gone', async () => (await scriptsHere(browser)) === 0);
    await browser.back();
    await untilBanner(browser, true);
    await browser.permit();
  });
}

/** @param {Browser} browser with a page of Recto's own @returns {Promise<number>} how many scripts are registered */
async function scriptsHere(browser) {
  return browser.inPage(async () => {
    const { scripting } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
    return (await scripting.getRegisteredContentScripts()).length;
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function readerCases(browserOf, at) {
  test('nothing runs in a page of a site that is not on the list', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await staysClosed(browser, 'nobody has asked for the view');
  });

  test('a site that was added opens in the view, which says so, and adds nothing to the history', async () => {
    const browser = browserOf();
    await addSite(browser, 'reader');
    await browser.open(at(ARTICLE));
    const before = await browser.inPage(() => history.length);
    await untilOpen(browser);
    assert.equal(await browser.inPage(() => history.length), before);
    assert.match(flat(await browser.readerText()), /Opened by itself\./);
    await browser.screenshot(`${browser.name}-unasked`);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.read();
    assert.doesNotMatch(flat(await browser.readerText()), /Opened by itself/, 'this time it was asked for');
  });

  test('the menu of the page puts its site on the list', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.chooseFromMenu('always-off', 60, 200);
    await until('it is off the list', async () => (await state(browser)).sites?.length === 0);
    // Firefox has taken its permission back, and gives it when the menu asks.
    if (browser.name === 'chromium') await browser.permit();
    await browser.open(at('/e2e/state.html'));
    await browser.chooseFromMenu('always-reader', 60, 200);
    await until('it is on the list', async () => (await state(browser)).sites?.[0]?.mode === 'reader');
    await until('the script is registered', async () => (await state(browser)).scripts.length === 1);
  });

  test('it opens neither after a reload nor on the way back', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await untilOpen(browser);
    await browser.inPage(() => location.reload());
    await browser.untilClosed();
    await staysClosed(browser, 'a reload opened it');
    await browser.goTo(at('/e2e/sign-in.html'));
    await browser.inPage(() => history.back());
    // A look may fall between the two pages.
    const isBack = () => browser.inPage(() => location.pathname.startsWith('/pages/')).catch(() => false);
    await until('the article is there again', isBack);
    await staysClosed(browser, 'the way back opened it');
  });

  test('it opens where a site shows an article without loading another page, and not on the way back', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/steps.html'));
    await staysClosed(browser, 'a list is no article');
    await pressOn(browser, 'a');
    await untilOpen(browser);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.inPage(() => history.back());
    await staysClosed(browser, 'the way back opened it');
  });

  test('it opens on no page that is not surely an article', async () => {
    const browser = browserOf();
    for (const path of NOT_OPENED) {
      await browser.open(at(path));
      await staysClosed(browser, path);
    }
  });

  test('it waits until the page has come to rest', async () => {
    const browser = browserOf();
    await browser.open(at(`${ARTICLE}?restless`));
    await untilOpen(browser);
    const marks = await browser.inPage(() => document.querySelectorAll('body > i').length);
    assert.ok(marks >= 40, `it opened after ${marks} of 50 changes`);
  });

  test('a reader who is doing something in the page is left alone', async () => {
    const browser = browserOf();
    await browser.open(at(`${ARTICLE}?restless`));
    await browser.clickAt(5, 5);
    assert.ok(!(await browser.readerIsOpen()));
    await rest(RESTLESS_FOR);
    await staysClosed(browser, 'the reader had begun to use the page');
  });

  test('"not here again" ends it, and gives the permission back', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await untilOpen(browser);
    await browser.pressInReader(/not here again/);
    await browser.untilClosed();
    await until('the script is gone', async () => (await state(browser)).scripts.length === 0);
    const { sites, origins } = await state(browser);
    assert.deepEqual(sites, []);
    // What Chromium's variant for tests has in its manifest cannot be given back.
    if (browser.name === 'firefox') assert.deepEqual(origins, []);
    await browser.open(at(ARTICLE));
    await staysClosed(browser, 'it was to be the last time');
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function lastingCases(browserOf, at) {
  test('a permission withdrawn in the browser ends it, and the settings say so; given again, it goes on', async () => {
    const browser = browserOf();
    await addSite(browser, 'reader');
    await until('the script is registered', async () => (await state(browser)).scripts.length === 1);
    await browser.withdraw();
    await until('the script is gone', async () => (await state(browser)).scripts.length === 0);
    await browser.open(browser.ownPage('pages/settings.html'));
    await untilShown(browser, /does not permit Recto on this site/);
    await browser.permit();
    await until('the script is back', async () => (await state(browser)).scripts.length === 1);
    await browser.open(at(ARTICLE));
    await untilOpen(browser);
  });

  test('it lasts when the background is stopped', async (context) => {
    const browser = browserOf();
    if (!browser.canStopBackground) return context.diagnostic(`${browser.name}: a test cannot stop the background`);
    await browser.open(at('/e2e/sign-in.html'));
    await browser.stopBackground();
    await browser.goTo(at(ARTICLE));
    await untilOpen(browser);
  });

  test('it lasts when the browser is started again', async () => {
    const browser = browserOf();
    await browser.restart();
    // A page that is there before the browser has started its extensions gets no script of theirs.
    await until('the script is registered', async () => (await state(browser)).scripts.length === 1);
    await browser.open(at(ARTICLE));
    await untilOpen(browser);
  });

  test('500 sites are kept and followed, and shown without delay', async (context) => {
    const browser = browserOf();
    const others = Array.from({ length: 499 }, (_, index) => ({ pattern: `news-of-the-day-${index}.example.org`, mode: index % 2 ? 'clean' : 'reader' }));
    await browser.permit('all sites');
    await browser.inOwnPage(async (items) => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      await storage.sync.set(items);
    }, toItems('sites', [{ pattern: 'localhost', mode: 'reader' }, ...others], 'a test'));
    const patterns = async () => (await state(browser)).scripts.flatMap(({ matches }) => matches ?? []);
    await until('all are registered', async () => (await patterns()).length === 500);
    await browser.open(browser.ownPage('pages/settings.html'));
    await untilShown(browser, /500 sites on the list/);
    const rows = await browser.inPage(() => document.querySelectorAll('#sites .row').length);
    assert.equal(rows, 501, 'all sites, and each of them');
    const painted = await browser.inPage(() => Math.round(performance.getEntriesByName('settings')[0].startTime));
    context.diagnostic(`${browser.name}: the settings stood there ${painted} ms after they were opened`);
    await browser.open(at(ARTICLE));
    await untilOpen(browser);
    await browser.inOwnPage(async () => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      await storage.sync.set({ sites: [{ pattern: 'localhost', mode: 'reader' }] });
    });
    await until('only one is left', async () => (await patterns()).length === 1);
  });

  test('all sites are cleaned but for an exception, and no kind is hidden that is switched off', async () => {
    const browser = browserOf();
    const elsewhere = at(BANNER).replace('localhost', '127.0.0.1');
    await browser.permit('all sites');
    await addSite(browser, 'reader');
    await choose(browser, '#sites select[data-act="*"]', 'clean');
    await choose(browser, '#sites select[data-act="localhost"]', 'off');
    await until('the exception is registered', async () => (await state(browser)).scripts.some(({ id }) => id === 'clean *'));
    await browser.open(elsewhere);
    await untilBanner(browser, false);
    await browser.open(at(BANNER));
    await rest(WOULD_HAVE);
    await untilBanner(browser, true);
    const before = await kept(browser);
    await browser.open(browser.ownPage('pages/settings.html'));
    await press(browser, '#setting-app_promo');
    // A page that is opened before would rightly be cleaned as before.
    await until('the switch is kept', async () => await kept(browser) !== before);
    await browser.open(elsewhere);
    await rest(WOULD_HAVE);
    await untilBanner(browser, true);
    await browser.open(browser.ownPage('pages/settings.html'));
    await press(browser, '#setting-app_promo');
    await choose(browser, '#sites select[data-act="*"]', 'off');
    await until('nothing is registered', async () => (await state(browser)).scripts.length === 0);
    await browser.permit();
    await choose(browser, '#sites select[data-act="localhost"]', 'reader');
    await until('the script is registered', async () => (await state(browser)).scripts.length === 1);
  });

  // Last: puppeteer has no way to the service worker of what is installed later.
  test('it lasts over an update', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/sign-in.html'));
    await browser.update();
    await until('the script is registered', async () => (await state(browser)).scripts.length === 1);
    const version = await browser.inOwnPage(async () => /** @type {any} */ (globalThis.browser ?? chrome).runtime.getManifest().version);
    assert.equal(version, '99.0.0');
    await browser.goTo(at(ARTICLE));
    await untilOpen(browser);
  });
}
