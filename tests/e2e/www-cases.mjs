// The web page that reads a saved or pasted page: the built one, with the real Wasm, the same in every browser.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { until } from './browser.mjs';
import { stageOf } from './stage.mjs';
import { SAVED_FILE, fileCases, pasteCases } from './www-intake-cases.mjs';
import { copyCases, offlineCases, startCases, wwwAccessCases } from './www-more-cases.mjs';
import { choosePane, outcome, pressButton, untilRead, untilStarted } from './www-page.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const WWW = new URL('../../target/www/', import.meta.url);

/** What the example says, and a line of it that is no part of the text. */
const EXAMPLE = { title: 'The Lamplighter of Harrow Lane', text: 'At a quarter to five on an October afternoon', promo: 'Get all of the Courier in one place.' };

/**
 * Declares all cases for one browser.
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function wwwCases(name, start) {
  describe(`the web page in ${name}`, () => {
    const stage = stageOf(start, { www: WWW });
    const { browserOf } = stage;
    const originOf = () => stage.site.origin;
    const folderOf = () => stage.folder;
    beforeEach(async () => {
      await stage.browser.open(`${originOf()}/`);
      await untilStarted(stage.browser);
    });
    afterEach(async () => {
      assert.deepEqual(await foreignRequests(stage.browser, originOf()), []);
      assert.deepEqual(await stage.browser.errors(), []);
    });

    exampleCases(browserOf);
    fileCases(browserOf, (file) => join(stage.folder, file));
    pictureCases(browserOf, originOf);
    pasteCases(browserOf, originOf);
    copyCases(browserOf, folderOf);
    if (name === 'Chromium') wwwAccessCases(browserOf);
    offlineCases(browserOf, WWW);
    startCases(browserOf, WWW);
  });
}

/**
 * @param {Browser} browser
 * @param {string} origin our own
 * @returns {Promise<string[]>} what the tab has asked of others
 */
async function foreignRequests(browser, origin) {
  return (await browser.requests()).filter((address) => !/^(data|blob|about):/.test(address) && !address.startsWith(`${origin}/`));
}

/** @param {() => Browser} browserOf */
function exampleCases(browserOf) {
  test('reads its example, and shows the reading, the Markdown and what was left out', async () => {
    const browser = browserOf();
    await pressButton(browser, '#recto-example');
    await untilRead(browser);
    const { reading, markdown, removals, panes } = await outcome(browser);
    assert.deepEqual(panes, ['Reading']);
    for (const words of [EXAMPLE.title, EXAMPLE.text]) assert.ok(reading.includes(words), `not in the reading: ${words}`);
    assert.ok(!reading.includes(EXAMPLE.promo), 'the promotion is in the reading');
    assert.ok(markdown.startsWith(`# ${EXAMPLE.title}\n\n`), markdown.slice(0, 200));
    assert.ok(markdown.includes(EXAMPLE.text) && markdown.includes('\n- a soft brush') && !markdown.includes(EXAMPLE.promo), markdown);
    const promo = removals.find((removal) => removal.text.includes(EXAMPLE.promo));
    assert.equal(promo?.rule, 'App promo');
    assert.deepEqual(removals.filter((removal) => !removal.reason), [], 'each has a reason');
    await browser.screenshot(`${browser.name}-www`);
  });

  test('shows one pane at a time', async () => {
    const browser = browserOf();
    await pressButton(browser, '#recto-example');
    await untilRead(browser);
    for (const pane of ['Markdown', 'Left out', 'Reading']) {
      await choosePane(browser, pane);
      assert.deepEqual((await outcome(browser)).panes, [pane]);
    }
    const { count, removals } = await outcome(browser);
    assert.equal(count, removals.length);
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {() => string} originOf
 */
function pictureCases(browserOf, originOf) {
  test('loads the pictures of a file only when asked to', async () => {
    const browser = browserOf();
    await browser.chooseFile('#recto-file', SAVED_FILE);
    await untilRead(browser);
    assert.deepEqual(await browser.inPage(() => Array.from(document.querySelectorAll('#recto-sheet img'), (image) => image.outerHTML)), []);
    assert.deepEqual(await foreignRequests(browser, originOf()), []);
    await pressButton(browser, '#recto-pictures-show');
    await until('a picture is asked for', async () => (await foreignRequests(browser, originOf())).length > 0);
    assert.match((await foreignRequests(browser, originOf()))[0], /^https:\/\/[^/]+\.example\/.*\.jpg$/);
    // Nothing of this is left for the check after every test.
    await browser.open(`${originOf()}/`);
    await untilStarted(browser);
  });
}
