// What Chromium's own trace says of cleaning: that a page where nothing changes costs nothing, and that a page which changes
// without end gets no long task from us.
//   node tests/e2e/clean-trace.mjs
// The same pages are traced with the extension as it is built too, which cleans nothing unasked: what is left there is the browser's
// and the page's own.
import { setTimeout as rest } from 'node:timers/promises';
import { startChromium } from './chromium.mjs';
import { cleaningVariant } from './clean-variant.mjs';
import { serve } from './server.mjs';

/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: any }} TraceEvent */

/** Milliseconds until the last of the first looks at a page is over (content/clean/observe.js). */
const FIRST_LOOKS = 11_500;

/** Milliseconds of a trace. */
const TRACED = 5_000;

/** Milliseconds from which a task is long: https://w3c.github.io/longtasks/ */
const LONG = 50;

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Changes the page without end: 100 elements every 10 ms. Stands alone: it runs in the page. @param {number} milliseconds */
function storm(milliseconds) {
  const box = document.body.appendChild(document.createElement('div'));
  const timer = setInterval(() => { for (let count = 0; count < 100; count += 1) box.append(document.createElement('i')); }, 10);
  setTimeout(() => clearInterval(timer), milliseconds);
}

/**
 * @param {Chromium} browser
 * @param {() => Promise<unknown>} live what happens meanwhile
 * @returns {Promise<TraceEvent[]>} of the page's main thread
 */
async function traced(browser, live) {
  await browser.page.tracing.start({ categories: CATEGORIES });
  await live();
  const { traceEvents: events } = JSON.parse(new TextDecoder().decode(await browser.page.tracing.stop()));
  const frames = events.find((/** @type {TraceEvent} */ { name }) => name === 'TracingStartedInBrowser').args.data.frames;
  const { processId } = frames.find((/** @type {{ url: string }} */ { url }) => url === browser.page.url());
  const { tid } = events.find((/** @type {TraceEvent} */ { name, pid, args }) => name === 'thread_name' && pid === processId && args.name === 'CrRendererMain');
  return events.filter((/** @type {TraceEvent} */ event) => event.pid === processId && event.tid === tid);
}

/**
 * @param {string} name
 * @param {TraceEvent[]} events
 */
function row(name, events) {
  const called = (/** @type {string} */ wanted) => events.filter((event) => event.name === wanted && event.ph === 'X');
  const isOurs = (/** @type {TraceEvent} */ { args }) => String(args.data?.url).startsWith('chrome-extension://');
  const [tasks, calls, layouts] = [called('RunTask'), called('FunctionCall'), [...called('Layout'), ...called('UpdateLayoutTree')]];
  const ours = calls.filter(isOurs);
  // The page has to be laid out once more after each change, whoever asks for it first.
  const own = ours.map((call) => time(call) - sum(layouts.filter(({ ts }) => ts >= call.ts && ts < call.ts + (call.dur ?? 0)).map(time)));
  const [inTasks, inOurs] = [tasks.map(time), ours.map(time)];
  const figures = [sum(inTasks), longest(inTasks), inTasks.filter((each) => each >= LONG).length, ours.length, sum(inOurs), longest(inOurs), sum(own), longest(own)];
  const counts = [calls.length, events.filter((event) => event.name === 'TimerFire').length, tasks.length];
  console.log(name.padEnd(34) + [...counts, ...figures].map((cell) => (Number.isInteger(cell) ? String(cell) : cell.toFixed(1)).padStart(12)).join(''));
}

/** Milliseconds that the processor has worked for it; others may have worked on the machine meanwhile. @param {TraceEvent} event */
const time = ({ tdur, dur = 0 }) => (tdur ?? dur) / 1_000;
const sum = (/** @type {number[]} */ times) => times.reduce((total, each) => total + each, 0);
const longest = (/** @type {number[]} */ times) => Math.max(0, ...times);

console.log(`traces of ${TRACED / 1_000} s of the page's main thread; times in ms; "of its own": without the page's layout that it waits for`);
console.log(''.padEnd(34) + ['calls', 'timers', 'tasks', 'in all', 'longest', `from ${LONG} up`, 'ours', 'in all', 'longest', 'of its own', 'longest'].map((cell) => cell.padStart(12)).join(''));
const site = await serve();
for (const [name, folder] of /** @type {const} */ ([['cleaned', await cleaningVariant('chromium')], ['without cleaning', undefined]])) {
  const browser = await startChromium({ folder });
  await browser.open(`${site.origin}/overlay/home-page/`);
  await rest(FIRST_LOOKS);
  row(`${name}, nothing changes`, await traced(browser, () => rest(TRACED)));
  row(`${name}, a storm`, await traced(browser, async () => {
    await browser.inPage(storm, TRACED - 500);
    await rest(TRACED);
  }));
  await browser.close();
}
await site.close();
