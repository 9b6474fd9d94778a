// How fast a reader gets the view, beside Readability.js on the same page, in the same browser and run.
//   node tests/e2e/bench.mjs [--rounds N] [--pages N] [--only chromium|firefox]
// Each measurement has a freshly loaded page. Absolute times carry whatever else the machine does; compare the ratios.
import { readFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { benchPages } from './bench-pages.mjs';
import { until } from './browser.mjs';
import { median, percentile, table } from './figures.mjs';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const READABILITY = readFileSync(new URL('../../node_modules/@mozilla/readability/Readability.js', import.meta.url), 'utf8');

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    pages: { type: 'string', default: '20' },
    only: { type: 'string' },
  },
});

/** Milliseconds in which a woken background has practised (background/wasm.js), on a slow machine too. */
const PRACTICE = 2_000;

/** The parts of the way, as the background writes them under `timing`, in milliseconds. */
const PARTS = ['capture', 'transfer', 'read', 'build', 'total'];

/**
 * Readability.js's first clone and parse in the page, in milliseconds; reading its source is not counted. Runs in the page.
 * `source` is compiled by the browser's own tools, since the page's policy would not let the page do it.
 */
const READABILITY_RUN = `${READABILITY}
  const start = performance.now();
  const found = new Readability(document.cloneNode(true)).parse();
  return [performance.now() - start, found?.textContent?.length ?? 0];`;

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
 * Presses the button on a freshly loaded page.
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Record<string, number>>} milliseconds: `whole` from press to the open view, `text` to its text, and the parts, where the
 *   background tells them
 */
async function timeRecto(browser, address) {
  await openAtRest(browser, address);
  await browser.inPage(noteWhenShown);
  const pressed = await browser.pressActionTimed();
  const opened = await until('the view is open', () => browser.inPage(() => /** @type {any} */ (window).shownAt));
  if (!browser.tellsTiming) return { whole: opened - pressed };
  // That of an earlier press may still be there.
  const timing = await until('the text is shown', async () => {
    const latest = await browser.timing();
    return latest?.shown > pressed ? latest : null;
  });
  return { whole: opened - pressed, text: timing.shown - pressed, ...timing };
}

/**
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Record<string, number>>}
 */
async function timeReadability(browser, address) {
  await openAtRest(browser, address);
  const [whole] = await browser.inPageSource(READABILITY_RUN);
  return { whole };
}

/**
 * Measures all ways on one page. The cold presses come last: a background that has just been woken practises for a while, in which a
 * press is neither cold nor warm.
 * @param {Browser} browser
 * @param {string} address
 * @returns {Promise<Record<string, Record<string, number>>>} by way, then by part: the medians of the rounds
 */
async function measurePage(browser, address) {
  const readability = [];
  const warm = [];
  const cold = [];
  for (let round = 0; round < Number(options.rounds); round += 1) {
    readability.push(await timeReadability(browser, address));
    warm.push(await timeRecto(browser, address));
  }
  for (let round = 0; browser.canStopBackground && round < Number(options.rounds); round += 1) {
    await browser.stopBackground();
    cold.push(await timeRecto(browser, address));
  }
  if (browser.canStopBackground) await rest(PRACTICE);
  const middle = (/** @type {Record<string, number>[]} */ many) => Object.fromEntries(Object.keys(many[0]).map((part) => [part, median(many.map((one) => one[part]))]));
  const runs = Object.entries({ readability, warm, cold }).filter(([, many]) => many.length > 0);
  return Object.fromEntries(runs.map(([way, many]) => [way, middle(many)]));
}

/**
 * Prints medians, 95th percentiles, and the median over pages of the ratio to Readability.js on the same page.
 * @param {string} name
 * @param {Record<string, Record<string, number>>[]} pages
 */
function report(name, pages) {
  /** @type {string[][]} */
  const rows = [];
  const row = (/** @type {string} */ label, /** @type {(page: Record<string, Record<string, number>>) => number | undefined} */ pick) => {
    const measured = pages.filter((page) => Number.isFinite(pick(page)));
    if (measured.length === 0) return;
    const times = measured.map((page) => Number(pick(page)));
    const ratios = measured.map((page) => Number(pick(page)) / page.readability.whole);
    rows.push([label, median(times).toFixed(1), percentile(times, 95).toFixed(1), median(ratios).toFixed(2), percentile(ratios, 95).toFixed(2)]);
  };
  row('Readability.js: first clone + parse', (page) => page.readability.whole);
  for (const way of ['warm', 'cold']) {
    row(`Recto ${way}: press → view`, (page) => page[way]?.whole);
    row(`Recto ${way}: press → text in the view`, (page) => page[way]?.text);
    for (const part of PARTS) row(`  ${part}`, (page) => page[way]?.[part]);
    row('  capture + build (the page’s main thread)', (page) => page[way] && page[way].capture + page[way].build);
  }
  console.log(`\n${name}: ${pages.length} pages, ${options.rounds} rounds; milliseconds, over pages of the median of rounds`);
  console.log(table(['', 'median', 'p95', 'ratio median', 'ratio p95'], rows));
}

const STARTERS = {
  chromium: async () => (await import('./chromium.mjs')).startChromium(),
  firefox: async () => (await import('./firefox.mjs')).startFirefox(),
};

const site = await serve();
const paths = benchPages(Number(options.pages));
for (const [name, start] of Object.entries(STARTERS)) {
  if (options.only && options.only !== name) continue;
  const browser = await start();
  const pages = [];
  for (const path of paths) {
    try {
      pages.push(await measurePage(browser, site.origin + path));
    } catch (error) {
      console.error(`${name}: ${path} left out: ${error}`);
    }
  }
  await browser.close();
  if (pages.length > 0) report(name, pages);
  else process.exitCode = 1;
}
await site.close();
