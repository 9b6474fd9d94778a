// A contact sheet of the view: twelve pages in three themes and three sizes, for people to look at one by one in
// target/screenshots and as a whole in docs/pictures/themes.jpg. Run by hand after a change of the look.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { startChromium } from './chromium.mjs';
import { serve } from './server.mjs';

const PAGES = [
  'inkl-b', 'longread', 'table-heavy', 'docs-code', 'rtl-arabic', 'forum-thread', 'recipe', 'wiki', 'poem', 'q-and-a', 'german-news', 'math-sup-sub',
];
const THEMES = ['light', 'dark', 'sepia'];
/** CSS pixels. */
const SIZES = [[1440, 900], [768, 1024], [390, 844]];
/** Height of a picture on the sheet, in CSS pixels. */
const HEIGHT = 200;
/** Milliseconds until the tools, the colours of code and the pictures are there. */
const SETTLED = 700;

const SHOTS = new URL('../../target/screenshots/', import.meta.url);
const SHEET = new URL('../../docs/pictures/themes.jpg', import.meta.url);

/**
 * @param {Awaited<ReturnType<typeof startChromium>>} browser
 * @param {string} theme
 */
async function setTheme(browser, theme) {
  const worker = await browser.background.worker();
  await worker.evaluate((wanted) => chrome.storage.sync.set({ reading: { version: 1, values: { theme: wanted } } }), theme);
}

const site = await serve();
const browser = await startChromium();
await mkdir(SHOTS, { recursive: true });
/** @type {Map<string, string>} */
const pictures = new Map();
for (const theme of THEMES) {
  await setTheme(browser, theme);
  for (const page of PAGES) {
    for (const [width, height] of SIZES) {
      await browser.setLook({ width, height, dark: theme === 'dark' });
      await browser.open(`${site.origin}/pages/${page}/?pictures=local`);
      await browser.read();
      await rest(SETTLED);
      const picture = await browser.picture();
      await writeFile(new URL(`sheet-${page}-${theme}-${width}.png`, SHOTS), picture);
      pictures.set(`${page} ${theme} ${width}`, picture.toString('base64'));
    }
  }
}

// One row for each page, put together by the browser that took them.
await browser.page.goto('about:blank');
await browser.page.setViewport({ width: 1900, height: 1000, deviceScaleFactor: 1 });
await browser.page.evaluate((height) => {
  document.body.style.cssText = 'margin: 8px; background: #777; display: inline-block';
  const style = document.createElement('style');
  style.textContent = `img { height: ${height}px; margin: 2px; vertical-align: top } div { white-space: nowrap }`;
  document.head.append(style);
}, HEIGHT);
for (const page of PAGES) {
  const row = THEMES.flatMap((theme) => SIZES.map(([width]) => pictures.get(`${page} ${theme} ${width}`) ?? ''));
  await browser.page.evaluate(async (sources) => {
    const line = document.createElement('div');
    for (const source of sources) {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      line.append(image);
    }
    document.body.append(line);
  }, row);
}
const body = await browser.page.$('body');
if (!body) throw new Error('the sheet is gone');
await writeFile(SHEET, await body.screenshot({ type: 'jpeg', quality: 72 }));
console.log(`${pictures.size} pictures, ${Math.round((await readFile(SHEET)).length / 1024)} KB on the sheet`);
await browser.close();
await site.close();
