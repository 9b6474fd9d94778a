// How fast a reader gets the view, beside Readability.js and Defuddle on the same page, in the same browser and run; and how fast the core
// reads on this machine, beside extractors in Rust.
//   node tests/e2e/bench.mjs [--rounds N] [--pages N] [--sizes N] [--only chromium|firefox|native]
// Each measurement in a browser has a freshly loaded page. Absolute times carry whatever else the machine does; compare the ratios.
// Writes target/bench/table.md, plot.svg and results.json.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { benchPages } from './bench-pages.mjs';
import { IN_PAGE, PROGRAM, native } from './bench-peers.mjs';
import { plot } from './bench-plot.mjs';
import { until } from './browser.mjs';
import { median, percentile, table } from './figures.mjs';
import { serve } from './server.mjs';
import { SIZES } from './sized-pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** @typedef {Record<string, Record<string, number>>} Page  milliseconds by way, then by part: the medians of the rounds */

const OUT = new URL('../../target/bench/', import.meta.url);

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    pages: { type: 'string', default: '20' },
    sizes: { type: 'string', default: '4' },
    only: { type: 'string' },
  },
});

/** Milliseconds in which a woken background has practised (background/wasm.js), on a slow machine too. */
const PRACTICE = 2_000;

/** The parts of the way, as the background writes them under `timing`, in milliseconds. */
const PARTS = ['capture', 'transfer', 'read', 'build', 'total'];

/** Milliseconds for the longest page on a busy machine. */
const PATIENCE = 120_000;

/** An extension of which a press brings in a script, which asks and is answered: less than that no press can take. */
const EMPTY = new URL('empty-press/', import.meta.url);

/** The way that all others are compared with. */
const FIRST = 'Readability.js';

/** Notes when the view's host comes into the page. Stands alone: it runs in the page. */
function noteWhenShown() {
  const page = /** @type {Window & { shownAt?: number }} */ (window);
  new MutationObserver(() => {
    page.shownAt ??= performance.timeOrigin + performance.now();
  }).observe(document.documentElement, { childList: true });
}

/**
 * Opens a page and waits until it is painted and at rest, as it is for a reader who presses a button: in the middle of loading,
 * whoever comes first pays for the page's own layout.
 * @param {Browser} browser
 * @param {string} address
 */
async function openAtRest(browser, address) {
  await browser.open(address);
  await browser.inPage(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)));
  }));
}

/**
 * Presses the button of an extension on a freshly loaded page.
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<{ pressed: number, whole: number }>} milliseconds since 1970, and until something of it is in the page
 */
async function timePress(browser, address) {
  await openAtRest(browser, address);
  await browser.inPage(noteWhenShown);
  const pressed = await browser.pressActionTimed();
  const shown = await until('something is in the page', () => browser.inPage(() => /** @type {any} */ (window).shownAt), PATIENCE);
  return { pressed, whole: shown - pressed };
}

/**
 * Presses Recto's button.
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Record<string, number>>} milliseconds: `whole` from press to the open view, `text` to its text, and the parts, where the
 *   background tells them
 */
async function timeRecto(browser, address) {
  const { pressed, whole } = await timePress(browser, address);
  if (!browser.tellsTiming) return { whole };
  // That of an earlier press may still be there.
  const timing = await until('the text is shown', async () => {
    const latest = await browser.timing();
    return latest?.shown > pressed ? latest : null;
  }, PATIENCE);
  return { whole, text: timing.shown - pressed, ...timing };
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @param {string} source of IN_PAGE
 * @returns {Promise<Record<string, number>>}
 */
async function timePeer(browser, address, source) {
  await openAtRest(browser, address);
  const [whole] = await browser.inPageSource(source);
  return { whole };
}

/**
 * Measures all ways on one page, in turn. The cold presses come last: a background that has just been woken practises for a while, in which a
 * press is neither cold nor warm.
 * @param {Browser} browser
 * @param {Browser} empty the same browser with an extension that does nothing
 * @param {string} address
 * @param {number} rounds
 * @returns {Promise<Page>}
 */
async function measurePage(browser, empty, address, rounds) {
  /** @type {Record<string, Record<string, number>[]>} */
  const runs = {};
  const keep = (/** @type {string} */ way, /** @type {Record<string, number>} */ times) => { (runs[way] ??= []).push(times); };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, source] of Object.entries(IN_PAGE)) keep(name, await timePeer(browser, address, source));
    keep('empty', { whole: (await timePress(empty, address)).whole });
    keep('warm', await timeRecto(browser, address));
  }
  for (let round = 0; browser.canStopBackground && round < rounds; round += 1) {
    await browser.stopBackground();
    keep('cold', await timeRecto(browser, address));
  }
  if (browser.canStopBackground) await rest(PRACTICE);
  const middle = (/** @type {Record<string, number>[]} */ many) => Object.fromEntries(Object.keys(many[0]).map((part) => [part, median(many.map((one) => one[part]))]));
  return Object.fromEntries(Object.entries(runs).map(([way, many]) => [way, middle(many)]));
}

/**
 * Medians, 95th percentiles, and the same of the ratio to another way on the same page.
 * @param {string} label
 * @param {Page[]} pages
 * @param {(page: Page) => number | undefined} pick
 * @param {(page: Page) => number} beside
 * @returns {string[][]} one row, or none where nothing was measured
 */
function row(label, pages, pick, beside) {
  const measured = pages.filter((page) => Number.isFinite(pick(page)));
  if (measured.length === 0) return [];
  const times = measured.map((page) => Number(pick(page)));
  const ratios = measured.map((page) => Number(pick(page)) / beside(page));
  return [[label, median(times).toFixed(1), percentile(times, 95).toFixed(1), median(ratios).toFixed(2), percentile(ratios, 95).toFixed(2)]];
}

/**
 * @param {string} name
 * @param {Page[]} pages
 * @returns {string} Markdown
 */
function inBrowser(name, pages) {
  const beside = (/** @type {Page} */ page) => page[FIRST].whole;
  const rows = Object.keys(IN_PAGE).flatMap((peer) => row(`${peer}: first extraction`, pages, (page) => page[peer]?.whole, beside));
  rows.push(...row('An extension that does nothing: press → answer', pages, (page) => page.empty?.whole, beside));
  for (const way of ['warm', 'cold']) {
    rows.push(...row(`Recto ${way}: press → view`, pages, (page) => page[way]?.whole, beside));
    rows.push(...row(`Recto ${way}: press → text in the view`, pages, (page) => page[way]?.text, beside));
    for (const part of PARTS) rows.push(...row(`  ${part}`, pages, (page) => page[way]?.[part], beside));
    rows.push(...row('  capture + build (the page’s main thread)', pages, (page) => page[way] && page[way].capture + page[way].build, beside));
  }
  return `${name}: ${pages.length} pages, ${options.rounds} rounds; ratio to ${FIRST}\n\n${table(HEAD, rows)}\n`;
}

const HEAD = ['milliseconds', 'median', 'p95', 'ratio median', 'ratio p95'];

/** What each native way is called, and what it costs of what was measured. @type {Record<string, (times: Record<string, number>) => number>} */
const NATIVE = {
  'dom_smoothie: parse and extraction': (times) => times.dom_smoothie,
  'rs-trafilatura: parse and extraction': (times) => times['rs-trafilatura'],
  'html5ever’s parse alone': (times) => times['html5ever parse'],
  'Recto: parse and reading': (times) => times.recto,
  '  reading alone': (times) => times.recto - times['recto capture'],
};

/** @param {import('./bench-peers.mjs').Native[]} pages @returns {string} Markdown */
function onThisMachine(pages) {
  const times = pages.map(({ milliseconds }) => ({ milliseconds }));
  const rows = Object.entries(NATIVE).flatMap(([name, cost]) => row(name, times, (page) => cost(page.milliseconds), (page) => page.milliseconds.dom_smoothie));
  return `Native, one thread, CPU time: ${pages.length} pages, ${options.rounds} rounds; ratio to dom_smoothie\n\n${table(HEAD, rows)}\n`;
}

/** @type {Record<string, (folder?: URL) => Promise<Browser>>} by name, with Recto or another extension */
const STARTERS = {
  chromium: async (folder) => (await import('./chromium.mjs')).startChromium({ folder }),
  firefox: async (folder) => (await import('./firefox.mjs')).startFirefox({ folder }),
};

/**
 * @param {string} name
 * @param {(folder?: URL) => Promise<Browser>} start
 * @param {string[]} addresses
 * @param {number} rounds
 * @returns {Promise<(Page | null)[]>} null for a page that could not be measured
 */
async function inTurn(name, start, addresses, rounds) {
  const browser = await start();
  const empty = await start(EMPTY);
  const pages = [];
  for (const address of addresses) {
    pages.push(await measurePage(browser, empty, address, rounds).catch((error) => {
      console.error(`${name}: ${address} left out: ${error}`);
      return null;
    }));
  }
  await empty.close();
  await browser.close();
  return pages;
}

/** @template T @param {(T | null)[]} list @returns {T[]} */
const there = (list) => list.flatMap((each) => (each === null ? [] : [each]));

const site = await serve();
const rounds = Number(options.rounds);
const paths = benchPages(Number(options.pages));
const sizes = SIZES.slice(0, Number(options.sizes));
const sized = sizes.map((nodes) => `/sized/${nodes}?scripts=off`);
const load = loadavg()[0].toFixed(1);
/** @type {Record<string, unknown>} */
const results = { rounds, paths, sizes };
/** @type {string[]} */
const texts = [];
/** @type {Parameters<typeof plot>[0]} */
const panels = [];

/** What is there so far: a run takes a while, and may be ended before its end. @returns {string} the tables */
function write() {
  const text = `${texts.join('\n')}\nLoad of the machine at the start: ${load}.\n`;
  mkdirSync(OUT, { recursive: true });
  writeFileSync(new URL('table.md', OUT), text);
  writeFileSync(new URL('results.json', OUT), JSON.stringify(results, null, 1));
  if (panels.length > 0) writeFileSync(new URL('plot.svg', OUT), plot(panels));
  return text;
}

for (const [name, start] of Object.entries(STARTERS)) {
  if (options.only && options.only !== name) continue;
  const pages = await inTurn(name, start, [...paths, ...sized].map((path) => site.origin + path), rounds);
  results[name] = pages;
  const usual = there(pages.slice(0, paths.length));
  if (usual.length > 0) texts.push(inBrowser(name, usual));
  else process.exitCode = 1;
  const bySize = pages.slice(paths.length);
  const line = (/** @type {string} */ label, /** @type {(page: Page) => number | undefined} */ pick) => ({
    name: label,
    points: /** @type {[number, number][]} */ (sizes.map((nodes, at) => [nodes, bySize[at] && pick(bySize[at])]).filter(([, time]) => time)),
  });
  const lines = [...Object.keys(IN_PAGE).map((peer) => line(peer, (page) => page[peer]?.whole)), line('Recto: press → text', (page) => page.warm?.text ?? page.warm?.whole), line('Recto: capture + build', (page) => page.warm?.capture + page.warm?.build)];
  if (bySize.some(Boolean)) panels.push({ title: name, lines: lines.filter(({ points }) => points.length > 0) });
  write();
}
await site.close();

if ((!options.only || options.only === 'native') && existsSync(PROGRAM)) {
  const pages = native(PROGRAM, [...paths, ...sized], rounds);
  results.native = pages;
  texts.push(onThisMachine(pages.slice(0, paths.length)));
  const bySize = pages.slice(paths.length);
  const lines = Object.entries(NATIVE).map(([name, cost]) => ({
    name: name.trim(),
    points: bySize.map(({ nodes, milliseconds }) => /** @type {[number, number]} */ ([nodes, cost(milliseconds)])),
  }));
  if (bySize.length > 0) panels.push({ title: 'native, one thread', lines });
}

console.log(`\n${write()}`);
