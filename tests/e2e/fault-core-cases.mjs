// The core that cannot be loaded, or fails over a page: what the reader gets then, and with the next press. The files of a copy of Recto
// are changed while it is installed.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { until } from './browser.mjs';
import { cleaningVariant } from './clean-variant.mjs';
import { flat } from './pages.mjs';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/e2e/state.html';
const WORDS = /The ferry that waits/;

/** What the view says of a fault (errorUnexpected in _locales). */
const SORRY = /Something in Recto went wrong with this page/;

/** In the address of a page over which the core fails. */
const FAILS = 'core-fails';

/** No Wasm, and no model. */
const NONSENSE = 'This is something else.';

/** Ahead of what reads a page: a text is handed over that lies outside the core's memory, which ends the Wasm where it stands, as a panic does. */
const fail = (/** @type {string} */ wasm) => `if (snapshot.includes(${JSON.stringify(FAILS)})) ${wasm}.read(16, 0xfffffff0, 4096, 0, 0);`;

/** The beginning of what wasm-bindgen makes of `read`; the bundler may have numbered its names. */
const READ = /(?<!async )function read\d*\(snapshot,settings\)\{(?=.*?(?<wasm>wasm\d*)\.__wbindgen)/;

/**
 * @param {string} name
 * @param {(folder: URL) => Promise<Browser>} start with the extension of that folder
 */
export function coreCases(name, start) {
  describe(`a core that fails, in ${name}`, () => {
    /** @type {Browser} */
    let browser;
    /** @type {Awaited<ReturnType<typeof serve>>} */
    let site;
    let folder = '';
    before(async () => {
      site = await serve();
      folder = await mkdtemp(join(tmpdir(), 'recto-core-'));
      await cp(new URL(`../../target/extension/${name.toLowerCase()}/`, import.meta.url), folder, { recursive: true });
      const background = join(folder, 'background.js');
      const code = await readFile(background, 'utf8');
      assert.match(code, READ);
      await writeFile(background, code.replace(READ, (found, wasm) => found + fail(wasm)));
      browser = await start(pathToFileURL(`${folder}/`));
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    });

    /** The view says that something went wrong, and can be left. */
    const isSorry = async () => {
      await browser.read();
      assert.match(flat(await browser.readerText()), SORRY);
      await browser.pressKey('Escape');
      await browser.untilClosed();
    };

    const isRead = async () => {
      await browser.read();
      assert.match(await browser.readerText(), WORDS);
      await browser.pressKey('Escape');
      await browser.untilClosed();
    };

    for (const file of ['reading_bg.wasm', 'tables.bin', 'trees.bin', 'network.bin', 'phrases.txt']) {
      test(`${file} cannot be loaded: the view says so, and the next press tries again`, async () => {
        const path = join(folder, 'pkg', file);
        const whole = await readFile(path);
        await browser.open(site.origin + PAGE);
        await writeFile(path, NONSENSE);
        try {
          // It starts with the press, and finds that.
          await browser.stopBackground();
          await isSorry();
          await isSorry();
        } finally {
          await writeFile(path, whole);
        }
        await isRead();
      });
    }

    test('it fails over a page: the view says so, and the next page is read', async () => {
      await browser.open(`${site.origin}${PAGE}?${FAILS}`);
      await isSorry();
      await browser.open(site.origin + PAGE);
      await isRead();
      await isRead();
    });
  });
}

/** A page that cleans itself, what goes from it, and milliseconds after which it surely would have gone. */
const CLEANED = '/overlay/app-banner-element/';
const BANNER = '#ab';
const LONG_GONE = 3_000;

/**
 * @param {string} name
 * @param {(folder: URL) => Promise<Browser>} start with the extension of that folder
 */
export function judgingCases(name, start) {
  describe(`a core that cannot judge, in ${name}`, () => {
    test('judging_bg.wasm cannot be loaded: the page stays as it is, and is cleaned once it can', async () => {
      const site = await serve();
      const folder = await mkdtemp(join(tmpdir(), 'recto-judging-'));
      const variant = await cleaningVariant(/** @type {'chromium' | 'firefox'} */ (name.toLowerCase()));
      await cp(variant, folder, { recursive: true });
      const path = join(folder, 'pkg/judging_bg.wasm');
      const whole = await readFile(path);
      await writeFile(path, NONSENSE);
      const browser = await start(pathToFileURL(`${folder}/`));
      try {
        const isShown = () => browser.inPage((selector) => /** @type {Element} */ (document.querySelector(selector)).checkVisibility(), BANNER);
        await browser.open(site.origin + CLEANED);
        await rest(LONG_GONE);
        assert.equal(await isShown(), true);
        await writeFile(path, whole);
        await browser.open(site.origin + CLEANED);
        await until('the banner has gone', async () => !await isShown());
      } finally {
        await browser.close();
        await site.close();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}
