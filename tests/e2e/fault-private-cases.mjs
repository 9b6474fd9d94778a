// Private windows: a page is read there as ever, and nothing is kept but what is asked for; where Recto is not let in, it is not there.
// The same in every browser, as far as it lets a test do it.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { until } from './browser.mjs';
import { tellOfPrivatePress } from './chromium-private.mjs';
import { pressSave } from './library-cases.mjs';
import { untilTools } from './look-cases.mjs';
import { addSite, staysClosed, untilOpen } from './sites-cases.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./chromium-browser.mjs').Chromium} Chromium */
/** @typedef {(path: string, work: () => Promise<void>) => Promise<void>} InPrivate  does something on a page in a private window */
/** @typedef {(check: (browser: Browser, inPrivate: InPrivate) => Promise<void>) => (t: import('node:test').TestContext) => Promise<void>} Privately  skips it where none can be opened */

const ARTICLE = '/pages/news-plain/';
const WORDS = /Library of Things/;

/** Another one, which is kept for later. */
const KEPT = '/e2e/keep.html';

/** A page that is long enough for a place in it to be kept. */
const LONG = '/pages/longread/';

/** Another one, from whose script Chromium keeps the extension's interface. */
const FRAMED = '/odd/named-frame';

/** Milliseconds after which a press that came to nothing is made again: longer than a busy machine takes to open, or the second would close. */
const PRESS_AGAIN = 15_000;

/** Milliseconds in which one of these presses must open the view. */
const PRESSES = 60_000;

/** Milliseconds in which the view hears that its text has moved. */
const MOMENT = 300;

/** Reads a page. Firefox starts Recto anew as it is let in, and a press before that is lost. @param {Browser} browser */
async function readAtLast(browser) {
  await until('a press opens the view', async () => {
    await browser.pressAction();
    return until('the view is open', () => browser.readerIsOpen(), PRESS_AGAIN).catch(() => false);
  }, PRESSES);
  await browser.untilFilled();
  await untilTools(browser);
}

/** @param {Browser} browser */
async function leave(browser) {
  await browser.pressKey('Escape');
  await browser.untilClosed();
}

/** Reads on, and leaves. @param {Browser} browser @param {number} [share] of the text, 0.0–1.0 */
async function readOn(browser, share = 0.5) {
  await browser.inReader((root, read) => {
    const main = /** @type {Element} */ (root.querySelector('main'));
    main.scrollTop = main.scrollHeight * read;
  }, share);
  await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
  await leave(browser);
}

/** @param {Browser} browser @returns {Promise<string>} the page, with whatever is in it besides */
const markup = (browser) => browser.inPage(() => document.documentElement.outerHTML);

/**
 * What Recto has kept: on this device, in the synchronised storage, in the library, and until the browser ends.
 * @param {Browser} browser
 * @returns {Promise<{ lasting: string, session: string }>} `lasting`: all but the last
 */
const kept = (browser) => browser.inOwnPage(async () => {
  const { local, sync, session } = chrome.storage;
  const answered = (/** @type {IDBRequest<any>} */ request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const library = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = /** @type {IDBDatabase} */ (await answered(indexedDB.open(name)));
    for (const store of database.objectStoreNames) library.push([store, await answered(database.transaction(store).objectStore(store).getAll())]);
    database.close();
  }
  return {
    lasting: JSON.stringify([await local.get(null), await sync.get(null), library]),
    session: JSON.stringify(await session.get(null)),
  };
});

/** @param {Browser} browser @returns {Promise<{ address: string }[]>} */
const places = (browser) => browser.inOwnPage(async () => /** @type {any} */ ((await chrome.storage.local.get('reading_places')).reading_places ?? []));

/** @param {Browser} browser */
const clear = (browser) => browser.inOwnPage(() => chrome.storage.local.clear());

/**
 * Recto is let into private windows.
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function privateCases(name, start) {
  describe(`private windows in ${name}`, () => {
    const { browserOf, at } = stageOf(start);
    /** @type {Privately} */
    const privately = (check) => async (t) => {
      const browser = browserOf();
      const { inPrivate } = browser;
      if (!inPrivate || browser.isOld) return t.skip('its driver opens none');
      await check(browser, (path, work) => inPrivate(at(path), work));
    };
    readingCases(privately, at);
    askedCases(privately, at);
  });
}

/**
 * @param {Privately} privately
 * @param {(path: string) => string} at
 */
function readingCases(privately, at) {
  test('in a private window a page is read, and is as it was once it is left', privately(async (browser, inPrivate) => {
    await inPrivate(ARTICLE, async () => {
      const untouched = await markup(browser);
      await readAtLast(browser);
      assert.match(await browser.readerText(), WORDS);
      assert.notEqual(await markup(browser), untouched);
      await leave(browser);
      assert.equal(await markup(browser), untouched);
    });
  }));

  test('in a private window a page is read, and its place is not kept, nor anything else of it', privately(async (browser, inPrivate) => {
    const earlier = await kept(browser);
    await inPrivate(LONG, async () => {
      await readAtLast(browser);
      await readOn(browser);
    });
    const later = await kept(browser);
    assert.equal(later.lasting, earlier.lasting);
    assert.ok(!later.session.includes(LONG), later.session);
    // The same in an ordinary window is kept: so the way in which it is asked about can tell.
    await browser.open(at(LONG));
    await readAtLast(browser);
    await readOn(browser);
    assert.ok((await kept(browser)).lasting.includes(at(LONG)));
    await clear(browser);
  }));

  test('in a private window the place of an ordinary window is not offered, and stays as it is', privately(async (browser, inPrivate) => {
    const isOffered = () => browser.inReader((root) => root.querySelector('.way-on') !== null);
    await browser.open(at(LONG));
    await readAtLast(browser);
    await readOn(browser);
    const earlier = await places(browser);
    assert.equal(earlier.length, 1);
    await inPrivate(LONG, async () => {
      await readAtLast(browser);
      await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
      assert.equal(await isOffered(), false);
      // To the end, where an ordinary window would forget it.
      await readOn(browser, 1);
    });
    assert.deepEqual(await places(browser), earlier);
    await browser.open(at(LONG));
    await readAtLast(browser);
    await until('it is offered', isOffered);
    await leave(browser);
    await clear(browser);
  }));

  test('in a private window no place is kept either where a frame of the page has the name of the extension\'s interface', privately(async (browser, inPrivate) => {
    const readThere = async () => {
      await readAtLast(browser);
      await readOn(browser);
    };
    await inPrivate(FRAMED, readThere);
    assert.deepEqual(await places(browser), []);
    // In an ordinary window it is.
    await browser.open(at(FRAMED));
    await readThere();
    await until('it is kept', async () => (await places(browser)).length === 1);
    await clear(browser);
  }));
}

/**
 * @param {Privately} privately
 * @param {(path: string) => string} at
 */
function askedCases(privately, at) {
  test('in a private window a text is kept for later when that is asked for, and the library opens in an ordinary one', privately(async (browser, inPrivate) => {
    const library = browser.ownPage('pages/library.html');
    await browser.open(at(ARTICLE));
    await inPrivate(KEPT, async () => {
      await readAtLast(browser);
      await pressSave(browser);
      await browser.pressInReader(/^Open the library$/);
    });
    await until('the library is open', async () => (await browser.addresses()).includes(library));
    const isPrivate = await browser.inOwnPage(async (address) => (await chrome.tabs.query({ url: address })).map(({ incognito }) => incognito), library);
    assert.deepEqual(isPrivate, [false]);
    assert.ok((await kept(browser)).lasting.includes(at(KEPT)));
  }));

  test('in a private window a site that opens by itself does so', privately(async (browser, inPrivate) => {
    await browser.permit();
    await addSite(browser, 'reader');
    await inPrivate(ARTICLE, () => untilOpen(browser));
  }));
}

/**
 * Recto is not let into private windows.
 * @param {string} name
 * @param {() => Promise<Chromium>} start
 */
export function keptOutCases(name, start) {
  describe(`private windows that Recto is not let into, in ${name}`, () => {
    const stage = stageOf(start);
    const { at } = stage;
    /** @type {Chromium} */
    let browser;
    before(() => { browser = /** @type {Chromium} */ (stage.browser); });

    test('a private window that Recto is not let into: a press reaches nothing', async () => {
      await browser.permit();
      await browser.open(at(ARTICLE));
      // In an ordinary window the way in which it is told of a press opens the view.
      await browser.background.tellOfPress(await browser.tabId());
      await untilOpen(browser);
      await browser.inPrivate(at(ARTICLE), async () => {
        const untouched = await markup(browser);
        await tellOfPrivatePress(browser);
        await staysClosed(browser, 'it opens where Recto is not let in');
        assert.equal(await markup(browser), untouched);
      });
    });

    test('a private window that Recto is not let into: a site that opens by itself does not', async () => {
      await addSite(browser, 'reader');
      await browser.open(at(ARTICLE));
      await untilOpen(browser);
      await browser.inPrivate(at(ARTICLE), async () => {
        await staysClosed(browser, 'it opens where Recto is not let in');
        assert.equal(await browser.inPage(() => document.documentElement.children.length), 2);
      });
    });
  });
}
