// Pages that clean themselves: every page of tests/overlay, in real browsers, with the script registered for the site.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { overlayPages, probe, scrolls, visit } from './clean-page.mjs';
import { moreCleanCases } from './clean-more-cases.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./clean-page.mjs').Expected} Expected */

/** Only pages whose name holds this are run, and those that were held back only if they are asked for; for people at work. */
const { RECTO_PAGES = '', RECTO_HELD_BACK = 'yes' } = process.env;

/** The switches as they come. */
const USUAL = { consent: false, donation: false, adblock: false };

/** CSS pixels that the page must move by, at each of wheel, key and finger. */
const LEAST = 40;

/** Pages that wheel, key and finger have scrolled after something was hidden on them. */
const scrolled = { count: 0 };

/** @typedef {{ kind: string, held: boolean, found: boolean }} Found */

/**
 * Declares all cases for one browser.
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function cleanCases(name, start) {
  describe(`the cleaning of pages in ${name}`, () => {
    const stage = stageOf(start);
    /** @type {Browser} */
    let browser;
    /** @type {typeof stage.site} */
    let site;
    let switches = '';
    /** @type {Found[]} */
    const found = [];
    const wrong = { pages: 0, hides: /** @type {string[]} */ ([]) };
    before(() => { ({ browser, site } = stage); });
    after(() => console.log(figures(name, found, wrong)));

    /** @param {Expected} expected */
    const choose = async ({ settings = {} }) => {
      const wanted = JSON.stringify({ ...USUAL, ...settings });
      if (wanted === switches) return;
      await browser.open(`${site.origin}/overlay/frames/plain.html`);
      // What was picked in a case before is a rule by now.
      await probe(browser, { store: { cleaning: { kinds: JSON.parse(wanted) }, rules: '' } });
      switches = wanted;
    };

    moreCleanCases(() => browser, (path) => site.origin + path);

    const pages = overlayPages().filter(({ name: page, expected }) => page.includes(RECTO_PAGES) && (RECTO_HELD_BACK === 'yes' || !expected.held_back));
    for (const { name: page, expected } of pages) {
      test(`${page}: ${expected.about}`, async () => {
        await choose(expected);
        const marks = await visit(browser, site.origin, page, expected);
        wrong.hides.push(...marks.wrong.map((element) => `${page}: ${element}`));
        const kinds = [...Object.values(expected.hide), ...Object.values(expected.unpin ?? {})];
        if (kinds.length === 0) wrong.pages += 1;
        Object.entries(expected.hide).forEach(([selector, kind], index) => {
          found.push({ kind, held: expected.held_back === true, found: !marks.shown.includes(selector) && marks.kinds[index] === kind });
        });
        Object.entries(expected.unpin ?? {}).forEach(([selector, kind]) => {
          found.push({ kind, held: expected.held_back === true, found: marks.unpinned.includes(selector) });
        });
        assert.deepEqual(marks.wrong, [], 'something was hidden that must stay');
        assert.deepEqual(marks.shown, [], 'something is still shown');
        assert.deepEqual(marks.kinds, Object.values(expected.hide));
        assert.deepEqual(marks.unpinned, Object.keys(expected.unpin ?? {}));
        await checkPage(browser, expected);
        if (expected.locked) await checkLock(browser);
        if (kinds.length === 0) return;
        await checkScrolling(browser);
        await checkUndo(browser, expected);
      });
    }
  });
}

/**
 * The page is as it would be without the clutter: nothing is blurred, dead, or moved by a bar that is gone.
 * @param {Browser} browser
 * @param {Expected} expected
 */
async function checkPage(browser, { clamped, sharp, alive, top = {}, closed }) {
  const state = await browser.inPage((/** @type {any} */ wanted) => {
    const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (document.querySelector(selector)));
    return {
      clamp: wanted.clamped ? style(wanted.clamped).overflow : 'hidden',
      blur: wanted.sharp ? style(wanted.sharp).filter : 'none',
      inert: wanted.alive ? document.querySelector(wanted.alive)?.hasAttribute('inert') : false,
      open: wanted.closed ? /** @type {HTMLDialogElement} */ (document.querySelector(wanted.closed)).open : false,
      tops: wanted.tops.map((/** @type {string} */ selector) => Math.round(document.querySelector(selector)?.getBoundingClientRect().top ?? -1)),
      words: document.querySelector('article')?.checkVisibility() ?? true,
    };
  }, { clamped, sharp, alive, closed, tops: Object.keys(top) });
  assert.deepEqual(state, { clamp: 'hidden', blur: 'none', inert: false, open: false, tops: Object.values(top), words: true });
}

/**
 * It scrolls by wheel, keyboard and finger.
 * @param {Browser} browser
 */
async function checkScrolling(browser) {
  const by = await scrolls(browser);
  const tooLittle = Object.entries(by).filter(([, moved]) => moved < LEAST);
  assert.deepEqual(tooLittle, [], `scrolled by ${JSON.stringify(by)}`);
  scrolled.count += 1;
}

/**
 * The page stays where it is, as it wants.
 * @param {Browser} browser
 */
async function checkLock(browser) {
  const place = () => browser.inPage(() => Math.round(scrollY));
  const before = await place();
  for (const down of [100, -100]) {
    await browser.wheelAt(500, 450, down);
    await rest(300);
    assert.equal(await place(), before, 'the page scrolls, though it is locked and nothing of it was hidden');
  }
}

/**
 * Everything back: the page is what it was before the first thing was hidden, byte for byte.
 * @param {Browser} browser
 * @param {Expected} expected
 */
async function checkUndo(browser, { closed }) {
  const { before: html } = await probe(browser, {});
  const { hidden } = await probe(browser, { question: { type: 'clean-show-all' } });
  assert.ok(hidden.length > 0 && hidden.every((/** @type {{ shown: boolean }} */ entry) => entry.shown));
  assert.equal(await browser.inPage(() => document.documentElement.outerHTML), html);
  if (closed) assert.ok(await browser.inPage((selector) => document.querySelector(`${selector}:modal`) !== null, closed), 'the dialog is not modal again');
}

/**
 * @param {string} name
 * @param {Found[]} found
 * @param {{ pages: number, hides: string[] }} wrong
 */
function figures(name, found, wrong) {
  const share = (/** @type {Found[]} */ of) => `${of.filter((each) => each.found).length} of ${of.length}`;
  const kinds = [...new Set(found.map(({ kind }) => kind))].sort();
  const lines = kinds.map((kind) => `  ${kind}: ${share(found.filter((each) => each.kind === kind))}`);
  const [held, open] = [true, false].map((is) => found.filter((each) => each.held === is));
  return [`${name}: found by kind`, ...lines, `  pages that wheel, key and finger scroll after something was hidden: ${scrolled.count}`, `  pages that were looked at: ${share(open)}; held back: ${share(held)}`,
    `  hidden wrongly: ${wrong.hides.length} (${wrong.pages} pages without clutter) ${wrong.hides.join(', ')}`].join('\n');
}
