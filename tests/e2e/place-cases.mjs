// Entering where one reads, leaving where one has read: the same paragraph in the page and in the view.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './browser.mjs';
import { expectedPages } from './pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** Pages that are tried, and paragraphs of each: with RECTO_THOROUGH=1 more, which takes some minutes. */
const PAGES = 30;
const PARAGRAPHS = process.env.RECTO_THOROUGH ? 10 : 3;

/** Pages whose wall clips the text or locks all scrolling: most of their paragraphs cannot be seen in the page at all. */
const NOT_SHOWN = ['inkl-a', 'metered-free-false'];

/** Letters that tell a paragraph from the others. */
const ENOUGH = 40;

/** A number from 0 to below `end`, the same in every run. @param {number} seed @param {number} end */
const chosen = (seed, end) => ((seed * 1_103_515_245 + 12_345) >>> 8) % end;

/**
 * Scrolls the view so that a paragraph begins at its top. Stands alone.
 * @param {ShadowRoot} root
 * @param {number} share which paragraph, 0.0–1.0 of all
 * @returns {string} its first letters; "" where the view stood there already
 */
function scrollViewTo(root, share) {
  const main = /** @type {HTMLElement} */ (root.querySelector('main'));
  const paragraphs = Array.from(root.querySelectorAll('.text :is(p, li, pre, h2, h3)')).filter((each) => /\S{2}/.test(each.textContent ?? ''));
  const paragraph = paragraphs[Math.floor(share * paragraphs.length)];
  const before = main.scrollTop;
  main.scrollTop += paragraph.getBoundingClientRect().top - 30;
  if (main.scrollTop === before) return '';
  // At the end of the text the view cannot scroll that far: then another one is at the top.
  const first = paragraphs.find((each) => each.getBoundingClientRect().bottom > 30) ?? paragraph;
  return (first.textContent ?? '').replace(/\s+/g, '').slice(0, 40);
}

/**
 * Whether a text that begins so can be seen. Stands alone.
 * @param {string} letters
 */
function isInWindow(letters) {
  const roots = /** @type {(Document | ShadowRoot)[]} */ ([document]);
  const boxes = [];
  for (const root of roots) {
    for (const element of Array.from(root.querySelectorAll('*'))) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      const inner = element instanceof HTMLIFrameElement ? element.contentDocument : null;
      if (inner) roots.push(inner);
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(/** @type {Text} */ (node));
    const texts = nodes.map((node) => node.data.replace(/[\s\u00AD\u200B]+/g, ''));
    for (const [index, node] of nodes.entries()) {
      if (!texts[index]) continue;
      const following = texts.slice(index, index + 30).join('');
      if (!following.startsWith(letters)) continue;
      // The whole paragraph: its beginning may be above the window where the reader was in its middle.
      const paragraph = node.parentElement?.closest('p, li, pre, h1, h2, h3, h4, h5, h6, td, dd, blockquote, article, div') ?? document.body;
      const box = paragraph.getBoundingClientRect();
      let above = 0;
      for (let view = /** @type {any} */ (node.ownerDocument.defaultView); view && view.frameElement; view = view.parent) above += view.frameElement.getBoundingClientRect().top;
      boxes.push([box.top + above, box.bottom + above, box.height]);
    }
  }
  return boxes.some(([top, bottom, height]) => height > 0 && top < innerHeight && bottom > 0) || `${boxes.map(String).join(' | ') || 'nowhere'}, the page is scrolled by ${scrollY}`;
}

/** Whether a paragraph of the view that begins so can be seen. Stands alone. @param {ShadowRoot} root @param {string} letters */
function isInView(root, letters) {
  const found = Array.from(root.querySelectorAll('.text :is(p, li, pre, h2, h3)')).filter((each) => (each.textContent ?? '').replace(/\s+/g, '').startsWith(letters));
  const boxes = found.map((each) => each.getBoundingClientRect());
  return boxes.some(({ top, bottom }) => top < innerHeight && bottom > 0) || boxes.map(({ top }) => top).join(' ') || 'nowhere';
}

/** Pictures above the paragraph may come while it is looked for. @param {Browser} browser @param {string} letters @param {number} round */
async function untilInWindow(browser, letters, round) {
  /** @type {string | boolean} */
  let last = false;
  const look = async () => (last = await browser.inPage(isInWindow, letters)) === true;
  await until('the paragraph is in the window', look, 2_000).catch(() => assert.fail(`round ${round}: ${letters} stands at ${last}`));
}

/**
 * @param {Browser} browser
 * @param {number} seed
 */
async function roundTrip(browser, seed) {
  await browser.read();
  const letters = /** @type {string} */ (await browser.inReader(scrollViewTo, chosen(seed, 1_000) / 1_000));
  await browser.pressKey('Escape');
  await browser.untilClosed();
  return letters;
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function placeCases(browserOf, at) {
  const pages = expectedPages().filter((each) => each.readable && !NOT_SHOWN.includes(each.name)).slice(0, PAGES);
  let read = 0;
  for (const [number, page] of pages.entries()) {
    test(`goes back to the paragraph that was read: ${page.name}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/pages/${page.name}/?pictures=local`));
      for (let round = 0; round < PARAGRAPHS; round += 1) {
        const before = await browser.inPage(() => scrollY);
        const letters = await roundTrip(browser, number * PARAGRAPHS + round);
        // Who has not moved finds the page as it was.
        if (letters === '') assert.equal(await browser.inPage(() => scrollY), before);
        else await untilInWindow(browser, letters, round);
        read += Number(letters !== '');
      }
    });
  }

  test('something was read in most of these pages', () => assert.ok(read > pages.length, `only ${read} times`));

  test('goes to the edge where the page cuts its text off', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/inkl-a/?pictures=local'));
    await browser.read();
    await browser.inReader(scrollViewTo, 0.8);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    const edge = () => browser.inPage(() => document.querySelector('.article-content-container')?.getBoundingClientRect().bottom ?? 0);
    const height = await browser.inPage(() => innerHeight);
    assert.ok(await edge() > 0 && await edge() < height, `the edge stands at ${await edge()}`);
  });

  for (const name of ['inner-scroller', 'frame-reader', 'new-nodes']) {
    test(`goes back to the paragraph that was read, and begins there again: ${name}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/odd/${name}`));
      for (let round = 0; round < PARAGRAPHS; round += 1) {
        const letters = await roundTrip(browser, round);
        if (letters === '') continue;
        await untilInWindow(browser, letters, round);
        // A text that is put there anew between the capture and the view has no place in the page.
        if (name === 'new-nodes') continue;
        await browser.read();
        assert.equal(await browser.inReader(isInView, letters), true, `in the view, round ${round}: ${letters}`);
        await browser.pressKey('Escape');
        await browser.untilClosed();
      }
    });
  }

  test('begins where the page was read, and leaves the page as it was if nothing was read on', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/longread/?pictures=local'));
    await browser.inPage(() => scrollTo(0, document.documentElement.scrollHeight * 0.45));
    const [before, letters] = await browser.inPage(() => {
      const first = Array.from(document.querySelectorAll('article p')).find((each) => each.getBoundingClientRect().top > 30);
      return [scrollY, (first?.textContent ?? '').replace(/\s+/g, '').slice(0, 40)];
    });
    assert.ok(Number(before) > 500 && String(letters).length >= ENOUGH, 'the page is too short');
    await browser.read();
    assert.equal(await browser.inReader(isInView, letters), true, String(letters));
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.equal(await browser.inPage(() => scrollY), before);
  });

  test('leaves dialogs, timers and videos as they were', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/busy'));
    await browser.inPage(() => /** @type {any} */ (window).begin());
    await browser.read();
    assert.deepEqual(await browser.inPage(() => /** @type {any} */ (window).state()), { dialog: true, playing: false });
    const ticks = await browser.inPage(() => /** @type {any} */ (window).ticks);
    await browser.inReader(scrollViewTo, 0.5);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.deepEqual(await browser.inPage(() => /** @type {any} */ (window).state()), { dialog: true, playing: true });
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    assert.ok(await browser.inPage(() => /** @type {any} */ (window).ticks) > ticks, 'the page\'s timer has stopped');
  });
}
