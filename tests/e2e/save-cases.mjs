// Keeping a copy: the files that a press gives, opened again, and the clipboard. The same in every browser.
import assert from 'node:assert/strict';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { until } from './browser.mjs';
import { openLook, resetLook, setControl, untilTools } from './look-cases.mjs';
import { flat } from './pages.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/e2e/keep.html';
const PHONE = { width: 390, height: 844 };

/** Policies of the server under which a page says nothing about downloads, but forbids much else. */
const STRICT = [1, 4, 7];

/** What Firefox calls a file before it has its name. */
const UNNAMED = /^[\w+-]{8}\.\w+$/;

/** The bytes with which every PNG begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47];

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function saveCases(name, start) {
  describe(`keeping a copy in ${name}`, () => {
    const stage = stageOf(start, { saves: true });
    const { at } = stage;
    /** @type {Browser} */
    let browser;
    let folder = '';
    before(() => { ({ browser, folder } = stage); });
    const pressed = (/** @type {RegExp} */ button, /** @type {string} */ ending) => savedBy(browser, folder, button, ending);

    test('nothing is fetched before a press', async () => {
      await openPanel(browser, at(PAGE));
      const asked = (await browser.requests()).filter((address) => address.endsWith('lamp.png'));
      assert.ok(asked.length <= 1, `${asked.length} requests for the picture`);
      await takePictures(browser);
    });

    test('a book has the text and its picture, and words for the picture that is not to be had', async () => {
      await openPanel(browser, at(PAGE));
      assertBook(await pressed(/^Book/, '.epub'));
      await until('what is missing is said', async () => /1 picture could not be fetched/.test(await browser.readerText()));
      assert.deepEqual(await browser.errors(), []);
    });

    test('a web page opens offline with its picture inside', async () => {
      await openPanel(browser, at(PAGE));
      const { path } = await pressed(/^Web page/, '.html');
      await browser.goTo(pathToFileURL(path).href);
      const found = await browser.inPage(() => ({
        text: document.body.innerText,
        title: document.title,
        widths: Array.from(document.images, (image) => (image.complete ? image.naturalWidth : 0)),
        scripts: document.scripts.length,
      }));
      assert.equal(found.title, 'The lamp: who lit it?');
      assert.match(flat(found.text), /ninety-one steps.*The tower from far away.*goes down to his supper/);
      assert.deepEqual([found.widths, found.scripts], [[64], 0]);
    });

    test('Markdown has the facts at its head where they are wanted, and text is text', async () => {
      await openPanel(browser, at(PAGE));
      const text = (await pressed(/^Plain text$/, '.txt')).bytes.toString('utf8');
      assert.match(text, /^The lamp: who lit it\?\n\nIna Example[^]*goes down to his supper\.\n/);
      await setControl(browser, 'frontMatter', true);
      const markdown = (await pressed(/^Markdown$/, '.md')).bytes.toString('utf8');
      assert.match(markdown, /^---\ntitle: "The lamp: who lit it\?"\nauthor: "Ina Example"\n[^]*\n---\n\n# The lamp[^]*## What the book says\n/);
      await setControl(browser, 'frontMatter', false);
      // Closing keeps what was changed.
      await browser.pressKey('Escape');
      await browser.pressKey('Escape');
      await browser.untilClosed();
    });

    test('drawings are redrawn for a book', async () => {
      await openPanel(browser, at('/pages/lazy-images/?pictures=local'));
      const parts = unzipSync((await pressed(/^Book/, '.epub')).bytes);
      const pictures = Object.keys(parts).filter((path) => /picture-\d+\.png$/.test(path));
      assert.ok(pictures.length >= 3, Object.keys(parts).join(', '));
      for (const path of pictures) assert.deepEqual([...parts[path].subarray(0, 4)], PNG);
    });

    test('the columns of Japanese turn the pages of a book', async () => {
      await openLook(browser, at('/pages/japanese/?pictures=local'));
      await setControl(browser, 'writing', 'vertical');
      await browser.pressInReader(/^Keep a copy$/);
      const { bytes } = await pressed(/^Book/, '.epub');
      const parts = unzipSync(bytes);
      assert.match(strFromU8(parts['book/package.opf']), /<spine page-progression-direction="rtl">/);
      await browser.pressInReader(/^Text and colours$/);
      await resetLook(browser);
    });

    for (const number of STRICT) {
      test(`works under policy ${number} of the page`, async () => {
        await openPanel(browser, at(`${PAGE}?csp=${number}`));
        // What a content script fetches is under the page's policy in Firefox; then the words stand there.
        assertBook(await pressed(/^Book/, '.epub'), { hasPicture: number !== 1 || browser.name !== 'firefox' });
      });
    }

    for (const number of [0, 1, 5]) {
      test(`copies under policy ${number} of the page`, async () => {
        await openPanel(browser, at(`${PAGE}?csp=${number}`));
        await browser.pressInReader(/^Copy as Markdown$/);
        await until('it is said', async () => (await browser.readerText()).includes('Copied.'));
        await browser.open(at(PAGE));
        await browser.inPage(() => document.getElementById('typed')?.focus());
        await browser.pressShortcut('paste');
        const pasted = await until('it is pasted', () => browser.inPage(() => /** @type {HTMLTextAreaElement} */ (document.getElementById('typed')).value));
        assert.match(pasted, /^# The lamp: who lit it\?\n\nIna Example[^]*## What Hob says\n\nHe says/);
      });
    }
  });
}

/** @param {Browser} browser @param {string} address */
async function openPanel(browser, address) {
  await browser.open(address);
  await browser.read();
  await untilTools(browser);
  await browser.pressInReader(/^Keep a copy$/);
  await until('the panel is open', async () => (await browser.inReader((root) => root.querySelector('.save-buttons') !== null)) === true);
}

/**
 * Presses a button of the panel and waits for the file.
 * @param {Browser} browser
 * @param {string} folder
 * @param {RegExp} button
 * @param {string} ending
 * @returns {Promise<{ path: string, bytes: Buffer }>}
 */
async function savedBy(browser, folder, button, ending) {
  // Chromium writes over a file of the same name when it is driven from outside.
  for (const name of await readdir(folder)) await rm(join(folder, name));
  await browser.pressInReader(button);
  const path = await until(`there is a new ${ending}`, async () => {
    const names = await readdir(folder);
    // Both browsers write into a file of another name first, or beside one.
    const isUnfinished = names.some((name) => /\.(?:part|crdownload)$/.test(name));
    const name = names.find((each) => each.endsWith(ending) && !UNNAMED.test(each));
    const bytes = name && !isUnfinished ? await readFile(join(folder, name)).catch(() => null) : null;
    return name && bytes?.length ? join(folder, name) : null;
  });
  const bytes = await readFile(/** @type {string} */ (path));
  return { path: /** @type {string} */ (path), bytes };
}

/**
 * @param {{ path: string, bytes: Buffer }} file of PAGE
 * @param {{ hasPicture?: boolean }} [expected]
 */
function assertBook({ path, bytes }, { hasPicture = true } = {}) {
  assert.match(path, /The lamp who lit it/);
  assert.equal(bytes.subarray(30, 58).toString('latin1'), 'mimetypeapplication/epub+zip');
  const parts = unzipSync(bytes);
  const text = flat(strFromU8(parts['book/text-1.xhtml']));
  assert.match(text, /ninety-one steps.*<span class="missing">The tower from far away<\/span>.*goes down to his supper/);
  assert.match(strFromU8(parts['book/nav.xhtml']), /What the book says[^]*What Hob says/);
  if (!hasPicture) return assert.match(text, /<span class="missing">The lamp in the evening/);
  assert.match(text, /<img src="picture-1\.png" alt="The lamp in the evening"/);
  assert.deepEqual([...parts['book/picture-1.png'].subarray(0, 4)], PNG);
}

/** For people to look at. @param {Browser} browser the panel is open */
async function takePictures(browser) {
  for (const [name, look] of Object.entries({ 'light': {}, 'dark': { dark: true }, 'phone': PHONE, 'phone-dark': { ...PHONE, dark: true } })) {
    await browser.setLook(look);
    await browser.screenshot(`${browser.name}-save-${name}`);
  }
  await browser.setLook({});
}
