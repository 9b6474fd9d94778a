// A text that a site cuts into pages, and a text that may not be whole: what the view says and does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './browser.mjs';
import { flat } from './pages.mjs';
import { FIRST_WORDS } from './part-pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** The policy of server.mjs that lets a page connect to nothing. */
const NO_CONNECTIONS = 1;

/** The text of the part under the article, and where the keyboard is. @param {Browser} browser */
const below = (browser) => browser.inReader((root) => ({
  pages: /** @type {HTMLElement | null} */ (root.querySelector('.pages'))?.innerText ?? '',
  links: Array.from(root.querySelectorAll('.pages li a'), (link) => /** @type {HTMLAnchorElement} */ (link).pathname),
  marks: Array.from(root.querySelectorAll('.page-mark'), (mark) => mark.textContent),
  focused: root.activeElement?.textContent ?? '',
}));

/** @param {Browser} browser @param {number} number */
async function join(browser, number) {
  await browser.pressInReader(new RegExp(`^Read page ${number} here$`));
  await until(`page ${number} stands there`, async () => (await below(browser))?.marks.includes(`Page ${number}`) === true);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function pagesCases(browserOf, at) {
  test('lists the further pages of a text and joins them when the reader presses for it', async () => {
    const browser = browserOf();
    await browser.open(at('/parts/bell'));
    await browser.read();
    const first = await below(browser);
    assert.match(flat(first?.pages ?? ''), /This article goes on; it has 3 pages: page 2 page 3/);
    assert.deepEqual(first?.links, ['/parts/bell/2', '/parts/bell/3']);
    await browser.screenshot(`${browser.name}-pages-listed`);

    await join(browser, 2);
    const second = await below(browser);
    assert.equal(second?.focused, 'Page 2');
    assert.deepEqual(second?.links, ['/parts/bell/3']);
    await browser.screenshot(`${browser.name}-pages-joined`);
    await join(browser, 3);
    const text = flat(await browser.readerText());
    const places = FIRST_WORDS.map((words) => text.indexOf(words));
    assert.ok(places.every((place) => place > 0), `a page is missing: ${places.join(', ')}`);
    assert.deepEqual(places, [...places].sort((one, other) => one - other), 'the pages stand in another order');
    assert.equal(text.split('Page 2 of 3').length, 1, 'the list of pages is in the text');
    assert.match((await below(browser))?.pages ?? '', /This was the last page\./);
    // What is relative on a joined page counts from that page, and nothing of it ran.
    const links = await browser.inReader((root) => Array.from(root.querySelectorAll('.joined p > a'), (link) => /** @type {HTMLAnchorElement} */ (link).pathname));
    assert.deepEqual(links, ['/parts/bell/more.html', '/parts/bell/more.html']);
    assert.equal(await browser.inPage(() => document.title), 'The late bell');
  });

  test('a joined page has all that the first has: coloured code, wide boxes for the keyboard, notes beside their signs', async () => {
    const browser = browserOf();
    await browser.open(at('/parts/bell'));
    await browser.read();
    await join(browser, 2);
    const code = () => browser.inReader((root) => {
      const block = root.querySelector('.joined pre');
      return { colours: block?.querySelectorAll('code span').length ?? 0, role: block?.getAttribute('role'), isReached: /** @type {HTMLElement | null} */ (block)?.tabIndex === 0 };
    });
    await until('its code has colours', async () => ((await code())?.colours ?? 0) > 0);
    const { role, isReached } = await code() ?? {};
    assert.deepEqual([role, isReached], ['region', true]);
    await browser.inReader((root) => /** @type {HTMLElement | null} */ (root.querySelector('.joined sup a, .joined a[href^="#"]'))?.click());
    const note = () => browser.inReader((root) => /** @type {HTMLElement | null} */ (root.querySelector('.note-text'))?.innerText ?? null);
    await until('the note stands beside its sign', async () => (await note()) !== null);
    assert.equal(flat(await note() ?? ''), 'The word is not for children.');
  });

  test('asks for no further page before the reader presses', async () => {
    const browser = browserOf();
    await browser.open(at('/parts/bell'));
    await browser.read();
    const asked = await browser.requests();
    assert.ok(asked.some((address) => address.endsWith('/parts/bell')), 'what is asked for is not seen');
    assert.ok(!asked.some((address) => address.includes('/parts/bell/')), asked.join(' '));
  });

  test('says when a further page cannot be had', async () => {
    const browser = browserOf();
    await browser.open(at('/parts/bell'));
    await browser.read();
    await join(browser, 2);
    await browser.inPage(() => { document.cookie = 'reader=; path=/; max-age=0'; });
    await browser.pressInReader(/^Read page 3 here$/);
    await until('it is said', async () => /Page 3 could not be read here/.test((await below(browser))?.pages ?? ''));
    assert.deepEqual((await below(browser))?.marks, ['Page 2']);
    assert.ok((await browser.readerButtons()).includes('Read page 3 here'), 'it cannot be tried again');
  });

  for (const policy of [1, 4, 7]) {
    test(`joins a page under policy ${policy} of the site`, async () => {
      const browser = browserOf();
      await browser.open(at(`/parts/bell?csp=${policy}`));
      await browser.read();
      if (browser.name === 'firefox' && policy === NO_CONNECTIONS) {
        // Firefox holds what a content script fetches to the page's policy.
        await browser.pressInReader(/^Read page 2 here$/);
        await until('it is said', async () => /Page 2 could not be read here\. You can open it/.test((await below(browser))?.pages ?? ''));
        return;
      }
      await join(browser, 2);
      assert.ok(flat(await browser.readerText()).includes(FIRST_WORDS[1]));
    });
  }

  for (const [page, says, code] of /** @type {const} */ ([
    ['gated-delivered', /asks its readers to sign up/, 'E2b'],
    ['cut-counted', /only the beginning/, 'E7'],
    ['unclear-short', /may be incomplete/, 'E9'],
    ['facts-visible', null, null],
  ])) {
    test(`says of ${page} ${says ? 'what speaks against its being whole' : 'nothing, as nothing speaks against its being whole'}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/pages/${page}/`));
      await browser.read();
      const notice = () => browser.inReader((root) => /** @type {HTMLElement | null} */ (root.querySelector('.notice'))?.innerText ?? null);
      if (!says) return assert.equal(await notice(), null);
      assert.match(await notice() ?? '', says);
      await browser.inReader((root) => { /** @type {HTMLDetailsElement} */ (root.querySelector('.notice details')).open = true; });
      assert.ok((await notice() ?? '').includes(code), await notice() ?? '');
      await browser.screenshot(`${browser.name}-state-${page}`);
    });
  }
}
