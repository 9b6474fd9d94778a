// What goes wrong around a reading, and what the reader gets then: docs/faults.md names each. The same in every browser, as far as it lets a
// test do it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from './browser.mjs';
import { leftCases } from './fault-page-cases.mjs';
import { refusedCases } from './fault-refusal-cases.mjs';
import { flat } from './pages.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const ARTICLE = '/pages/news-plain/';
const WORDS = /Library of Things/;

/** The second of the tests' pages, for what comes after a fault. */
const NEXT = '/e2e/state.html';

/** Milliseconds after which a press that came to nothing is made again: longer than a busy machine takes to open, or the second would close. */
const PRESS_AGAIN = 15_000;

/** Milliseconds in which one of these presses must open the view. */
const PRESSES = 60_000;

/** Milliseconds in which a second press would have closed what the first has opened. */
const MOMENT = 300;

/** Milliseconds in which the background hears nothing. */
const LATE = 800;

/** Milliseconds between two presses that are one to a reader: a little less than UNSEEN of content/layer.js. */
const AT_ONCE = 200;

/** Starts of the background by two presses. */
const STARTS = 5;

/** Tabs that are opened and read one after the other, without waiting. */
const TABS = 50;

/** @param {Browser} browser */
async function isRead(browser) {
  await browser.untilFilled();
  assert.match(flat(await browser.readerText()), /\w+ \w+ \w+ \w+/);
}

/** One view opens and stays, and one press closes it. @param {Browser} browser */
async function opensAndCloses(browser) {
  await isRead(browser);
  await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
  assert.ok(await browser.readerIsOpen());
  assert.equal(await hosts(browser), 1);
  await browser.pressAction();
  await browser.untilClosed();
  await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
  assert.equal(await hosts(browser), 0);
}

/** @param {Browser} browser @returns {Promise<number>} elements of the page that are neither head nor body: views, and what is left of them */
const hosts = (browser) => browser.inPage(() => Array.from(document.documentElement.children).filter((each) => !['HEAD', 'BODY'].includes(each.nodeName)).length);

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function faultCases(name, start) {
  describe(`faults in ${name}`, () => {
    const { browserOf, at } = stageOf(start);
    backgroundCases(browserOf, at);
    pageCases(browserOf, at);
    leftCases(browserOf, at);
    refusedCases(browserOf);
    storageCases(browserOf, at);
    // Last: afterwards it is another Recto.
    extensionCases(browserOf, at);
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function backgroundCases(browserOf, at) {
  test('the background was stopped before the press: it starts again', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await browser.stopBackground();
    await browser.read();
    assert.match(await browser.readerText(), WORDS);
  });

  test('it is stopped while the view is open: a panel, a font and the way out still work', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await browser.read();
    await browser.stopBackground();
    await until('the tools are there', () => browser.inReader((root) => (root.querySelector('.tools')?.childElementCount ?? 0) > 3));
    await browser.pressKey('letter t');
    await until('the panel is open', () => browser.inReader((root) => root.querySelector('.panel') !== null));
    await browser.pressKey('Escape');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.read();
  });

  test('it is stopped over a reading: the page is read all the same', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/ten-megabytes'));
    await browser.pressAction();
    await until('the view waits', () => browser.inReader((root) => root.querySelector('dialog.waiting') !== null));
    await browser.stopBackground();
    assert.ok(await browser.inReader((root) => root.querySelector('dialog.waiting') !== null), 'it was read before the background was stopped');
    await browser.untilFilled();
    assert.match((await browser.inReader((root) => root.querySelector('.text p')?.textContent)) ?? '', /The harbour wakes/);
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function pageCases(browserOf, at) {
  test('two presses at once: one view, which the next press closes', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await Promise.all([browser.pressAtOnce(), browser.pressAtOnce()]);
    await opensAndCloses(browser);
  });

  test('two presses at once that start the background: the same', async () => {
    const browser = browserOf();
    for (let time = 0; time < STARTS; time += 1) {
      await browser.open(at(ARTICLE));
      await browser.stopBackground();
      await Promise.all([browser.pressAtOnce(), browser.pressAtOnce()]);
      await opensAndCloses(browser);
    }
  });

  test('two presses, the second of which is heard late, as the background reads: the same', async (t) => {
    const browser = browserOf();
    if (!browser.holdUp) return t.skip('its background cannot be held up');
    await browser.open(at(ARTICLE));
    await browser.holdUp('captured', LATE);
    await browser.pressAtOnce();
    await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), LATE / 2);
    await browser.pressAtOnce();
    await opensAndCloses(browser);
  });

  test('two presses at once on an open view: it closes, and stays closed', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    let took = Infinity;
    // On a busy machine they may be too far apart, and are two presses then.
    for (let time = 0; time < STARTS && took > AT_ONCE; time += 1) {
      if (!(await browser.readerIsOpen())) await browser.read();
      await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
      const start = performance.now();
      await browser.pressAtOnce();
      await browser.pressAtOnce();
      took = performance.now() - start;
      await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), LATE);
    }
    assert.ok(took <= AT_ONCE, `no two presses within ${AT_ONCE} ms`);
    assert.equal(await hosts(browser), 0);
    await browser.read();
  });

  test('the page is left over a reading: the next one is read as ever', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/many-nodes'));
    await browser.pressAction();
    await browser.goTo(at(NEXT));
    assert.ok(!(await browser.readerIsOpen()));
    await browser.read();
    assert.match(await browser.readerText(), /The ferry that waits/);
    assert.equal(await browser.badge(), '');
  });

  test('the tab is closed over a reading: the others are as ever', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.beside(at('/odd/many-nodes'));
    await browser.pressAction();
    await browser.back();
    await browser.read();
    assert.match(await browser.readerText(), /The ferry that waits/);
  });

  test(`${TABS} tabs are read one right after the other`, async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    const filled = await browser.inTabs(TABS, at(`${ARTICLE}?pictures=local`));
    assert.deepEqual(filled, Array.from({ length: TABS }, () => true));
  });

  test('offline, a page that is there is read', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await browser.setOffline(true);
    try {
      await browser.read();
      assert.match(await browser.readerText(), WORDS);
    } finally {
      await browser.setOffline(false);
    }
  });

  test('a file of this computer is read', async () => {
    const browser = browserOf();
    await browser.open(new URL('../pages/news-plain/page.html', import.meta.url).href);
    await browser.pressAction();
    // Chromium lets extensions into files where its own page for extensions allows that; otherwise the button says that it cannot be read.
    await until('it is read, or said not to be', async () => (await browser.readerIsOpen()) || (await browser.badge()) !== '');
    if (browser.name === 'firefox') await isRead(browser);
  });

  test('a PDF is said not to be readable', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/leaflet.pdf'));
    await browser.pressAction();
    await until('there is a badge', async () => (await browser.badge()) !== '');
  });

  test('a zoomed page is read, and left at the same zoom', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.zoom(2);
    try {
      const before = await browser.inPage(() => [innerWidth, scrollY, devicePixelRatio]);
      await browser.read();
      const share = await browser.inReader((root) => (root.querySelector('dialog')?.getBoundingClientRect().width ?? 0) / document.documentElement.clientWidth);
      assert.ok(share !== null && share > 0.95, `it takes ${share} of the window`);
      await browser.pressKey('Escape');
      await browser.untilClosed();
      assert.deepEqual(await browser.inPage(() => [innerWidth, scrollY, devicePixelRatio]), before);
    } finally {
      await browser.zoom(1);
    }
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function storageCases(browserOf, at) {
  test('a full storage: the view says that a change is not kept, and goes on with it', async (t) => {
    const browser = browserOf();
    if (!browser.fillStorage) return t.skip('this browser sets no limit that could be reached');
    await browser.fillStorage();
    await browser.open(at(NEXT));
    await browser.read();
    await until('the tools are there', () => browser.inReader((root) => (root.querySelector('.tools')?.childElementCount ?? 0) > 3));
    await browser.pressKey('letter w');
    await until('it is changed', () => browser.inReader((root) => root.querySelector('.text .heavy') !== null));
    await until('it is said', () => browser.inReader((root) => root.querySelector('.said')?.textContent?.includes('no room')));
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.inOwnPage(() => Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()]));
  });

  test('a full storage: a rule picked on a page is said not to be kept, counts there, and is kept once there is room', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/comments/'));
    await browser.pressCleanKeys();
    const tab = await browser.tabId();
    await until('the page is cleaned', () => browser.inOwnPage((tabId) => chrome.tabs.sendMessage(tabId, { type: 'clean-list' }).then(() => true, () => false), tab));
    await browser.refuseStorage();
    await browser.inOwnPage((tabId) => chrome.tabs.sendMessage(tabId, { type: 'clean-pick' }), tab);
    await browser.pressKey('ArrowRight');
    await browser.pressKey('Enter');
    await until('it is said', () => browser.inReader((root) => root.querySelector('.words')?.textContent?.includes('no room')));
    const rule = await browser.inReader((root) => root.querySelector('.rule')?.textContent ?? '');
    assert.match(rule ?? '', /^localhost##/);
    assert.equal(await browser.inPage(() => document.querySelector('article p')?.checkVisibility()), false);
    const kept = () => browser.inOwnPage(async () => JSON.stringify(await Promise.all([chrome.storage.sync.get(null), chrome.storage.local.get(null)])));
    assert.ok(!(await kept()).includes('localhost##'));
    await browser.screenshot(`full-rule-${browser.name}`);
    await browser.inReader((root) => /** @type {HTMLElement} */ (root.querySelector('.bar .again')).click());
    await browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), MOMENT);
    assert.ok(await browser.inReader((root) => root.querySelector('.words') !== null), 'it goes although nothing is kept');
    await browser.acceptStorage();
    await browser.inReader((root) => /** @type {HTMLElement} */ (root.querySelector('.bar .again')).click());
    await until('nothing is said any more', async () => (await browser.inReader(() => true)) === null);
    assert.ok((await kept()).includes('localhost##'));
    await browser.inOwnPage(() => Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()]));
  });

  test('a full storage: the settings page says it', async () => {
    const browser = browserOf();
    await browser.fillStorage?.();
    await browser.beside(browser.ownPage('pages/settings.html'));
    try {
      await until('the settings are there', () => browser.inPage(() => document.querySelector('#cleaning input') !== null));
      await browser.inPage((isFull) => {
        // Where the browser sets no limit, it is as if the disk had one.
        const refuse = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
        if (!isFull) for (const area of [chrome.storage.local, chrome.storage.sync]) Object.defineProperty(area, 'set', { value: refuse });
        /** @type {HTMLElement} */ (document.querySelector('#cleaning input')).click();
      }, browser.fillStorage !== undefined);
      await until('it is said', () => browser.inPage(() => document.querySelector('.full')?.textContent?.includes('no room')));
    } finally {
      await browser.back();
      await browser.inOwnPage(() => Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()]));
    }
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function extensionCases(browserOf, at) {
  test('Recto is switched off while the view is open: the page can be had back', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.read();
    await browser.disable();
    await browser.pressKey('Escape');
    await until('the page is there again', () => browser.inPage(() => {
      const topmost = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return topmost !== null && document.body.contains(topmost);
    }));
    await browser.enable();
    await browser.open(at(NEXT));
    await browser.read();
  });

  test('Recto is updated while the view is open: the page can be had back, and is read again', async () => {
    const browser = browserOf();
    await browser.open(at(NEXT));
    await browser.read();
    await browser.update();
    await browser.pressKey('Escape');
    await until('the page is there again', () => browser.inPage(() => {
      const topmost = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
      return topmost !== null && document.body.contains(topmost);
    }));
    await browser.open(at(ARTICLE));
    // A press before the new background has said what it listens to is lost.
    await until('a press opens the view again', async () => {
      await browser.pressAction();
      return until('the view is open', () => browser.readerIsOpen(), PRESS_AGAIN).catch(() => false);
    }, PRESSES);
    await isRead(browser);
  });
}
