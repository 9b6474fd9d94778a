// What a reader must get, the same in every browser. reader.chromium.test.mjs and reader.firefox.test.mjs run these.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formCases } from './form-cases.mjs';
import { lookCases } from './look-cases.mjs';
import { addCases } from './add-cases.mjs';
import { aidsCases } from './aids-cases.mjs';
import { modalCases } from './modal-cases.mjs';
import { behaviourCases, oddCases } from './odd-cases.mjs';
import { pagesCases } from './pages-cases.mjs';
import { expectedPages, flat } from './pages.mjs';
import { partsCases } from './parts-cases.mjs';
import { placeCases } from './place-cases.mjs';
import { refusalCases } from './refusal-cases.mjs';
import { POLICIES } from './server.mjs';
import { stageOf } from './stage.mjs';
import { waysCases } from './ways-cases.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** What the page of pages/state.html looks like and holds. Stands alone: it runs in the page. */
function pageState() {
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
  const field = (/** @type {Document | null} */ from, /** @type {string} */ id) => /** @type {HTMLInputElement} */ (from?.getElementById(id)).value;
  return {
    html: document.documentElement.outerHTML,
    scrollX,
    scrollY,
    scroller: document.getElementById('scroller')?.scrollTop,
    typed: field(document, 'typed'),
    inner: field(frame.contentDocument, 'inner'),
    shown: document.getElementById('scroller')?.checkVisibility(),
    adopted: document.adoptedStyleSheets.length,
    left: document.getElementById('scroller')?.getBoundingClientRect().left,
  };
}

/** Does to pages/state.html what a person might have done before they press the button. Stands alone. */
function usePage() {
  const frame = /** @type {HTMLIFrameElement} */ (document.getElementById('frame'));
  /** @type {HTMLInputElement} */ (document.getElementById('typed')).value = 'half a sentence';
  /** @type {HTMLInputElement} */ (frame.contentDocument?.getElementById('inner')).value = 'Lund';
  /** @type {HTMLElement} */ (document.getElementById('scroller')).scrollTop = 300;
  scrollTo(0, 150);
}

/** The ways out of the view, by what a person does. */
const WAYS_OUT = {
  'the Escape key': (/** @type {Browser} */ browser) => browser.pressKey('Escape'),
  'the close button': (/** @type {Browser} */ browser) => browser.pressClose(),
  'the toolbar button again': (/** @type {Browser} */ browser) => browser.pressAction(),
};

/**
 * Declares all cases for one browser.
 * @param {string} name
 * @param {() => Promise<Browser>} start
 * @param {string} browserPage a page of the browser's own, where extensions may not run
 */
export function readerCases(name, start, browserPage) {
  describe(`the reader view in ${name}`, () => {
    const { browserOf, at } = stageOf(start);

    pageCases(browserOf, at);
    promiseCases(browserOf, at);
    refusalCases(browserOf, at, browserPage);
    oddCases(browserOf, at);
    behaviourCases(browserOf, at);
    waysCases(browserOf, at);
    modalCases(browserOf, at);
    formCases(browserOf, at);
    pagesCases(browserOf, at);
    lookCases(browserOf, at);
    placeCases(browserOf, at);
    partsCases(browserOf, at);
    addCases(browserOf, at);
    aidsCases(browserOf, at);
  });
}

/**
 * Every page folder: the article is there, the clutter is not.
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function pageCases(browserOf, at) {
  for (const page of expectedPages().filter((each) => each.readable)) {
    test(`reads ${page.name}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/pages/${page.name}/?pictures=local`));
      await browser.read();
      const text = flat(await browser.readerText());
      await browser.screenshot(`${browser.name}-${page.name}`);
      if (page.title) assert.ok(text.includes(flat(page.title)), `the title is missing: ${page.title}`);
      for (const paragraph of page.paragraphs) assert.ok(text.includes(flat(paragraph)), `a paragraph is missing: ${paragraph}`);
      const leaked = page.absent.filter((line) => text.includes(flat(line)));
      assert.deepEqual(leaked, [], 'clutter is in the view');
    });
  }
}

/**
 * The promises of DESIGN.md §1 that only a browser can show.
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function promiseCases(browserOf, at) {
  for (const [way, leave] of Object.entries(WAYS_OUT)) {
    test(`leaves the page exactly as it was: ${way}`, async () => {
      const browser = browserOf();
      await browser.open(at('/e2e/state.html'));
      await browser.inPage(usePage);
      const earlier = await browser.inPage(pageState);
      assert.equal(earlier.inner, 'Lund');
      await browser.read();
      await leave(browser);
      await browser.untilClosed();
      assert.deepEqual(await browser.inPage(pageState), earlier);
    });
  }

  test('opens again after it was closed', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    for (let round = 0; round < 3; round += 1) {
      await browser.read();
      await browser.pressKey('Escape');
      await browser.untilClosed();
    }
    await browser.read();
  });

  for (const [number, policy] of POLICIES.entries()) {
    test(`works on a page with policy ${number}: ${Object.values(policy).join(' | ') || 'none'}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/e2e/state.html?csp=${number}`));
      await browser.read();
      const text = flat(await browser.readerText());
      assert.match(text, /The ferry that waits for the school bus/);
      assert.match(text, /usually, and underlined it twice/);
      // Style sheets of ours apply under every policy: without them the view would be the browser's little bordered box.
      const widths = await browser.inReader((root) => [root.querySelector('dialog')?.getBoundingClientRect().width, document.documentElement.clientWidth]);
      assert.ok(widths && Number(widths[0]) >= Number(widths[1]) - 40, `the view is ${widths?.join(' of ')} pixels wide`);
    });
  }

  test('puts the keyboard into the view, and gives it back', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.inPage(() => document.getElementById('typed')?.focus());
    await browser.read();
    assert.ok(await browser.focusIsInReader(), 'the keyboard does not act in the view');
    await browser.pressKey('Tab');
    assert.ok(await browser.focusIsInReader(), 'Tab left the view');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.equal(await browser.inPage(() => document.activeElement?.id), 'typed');
  });

  test('runs nothing of the page in the view', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/state.html'));
    await browser.read();
    const found = await browser.inReader((root) => {
      const handlers = Array.from(root.querySelectorAll('*')).filter((element) => element.getAttributeNames().some((attribute) => attribute.startsWith('on')));
      return [root.querySelectorAll('dialog :is(script, iframe, form, object, embed, link, style)').length, handlers.length];
    });
    assert.deepEqual(found, [0, 0]);
  });
}
