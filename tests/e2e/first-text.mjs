// Does the first text wait for fonts, colours of code or formulas? From the press to the text on a large page that has all of them,
// with Recto as built and with a copy whose scripts for these are empty, in turn. Chromium.
//   node tests/e2e/first-text.mjs [--rounds N]
import { cp, rm, writeFile } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { until } from './browser.mjs';
import { startChromium } from './chromium.mjs';
import { median } from './figures.mjs';
import { serve } from './server.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } });

const BUILT = new URL('../../target/extension/chromium/', import.meta.url);
const BARE = new URL('../../target/extension/chromium-bare/', import.meta.url);

/** What comes after the text. */
const LATER = ['code', 'maths', 'font-opendyslexic', 'font-atkinson'];

/** Times that the article's own pieces are repeated: 5,665 elements, 400 pieces of code and 500 formulas. */
const COPIES = 100;

/** Milliseconds in which a woken background has practised, on a slow machine too. */
const PRACTICE = 2_000;

/** Makes the page large. Stands alone: it runs in the page. @param {number} copies */
function fill(copies) {
  const article = /** @type {Element} */ (document.querySelector('article'));
  const pieces = [...article.children].filter((each) => each.localName !== 'h1');
  for (let count = 0; count < copies; count += 1) {
    for (const piece of pieces) article.append(piece.cloneNode(true));
    for (let two = 0; two < 2; two += 1) {
      const code = document.createElement('code');
      code.className = 'language-js';
      code.textContent = `// Part ${count}\nexport function tide(hour) {\n  return hour % 12 < 6 ? "in" : "out";\n}`;
      const pre = document.createElement('pre');
      pre.append(code);
      article.append(pre);
    }
  }
  return document.querySelectorAll('*').length;
}

/**
 * @param {Awaited<ReturnType<typeof startChromium>>} browser
 * @param {string} address
 * @returns {Promise<{ text: number, elements: number, coloured: boolean }>} milliseconds
 */
async function press(browser, address) {
  await browser.open(address);
  const elements = await browser.inPage(fill, COPIES);
  await rest(1_000);
  const pressed = await browser.pressActionTimed();
  const timing = await until('the text is shown', async () => {
    const latest = await browser.timing();
    return latest?.shown > pressed ? latest : null;
  });
  await rest(1_500);
  const coloured = (await browser.inReader((root) => root.querySelector('pre span') !== null)) === true;
  return { text: timing.shown - pressed, elements, coloured };
}

const site = await serve();
await cp(BUILT, BARE, { recursive: true });
for (const name of LATER) await writeFile(new URL(`content/${name}.js`, BARE), 'void 0;\n');
const browsers = { 'as built': await startChromium(), 'without': await startChromium({ folder: BARE }) };
/** @type {Record<string, number[]>} */
const times = { 'as built': [], 'without': [] };
for (const browser of Object.values(browsers)) {
  const worker = await browser.background.worker();
  await worker.evaluate(() => chrome.storage.sync.set({ reading: { version: 1, values: { font: 'opendyslexic' } } }));
  await press(browser, `${site.origin}/e2e/formulas.html`);
}
await rest(PRACTICE);
for (let round = 0; round < Number(options.rounds); round += 1) {
  for (const [name, browser] of Object.entries(browsers)) {
    const { text, elements, coloured } = await press(browser, `${site.origin}/e2e/formulas.html`);
    times[name].push(text);
    if (round === 0) console.log(`${name}: ${elements} elements; code coloured afterwards: ${coloured}`);
  }
}
for (const [name, all] of Object.entries(times)) {
  console.log(`${name.padEnd(10)} press → text: least ${Math.min(...all).toFixed(0)}, median ${median(all).toFixed(0)} ms (${all.map((each) => each.toFixed(0)).join(' ')})`);
}
await Promise.all(Object.values(browsers).map((browser) => browser.close()));
await rm(BARE, { recursive: true });
await site.close();
