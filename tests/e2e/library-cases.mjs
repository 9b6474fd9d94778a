// The library, the same in every browser: saved from the view, found, tagged, read and marked offline, and all of it as a file.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { violations } from './axe.mjs';
import { until } from './browser.mjs';
import { untilTools } from './look-cases.mjs';
import { FIRST_WORDS } from './part-pages.mjs';
import { press, shownText, untilShown, write } from './own-pages.mjs';
import { serve } from './server.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./chromium-browser.mjs').Chromium} Chromium */

const PAGE = '/e2e/keep.html';
/** A text in three pages; the words that each begins with are FIRST_WORDS. */
const IN_PAGES = '/parts/bell';

const OTHERS = ['/pages/japanese/?pictures=local', '/pages/rtl-arabic/?pictures=local'];
/** A text that needs more room than the first one leaves of this, in bytes. */
const LONG = '/pages/longread/?pictures=local';
const ROOM = 30_000;

const LOW = { width: 1280, height: 560 };
const PHONE = { width: 390, height: 844 };

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function libraryCases(name, start) {
  describe(`the library in ${name}`, () => {
    const stage = stageOf(start, { saves: true });
    const { at } = stage;
    /** @type {Browser} */
    let browser;
    let folder = '';
    before(() => { ({ browser, folder } = stage); });

    test('one press keeps the text, and says what was kept', async () => {
      for (const path of OTHERS) await save(browser, at(path));
      await browser.open(at(IN_PAGES));
      await browser.read();
      await untilTools(browser);
      await browser.pressInReader(/^Read page 2 here$/);
      await until('page 2 is joined', async () => (await browser.readerText()).includes(FIRST_WORDS[1]));
      await pressSave(browser);
      assert.match(await browser.readerText(), /Further pages of this text are not kept/);
      await save(browser, at(PAGE));
      const words = await browser.readerText();
      assert.match(words, /on this device alone\.\s+Pictures kept: 1 of 2\.\s+The others could not be fetched/);
      await browser.screenshot(`${browser.name}-library-saved`);
      await browser.pressInReader(/^Open the library$/);
      await until('the library is open', async () => (await browser.addresses()).includes(browser.ownPage('pages/library.html')));
      // Another tab and back: the first one is in front again.
      await browser.inOwnPage(async () => true);
      // Where it is kept already it is not kept again by itself.
      await browser.open(at(PAGE));
      await browser.read();
      await untilTools(browser);
      await browser.pressInReader(/^Save for later/);
      await until('it says since when', async () => /In your library since/.test(await browser.readerText()));
      assert.deepEqual(await browser.errors(), []);
    });

    test('the list is searched in any script, and filtered by a tag', async () => {
      await openLibrary(browser);
      assert.equal((await titles(browser)).length, 4);
      assert.match((await titles(browser))[0], /^The lamp/);
      await write(browser, '[type=search]', 'SPOON "oil in the book"');
      await untilTitles(browser, /^The lamp: who lit it\?$/);
      // The title fits before all is typed.
      await until('the excerpt shows what was found', async () => (
        (await browser.inPage(() => Array.from(document.querySelectorAll('.excerpt mark'), (mark) => mark.textContent).join('|'))) === 'oil in the book|spoon'));
      await write(browser, '[type=search]', `"${FIRST_WORDS[1]}"`);
      await untilTitles(browser, /^The late bell$/);
      await write(browser, '[type=search]', `"${FIRST_WORDS[2]}"`);
      await untilShown(browser, /No kept text fits/);
      await write(browser, '[type=search]', ' ');
      await untilTitles(browser, /The lamp(?:[^]*\|){3}/);
      await write(browser, 'li:first-child .tag-add input', 'the sea');
      await browser.pressKey('Enter');
      await press(browser, '.tag-filter .chip', /the sea/);
      await untilTitles(browser, /^The lamp: who lit it\?$/);
      await press(browser, '.tag-filter .chip', /the sea/);
    });

    test('a kept text is read and marked offline', async () => {
      await stage.site.close();
      // So low that a windowful is not the whole text.
      await browser.setLook(LOW);
      await openKept(browser);
      await browser.pressKey('letter h');
      await until('a sentence is chosen', () => browser.inPage(() => document.getSelection()?.toString().includes('ninety-one steps') === true));
      await browser.pressKey('Enter');
      await until('it is marked', () => browser.inPage(() => document.querySelector('mark.highlight') !== null));
      await browser.pressKey('letter n');
      await until('the list is there', () => browser.inPage(() => document.querySelector('.highlight-list textarea') !== null));
      await write(browser, '.highlight-list textarea', 'Count them');
      await browser.screenshot(`${browser.name}-library-highlights`);
      assert.deepEqual(await violations(browser), []);
      await browser.pressKey('Escape');
      await markByMouse(browser);
      await until('the note is kept', () => browser.inPage(() => document.querySelector('mark.noted') !== null));
      await browser.pressKey('PageDown');
      await until('it is scrolled', () => browser.inPage(() => Number(document.querySelector('main')?.scrollTop) > 200));
      await openLibrary(browser);
      await untilShown(browser, /[1-9]\d? % read · highlights: 1/);
      await write(browser, '[type=search]', 'count them');
      await untilTitles(browser, /^The lamp: who lit it\?$/);
    });

    test('it opens again where it was left, with its highlight, note and picture', async () => {
      await openKept(browser);
      await assertKept(browser);
      await browser.pressKey('letter n');
      await until('the note is there', () => browser.inPage(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('.highlight-list textarea'))?.value === 'Count them'));
      await browser.pressKey('Escape');
      await browser.pressKey('Escape');
      await untilIn(browser, 'library');
      assert.deepEqual(await browser.errors(), []);
    });

    test('the highlights of all texts stand on one list, which leads to their places', async () => {
      await openLibrary(browser);
      await press(browser, '.states label', /^Highlights$/);
      await untilTitles(browser, /^The lamp: who lit it\?$/);
      const marks = () => browser.inPage(() => Array.from(document.querySelectorAll('.marks > li'), (item) => (
        [item.querySelector('.quote')?.textContent ?? '', item.querySelector('.mark-note')?.textContent ?? ''])));
      const [[quote, note], ...others] = await marks();
      assert.match(quote, /^There are ninety-one steps to the lamp room/);
      assert.deepEqual([note, others], ['Count them', []]);
      await untilShown(browser, /highlights: 1/);
      await browser.screenshot(`${browser.name}-library-all-highlights`);
      assert.deepEqual(await violations(browser), []);
      await write(browser, '[type=search]', 'spoon');
      await untilShown(browser, /No kept text fits/);
      await write(browser, '[type=search]', 'COUNT ninety-one');
      await untilTitles(browser, /^The lamp: who lit it\?$/);
      await press(browser, '.quote');
      await untilIn(browser, 'kept');
      await until('its words are in sight, and have the keyboard', () => browser.inPage(() => {
        const box = document.querySelector('mark.highlight')?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom < innerHeight && document.activeElement?.matches('mark.highlight') === true;
      }));
      // The rest of the cases finds the text where it was left: not at its end, as what was read to the end opens at its top.
      await openLibrary(browser);
      await openKept(browser);
      await browser.pressKey('Home');
      await until('it stands at its top', () => browser.inPage(() => Number(document.querySelector('main')?.scrollTop) === 0));
      await browser.pressKey('PageDown');
      await until('it is scrolled', () => browser.inPage(() => Number(document.querySelector('main')?.scrollTop) > 200));
      // The place is noted with the frame after that.
      await browser.inPage(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 100, true)); }));
      assert.deepEqual(await browser.errors(), []);
    });

    test('what is deleted comes back at a press', async () => {
      await openLibrary(browser);
      await press(browser, 'button', /^Delete “The lamp/);
      await untilShown(browser, /“The lamp: who lit it\?” is deleted\./);
      assert.equal((await titles(browser)).length, 3);
      await press(browser, '.deleted button', /^Undo$/);
      await untilTitles(browser, /^The lamp/);
      await press(browser, 'button', /^Delete everything$/);
      await untilShown(browser, /Everything is deleted\./);
      assert.deepEqual(await titles(browser), []);
      await press(browser, '.deleted button', /^Undo$/);
      await untilTitles(browser, /^The lamp(?:[^]*\|){3}/);
    });

    test('everything goes into a file, and comes back from it when nothing is left', async () => {
      await openLibrary(browser);
      await press(browser, 'button', /^Save everything/);
      const path = await until('there is a file', async () => {
        const name = (await readdir(folder)).find((each) => /^recto-library-.*\.json$/.test(each));
        const isWhole = name && (await readFile(join(folder, name), 'utf8')).endsWith(']}\n');
        return isWhole ? join(folder, name) : null;
      });
      await browser.goTo(browser.ownPage('pages/settings.html'));
      await browser.inPage(() => new Promise((resolve) => {
        const asked = indexedDB.deleteDatabase('library');
        asked.onsuccess = () => resolve(true);
      }));
      await openLibrary(browser);
      await untilShown(browser, /Nothing is kept yet/);
      const wrong = join(folder, 'wrong.json');
      await writeFile(wrong, (await readFile(/** @type {string} */ (path), 'utf8')).replace('"dir":"rtl"', '"dir":"up"'));
      await browser.chooseFile('.file input', wrong);
      await untilShown(browser, /nothing has changed\. The file is wrong at: texts\[\d\]\.metadata\.dir/);
      assert.deepEqual(await titles(browser), []);
      await browser.chooseFile('.file input', /** @type {string} */ (path));
      await untilShown(browser, /New texts: 4\. Already here: 0/);
      await untilTitles(browser, /^The lamp(?:[^]*\|){3}/);
      await openKept(browser);
      await assertKept(browser);
    });

    test('everybody can use it: axe finds nothing wrong, in light on a wide window and in dark on a phone', async () => {
      for (const [kind, look] of Object.entries({ 'light': {}, 'phone-dark': { ...PHONE, dark: true } })) {
        await browser.setLook(look);
        await openLibrary(browser);
        await browser.screenshot(`${browser.name}-library-${kind}`);
        assert.deepEqual(await violations(browser), [], kind);
        await assertNotTooWide(browser, kind);
        await openKept(browser);
        await browser.screenshot(`${browser.name}-library-text-${kind}`);
        assert.deepEqual(await violations(browser), [], kind);
        await assertNotTooWide(browser, kind);
      }
      await browser.setLook({});
    });
  });
}

/**
 * What the extension takes on the disk, once its service worker is stored and nothing more comes.
 * @param {() => Promise<number>} ask
 * @returns {Promise<number>} bytes
 */
async function settledUsage(ask) {
  let before = 0;
  return until('the usage stays as it is', async () => {
    await rest(500);
    const now = await ask();
    const isSettled = now > 0 && now === before;
    before = now;
    return isSettled ? now : 0;
  });
}

/** Saves a page for later, from its view. @param {Browser} browser @param {string} address */
async function save(browser, address) {
  await browser.open(address);
  await saveHere(browser);
}

/** @param {Browser} browser */
async function saveHere(browser) {
  await browser.read();
  await untilTools(browser);
  await pressSave(browser);
}

/** @param {Browser} browser the tools are there */
export async function pressSave(browser) {
  await browser.pressInReader(/^Save for later/);
  await until('it is kept', async () => (await browser.readerButtons()).some((words) => /^Take it out/.test(words)));
}

/** @param {Browser} browser */
async function openLibrary(browser) {
  await browser.goTo(browser.ownPage('pages/library.html'));
  await untilIn(browser, 'library');
}

/** Opens the first text of the list, as a person does. @param {Browser} browser */
async function openKept(browser) {
  if (!(await browser.inPage(() => document.querySelector('.texts') !== null))) await openLibrary(browser);
  await press(browser, '.title a', /^The lamp/);
  await untilIn(browser, 'kept');
}

/** Waits for a page to which the one that is open leads. @param {Browser} browser @param {'library' | 'kept'} mark that it sets when all is there */
async function untilIn(browser, mark) {
  // Between the two there is no page to ask.
  const look = () => browser.inPage((/** @type {string} */ wanted) => performance.getEntriesByName(wanted).length > 0, mark).catch(() => false);
  await until(`the page ${mark} is there`, look);
}

/** Selects words, marks them with the button beside them, and takes that back. @param {Browser} browser */
async function markByMouse(browser) {
  const count = () => browser.inPage(() => document.querySelectorAll('mark.highlight').length);
  const before = await count();
  await browser.inPage(() => {
    const words = /** @type {Text} */ (document.querySelector('.text > p')?.lastChild);
    document.getSelection()?.setBaseAndExtent(words, 1, words, 23);
  });
  await until('the button stands beside them', () => browser.inPage(() => {
    const box = document.querySelector('.highlight-offer')?.getBoundingClientRect();
    const words = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
    return box !== undefined && words !== undefined && box.height > 0 && Math.abs(box.top - words.bottom) < 20;
  }));
  await press(browser, '.highlight-offer');
  await until('it is marked', async () => (await count()) === before + 1);
  await press(browser, 'mark.highlight', /^He goes up with a can/);
  await press(browser, '.highlight-list button', /^Remove the highlight “He goes up with a can/);
  await until('it is gone', async () => (await count()) === before);
  await browser.pressKey('Escape');
}

/** @param {Browser} browser */
const titles = (browser) => browser.inPage(() => Array.from(document.querySelectorAll('.texts .title'), (title) => title.textContent ?? ''));

/** @param {Browser} browser @param {RegExp} fits all titles, with "|" between them */
async function untilTitles(browser, fits) {
  await until(`the list has ${fits}`, async () => fits.test((await titles(browser)).join('|')));
}

/** @param {Browser} browser the text is open */
async function assertKept(browser) {
  const found = await browser.inPage(() => ({
    marked: Array.from(document.querySelectorAll('mark.noted'), (mark) => mark.textContent).join(''),
    scrolled: Number(document.querySelector('main')?.scrollTop),
    words: document.querySelector('.text .missing')?.textContent,
    pictures: document.querySelectorAll('.text img').length,
  }));
  assert.match(found.marked, /^There are ninety-one steps to the lamp room/);
  assert.ok(found.scrolled > 200, `stands at ${found.scrolled}`);
  assert.deepEqual([found.words, found.pictures], ['The tower from far away', 1]);
  await until('its picture is there', () => browser.inPage(() => {
    const picture = /** @type {HTMLImageElement | null} */ (document.querySelector('.text img'));
    picture?.scrollIntoView({ block: 'nearest' });
    return picture?.naturalWidth === 64;
  }));
}

/** @param {Browser} browser @param {string} kind */
async function assertNotTooWide(browser, kind) {
  const over = await browser.inPage(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${kind}: ${over} pixels too wide`);
}

/**
 * What the browser says when there is no room left, for real: Chromium alone lets a test set the quota.
 * @param {() => Promise<Chromium>} start
 */
export function quotaCases(start) {
  test('a browser without room is told of, and nothing is lost', async () => {
    const site = await serve();
    const browser = await start();
    try {
      await browser.open(site.origin + LONG);
      // Chromium looks at what is left when it opens the storage, and from then on counts itself; for as long as this page is there.
      const session = await browser.page.createCDPSession();
      const origin = browser.ownPage('').slice(0, -1);
      const usage = await settledUsage(async () => (await session.send('Storage.getUsageAndQuota', { origin })).usage);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + ROOM });
      await browser.beside(site.origin + PAGE);
      await saveHere(browser);
      await browser.back();
      await browser.read();
      await untilTools(browser);
      await browser.pressInReader(/^Save for later/);
      await until('it is said', async () => /The browser has no room left for this/.test(await browser.readerText()));
      await openLibrary(browser);
      assert.deepEqual(await titles(browser), ['The lamp: who lit it?']);
      await openKept(browser);
      assert.match(await shownText(browser), /ninety-one steps/);
    } finally {
      await browser.close();
      await site.close();
    }
  });
}
