// Takes the pictures of www/ (kept in the tree) and of the stores (in target/store/), from our own example pages, in real
// Chromium with Recto in it. Run by hand after a change of the look: ./build.sh pictures
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from '../tests/e2e/browser.mjs';
import { startChromium } from '../tests/e2e/chromium.mjs';
import { serve } from '../tests/e2e/server.mjs';

/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */

const ROOT = new URL('../', import.meta.url);
const STORE = new URL('target/store/', ROOT);
const WWW = new URL('www/pictures/', ROOT);

/** The example of www/, which looks like a newspaper's page. */
const EXAMPLE = '/example.html';

/** A page in each language of the stores, with the words of the switch that `Aa` opens. */
const PAGES = { en: EXAMPLE, de: '/pages/german-news/', fr: '/pages/french-news/', es: '/pages/spanish-news/', ja: '/pages/japanese/' };

/** What the stores want, in CSS pixels. */
const STORE_SIZE = { width: 1280, height: 800 };

/** One half of a before and after, and how much larger it is taken than shown. */
const HALF = { width: 640, height: 720 };

/** Bytes of a picture of www/ at most. */
const MOST_BYTES = 60 * 1024;

/** Milliseconds until the tools and pictures are there and nothing moves any more. */
const SETTLED = 900;

/** Sizes that stores want beside those of the extension. */
const ICONS = [300, 512, 1024];

/** @param {Chromium} browser @param {string} address */
async function openPage(browser, address) {
  await browser.open(`${address}${address.includes('/pages/') ? '?pictures=local' : ''}`);
  await rest(SETTLED);
}

/** @param {Chromium} browser @param {string} name */
async function store(browser, name) {
  await rest(SETTLED);
  await writeFile(new URL(name, STORE), await browser.picture());
  console.log(`  target/store/${name}`);
}

/** The four pictures of a language. @param {keyof typeof PAGES} language @param {string} origin */
async function storePictures(language, origin) {
  // Chromium takes the language of its own interface, and so that of an extension's, from here.
  process.env.LANGUAGE = language;
  const browser = await startChromium();
  const at = origin + PAGES[language];
  await browser.setLook(STORE_SIZE);
  await openPage(browser, at);
  await browser.read();
  await store(browser, `${language}-1-article.png`);
  await panel(browser, 'l');
  await store(browser, `${language}-2-left-out.png`);
  await browser.pressKey('Escape');
  await browser.setLook({ ...STORE_SIZE, dark: true });
  await panel(browser, 't');
  await store(browser, `${language}-3-look.png`);
  await browser.setLook(STORE_SIZE);
  await openPage(browser, at);
  const { before, after } = await halves(browser, at, 'png');
  await browser.setLook(STORE_SIZE);
  await beside(browser, before, after);
  await store(browser, `${language}-4-before-and-after.png`);
  await browser.close();
}

/** @param {Chromium} browser @param {string} key that opens it */
async function panel(browser, key) {
  await until('the tools are there', async () => (await browser.inReader((root) => root.querySelector('[class*=tool]') !== null)) === true);
  await browser.pressKey(/** @type {import('../tests/e2e/browser.mjs').Key} */ (`letter ${key}`));
  await until('the panel is open', async () => (await browser.inReader((root) => root.querySelector('.panel') !== null)) === true);
}

/**
 * The same part of the same page, before and after the press.
 * @param {Chromium} browser
 * @param {string} address
 * @param {'png' | 'webp'} type
 */
async function halves(browser, address, type) {
  await browser.setLook(HALF);
  await openPage(browser, address);
  const shoot = async () => Buffer.from(await browser.page.screenshot(type === 'png' ? {} : { type, quality: 82 }));
  const before = await shoot();
  await browser.read();
  await rest(SETTLED);
  return { before, after: await shoot() };
}

/** Shows two pictures side by side. @param {Chromium} browser @param {Buffer} before @param {Buffer} after */
async function beside(browser, before, after) {
  await browser.page.goto('about:blank');
  await browser.page.evaluate(async (sources) => {
    document.body.style.cssText = 'margin: 0; height: 100vh; display: flex; align-items: center; justify-content: center; gap: 32px; background: linear-gradient(#8c2f24, #5c1d16)';
    for (const source of sources) {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      image.style.cssText = 'height: 88vh; border-radius: 10px; box-shadow: 0 12px 40px #0008';
      await image.decode();
      document.body.append(image);
    }
  }, [before.toString('base64'), after.toString('base64')]);
}

/** @param {string} origin */
async function wwwPictures(origin) {
  process.env.LANGUAGE = 'en';
  const browser = await startChromium();
  const pictures = await halves(browser, origin + EXAMPLE, 'webp');
  await mkdir(WWW, { recursive: true });
  for (const [name, bytes] of Object.entries(pictures)) {
    if (bytes.length > MOST_BYTES) throw new Error(`${name}: ${bytes.length} bytes, ${MOST_BYTES} are allowed`);
    await writeFile(new URL(`${name}.webp`, WWW), bytes);
    console.log(`  www/pictures/${name}.webp: ${(bytes.length / 1024).toFixed(0)} KB`);
  }
  await icons(browser);
  await browser.close();
}

/** @param {Chromium} browser */
async function icons(browser) {
  const svg = await readFile(new URL('extension/icons/recto.svg', ROOT), 'base64');
  for (const size of ICONS) {
    await browser.page.setViewport({ width: size, height: size });
    await browser.page.setContent(`<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`);
    await writeFile(new URL(`icon-${size}.png`, STORE), await browser.page.screenshot({ omitBackground: true }));
  }
}

await rm(STORE, { recursive: true, force: true });
await mkdir(STORE, { recursive: true });
const site = await serve({ www: new URL('target/www/', ROOT) });
await wwwPictures(site.origin);
for (const language of /** @type {(keyof typeof PAGES)[]} */ (Object.keys(PAGES))) await storePictures(language, site.origin);
await site.close();
