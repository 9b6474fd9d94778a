// "Does this page open in the reader view by itself?": what Recto says of the labelled pages of ../shared/data/wcxb-dev, beside
// isProbablyReaderable of @mozilla/readability on the same pages. Right is an article or a documentation page; all other
// types are wrong.
//   node tests/quality/opens.mjs [--recto target/release/recto] [--shared ../shared]
// Readability's answers come from Chromium, where it is at home: each page is parsed there by DOMParser, so no script of it runs
// and nothing is fetched. Recto's are those of the command line, with the shipped models, which have seen these pages;
// the figure that counts is the cross-validated one of src/detect/about.txt, which is printed too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../e2e/programs.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const { values: options } = parseArgs({
  options: { recto: { type: 'string', default: join(ROOT, 'target/release/recto') }, shared: { type: 'string', default: join(ROOT, '../shared') } },
});

/** How sure Recto must be. Source: src/detect/unasked.rs, SURE. */
const SURE = 0.81;

/** Types of pages that are one text, as the annotators call them. */
const TEXTS = ['article', 'documentation'];

/** Pages that are given to Recto in one go. */
const AT_ONCE = 100;

/** isProbablyReaderable: its own limits, and stricter ones. Characters and sum of scores; 140 and 20 are those it comes with. */
const LIMITS = [[140, 20], [140, 40], [140, 60], [140, 90], [140, 120]];

const READERABLE = readFileSync(join(ROOT, 'node_modules/@mozilla/readability/Readability-readerable.js'), 'utf8');

/** @typedef {{ name: string, isText: boolean, html: Buffer }} Page */

/** @returns {Page[]} */
function labelledPages() {
  const data = join(options.shared, 'data/wcxb-dev');
  return readdirSync(join(data, 'ground-truth')).sort().map((file) => {
    const name = basename(file, '.json');
    const { _internal: { page_type: type } } = JSON.parse(readFileSync(join(data, 'ground-truth', file), 'utf8'));
    const html = gunzipSync(readFileSync(join(data, 'html', `${name}.html.gz`)));
    return { name, isText: TEXTS.includes(typeof type === 'string' ? type : type.primary), html };
  });
}

/** @param {Page[]} pages @returns {boolean[]} what Recto says of each */
function askRecto(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-opens-'));
  try {
    const answers = [];
    for (let at = 0; at < pages.length; at += AT_ONCE) {
      const files = pages.slice(at, at + AT_ONCE).map(({ name, html }) => {
        const file = join(folder, `${name}.html`);
        writeFileSync(file, html);
        return file;
      });
      const lines = execFileSync(options.recto, ['extract', '--format', 'json', ...files], { encoding: 'utf8', maxBuffer: 2 ** 30 });
      answers.push(...lines.trim().split('\n').map((line) => JSON.parse(line)));
    }
    return answers.map(({ kind, readable, confidence }) => readable && TEXTS.includes(kind) && confidence >= SURE);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Page[]} pages @returns {Promise<boolean[][]>} what Readability says of each, by each of its limits */
async function askReadability(pages) {
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(), pipe: true, args: ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const [page] = await browser.pages();
  await page.evaluate(`${READERABLE}; globalThis.ask = isProbablyReaderable;`);
  const answers = LIMITS.map(() => /** @type {boolean[]} */ ([]));
  for (const { html } of pages) {
    const given = await page.evaluate((text, limits) => {
      const parsed = new DOMParser().parseFromString(text, 'text/html');
      return limits.map(([minContentLength, minScore]) => /** @type {any} */ (globalThis).ask(parsed, { minContentLength, minScore }));
    }, html.toString('utf8'), LIMITS);
    given.forEach((answer, index) => { answers[index].push(answer); });
    if (answers[0].length % AT_ONCE === 0) console.error(`asked of ${answers[0].length} pages`);
  }
  await browser.close();
  return answers;
}

/**
 * @param {string} name
 * @param {Page[]} pages
 * @param {boolean[]} opens
 */
function row(name, pages, opens) {
  const opened = pages.filter((_, index) => opens[index]);
  const right = opened.filter(({ isText }) => isText).length;
  const [precision, recall] = [right / opened.length, right / pages.filter(({ isText }) => isText).length];
  return `${name.padEnd(52)}${String(opened.length).padStart(7)}${precision.toFixed(3).padStart(11)}${recall.toFixed(3).padStart(8)}`;
}

const pages = labelledPages();
console.log(`${pages.length} pages, ${pages.filter(({ isText }) => isText).length} of them articles or documentation`);
console.log(`${''.padEnd(52)}${'opened'.padStart(7)}${'precision'.padStart(11)}${'recall'.padStart(8)}`);
console.log(row('Recto, shipped models (have seen these pages)', pages, askRecto(pages)));
const readability = await askReadability(pages);
LIMITS.forEach(([length, score], index) => {
  console.log(row(`isProbablyReaderable, minContentLength ${length}, minScore ${score}`, pages, readability[index]));
});
const about = readFileSync(join(ROOT, 'src/detect/about.txt'), 'utf8').trim().split('\n').at(-1);
console.log(`Recto, cross-validated by domain (src/detect/about.txt): ${about}`);
