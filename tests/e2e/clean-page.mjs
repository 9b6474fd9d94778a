// One page of tests/overlay, lived through in a browser as a reader would: what was hidden, does the page scroll, is all of it undone.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * @typedef {object} Expected
 * @property {string} about
 * @property {Record<string, string>} hide selectors of what must go, with its kind; nothing else may
 * @property {string[]} [gone] what goes along
 * @property {Record<string, string>} [unpin] what goes back to its place
 * @property {Record<string, boolean>} [settings] switches that are not as they come
 * @property {({ wait: number } | { scroll: number } | { click: string } | { leave: true })[]} [steps] what the reader does
 * @property {number} [wait] milliseconds after that
 * @property {boolean} [locked] the page stays locked, as it wants
 * @property {string} [clamped] what stays cut, as the page has it: it asks to sign in
 * @property {string} [sharp] what must not be blurred
 * @property {string} [alive] what must not be inert
 * @property {Record<string, number>} [top] where parts of the site must stand, in CSS pixels
 * @property {string} [closed] a dialog that must be closed, and open again after the undo
 * @property {boolean} [held_back] not looked at while the weights were set
 */

const PAGES = new URL('../overlay/', import.meta.url);

/** Milliseconds that a page is given when it says nothing else: the first looks lie within. */
const WAIT = 1_700;

/** Milliseconds more that a busy machine may take until what is expected has come. */
const PATIENCE = 6_000;

/** @returns {{ name: string, expected: Expected }[]} every folder that holds a page */
export function overlayPages() {
  const folders = readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'frames');
  return folders.map(({ name }) => ({ name, expected: JSON.parse(readFileSync(new URL(`${name}/expected.json`, PAGES), 'utf8')) }));
}

/**
 * Speaks with the probe in the page.
 * @param {Browser} browser
 * @param {object} message
 * @returns {Promise<any>}
 */
export async function probe(browser, message) {
  await browser.inPage((detail) => {
    const page = /** @type {any} */ (window);
    page.answered = undefined;
    document.addEventListener('recto-answer', (event) => { page.answered = /** @type {CustomEvent} */ (event).detail; }, { once: true });
    document.dispatchEvent(new CustomEvent('recto-probe', { detail }));
  }, JSON.stringify(message));
  for (let glance = 0; glance < 2_000; glance += 1) {
    const answer = await browser.inPage(() => /** @type {any} */ (window).answered);
    if (answer) return JSON.parse(answer);
    await rest(25);
  }
  throw new Error('the probe does not answer');
}

/**
 * What our attributes say in the page, by the selectors that are expected. Stands alone: it runs in the page.
 * @param {string[]} hide
 * @param {string[]} gone
 * @param {string[]} unpin
 */
function marksIn(hide, gone, unpin) {
  const attribute = (/** @type {Element} */ element, /** @type {string} */ end) => {
    const name = element.getAttributeNames().find((each) => /^data-a[0-9a-z]+-[hu]$/.test(each) && each.endsWith(end));
    return name ? element.getAttribute(name) : null;
  };
  const all = [...document.querySelectorAll('*')];
  const marked = all.filter((element) => attribute(element, '-h') !== null);
  const expected = [...hide, ...gone].flatMap((selector) => [...document.querySelectorAll(selector)]);
  const isShown = (/** @type {Element} */ element) => element.checkVisibility();
  const one = (/** @type {string} */ selector) => document.querySelector(selector);
  return {
    kinds: hide.map((selector) => {
      const within = one(selector)?.closest(marked.map((element) => element.localName + (element.id ? `#${element.id}` : '')).join(',') || ':not(*)');
      return attribute(one(selector) ?? document.head, '-h') ?? (within ? attribute(within, '-h') : null);
    }),
    shown: [...hide, ...gone].filter((selector) => { const found = one(selector); return found === null || isShown(found); }),
    unpinned: unpin.filter((selector) => attribute(one(selector) ?? document.head, '-u')?.includes('unpin')),
    wrong: marked.filter((element) => !expected.some((each) => element === each || element.contains(each) && element.textContent === each.textContent || each.contains(element)))
      .map((element) => `${element.localName}#${element.id}.${element.className}`),
  };
}

/**
 * Does what a reader does.
 * @param {Browser} browser
 * @param {Expected} expected
 */
async function live(browser, { steps = [] }) {
  for (const step of steps) {
    if ('wait' in step) await rest(step.wait);
    else if ('scroll' in step) await browser.wheelAt(600, 400, step.scroll);
    else if ('leave' in step) await browser.inPage(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 })));
    else await pressOn(browser, step.click);
  }
}

/**
 * @param {Browser} browser
 * @param {string} selector
 */
export async function pressOn(browser, selector) {
  const [x, y] = await browser.inPage((wanted) => {
    const element = /** @type {Element} */ (document.querySelector(wanted));
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, selector);
  await browser.clickAt(x, y);
}

/**
 * Opens the page and waits until what is expected has come, or long enough for what must not come.
 * @param {Browser} browser
 * @param {string} origin
 * @param {string} name
 * @param {Expected} expected
 */
export async function visit(browser, origin, name, expected) {
  const { hide, gone = [], unpin = {}, wait = WAIT } = expected;
  await browser.open(`${origin}/overlay/${name}/`);
  const start = Date.now();
  await live(browser, expected);
  await rest(Math.max(wait, 0));
  const look = () => browser.inPage(marksIn, Object.keys(hide), gone, Object.keys(unpin));
  const isDone = (/** @type {ReturnType<typeof marksIn>} */ marks) => marks.shown.length === 0 && marks.unpinned.length === Object.keys(unpin).length;
  let marks = await look();
  while (!isDone(marks) && Date.now() - start < wait + PATIENCE) {
    await rest(100);
    marks = await look();
  }
  return marks;
}

/** CSS pixels of a turn of the wheel, and of a finger's swipe: every page of tests/overlay can be scrolled by both of the wheel's turns. */
const TURN = 100;
const SWIPE = 200;

/** How often a place is looked at, in milliseconds; for how many looks; and after how many without a change it rests. */
const GLANCE = 50;
const GLANCES = 60;
const RESTS = 4;

/** Where the page has been scrolled to, by itself or in a box of it that fills the window. Stands alone: it runs in the page. */
function placeIn() {
  let sum = 0;
  for (let at = document.elementFromPoint(500, 450); at; at = at.parentElement) sum += at.scrollTop;
  return Math.round(sum);
}

/**
 * Whether the page scrolls by the wheel, by a key and by a finger, in CSS pixels.
 * @param {Browser} browser
 */
export async function scrolls(browser) {
  await browser.inPage(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo({ top: 0, behavior: 'instant' });
  });
  // A page that stops the wheel is noticed at the first turn.
  await browser.wheelAt(500, 450, TURN);
  await rest(150);
  await browser.wheelAt(500, 450, TURN);
  const byWheel = await movedFrom(browser, 0);
  await browser.pressKey('PageDown');
  const byKey = await movedFrom(browser, byWheel);
  await browser.inPage(() => scrollTo({ top: 0, behavior: 'instant' }));
  await browser.swipeAt(500, 600, SWIPE);
  const byFinger = await movedFrom(browser, 0);
  // Where the wheel and the key have left it: what the page shows may go with the place.
  await browser.inPage((top) => scrollTo({ top, behavior: 'instant' }), byWheel + byKey);
  await rest(150);
  return { byWheel, byKey, byFinger };
}

/**
 * @param {Browser} browser
 * @param {number} start
 * @returns {Promise<number>} how far the page has moved when it rests again; zero where it has not begun after a while
 */
async function movedFrom(browser, start) {
  let [place, same] = [start, 0];
  for (let glance = 0; glance < GLANCES && (place === start || same < RESTS); glance += 1) {
    await rest(GLANCE);
    const now = await browser.inPage(placeIn);
    same = now === place ? same + 1 : 0;
    place = now;
  }
  return place - start;
}
