// Takes the pictures of www/ (kept in the tree) and of the stores (in target/store/), from our own example pages, in real
// Chromium with Recto in it. Run by hand after a change of the look: ./build.sh pictures
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { until } from '../tests/e2e/browser.mjs';
import { startChromium } from '../tests/e2e/chromium.mjs';
import { serve } from '../tests/e2e/server.mjs';

/** @typedef {Awaited<ReturnType<typeof startChromium>>} Chromium */

const ROOT = new URL('../', import.meta.url);
const STORE = new URL('target/store/', ROOT);
const WWW = new URL('www/pictures/', ROOT);

/** A page in each language of the stores: where it is served here, and the address that the pictures show. */
const PAGES = {
  en: { path: '/example.html', address: 'https://courier.example/town/lamplighter-of-harrow-lane' },
  de: { path: '/pages/german-news/', address: 'https://www.hafenbote.example/lokales/stadtbad' },
  fr: { path: '/pages/french-news/', address: 'https://www.lecourrierdelabaie.example/societe/la-gare' },
  es: { path: '/pages/spanish-news/', address: 'https://www.eldiariodelaria.example/sociedad/campana' },
  ja: { path: '/pages/japanese/', address: 'https://www.minatomachi-shimbun.example/articles/kominka' },
};

/** @typedef {keyof typeof PAGES} Language */

/** The one thing of the example that would make the view speak of an account first. */
const WALL = /<section class="signup-wall">[^]*?<\/section>/;

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

/**
 * Chromium with Recto in this language. Debian's Chromium speaks English alone, so the extension's English words are
 * exchanged for those of the language. Every request for a made-up host is answered from here.
 * @param {Language} language
 * @param {string} origin of our server
 * @returns {Promise<{ browser: Chromium, close: () => Promise<void> }>}
 */
async function start(language, origin) {
  const place = await mkdtemp(join(tmpdir(), 'recto-'));
  const folder = pathToFileURL(`${place}/`);
  await cp(new URL('target/extension/chromium/', ROOT), folder, { recursive: true });
  await writeFile(new URL('_locales/en/messages.json', folder), await readFile(new URL(`extension/_locales/${language}/messages.json`, ROOT)));
  const browser = await startChromium({ folder });
  // Every page is opened in a tab of its own.
  const listen = browser.listen.bind(browser);
  browser.listen = (tab) => {
    listen(tab);
    answerFrom(tab, PAGES[language], origin);
  };
  return { browser, close: async () => { await browser.close(); await rm(place, { recursive: true, force: true, maxRetries: 5 }); } };
}

/**
 * Answers the requests of a tab for made-up hosts.
 * @param {import('puppeteer-core').Page} tab
 * @param {{ path: string, address: string }} page
 * @param {string} origin
 */
async function answerFrom(tab, page, origin) {
  tab.on('request', async (request) => {
    const address = new URL(request.url());
    if (!address.hostname.endsWith('.example')) return request.continue();
    const answer = await fetch(origin + (request.url() === page.address ? page.path : address.pathname));
    const body = Buffer.from(await answer.arrayBuffer());
    const contentType = answer.headers.get('content-type') ?? '';
    const isPage = contentType.startsWith('text/html');
    return request.respond({ contentType, body: isPage ? body.toString().replace(WALL, '').replace('"lamp.svg"', '"/lamp.svg"') : body });
  });
  await tab.setRequestInterception(true);
}

/** @param {Chromium} browser @param {Language} language */
async function openPage(browser, language) {
  await browser.open(PAGES[language].address);
  await rest(SETTLED);
}

/** @param {Chromium} browser @param {string} name */
async function store(browser, name) {
  await rest(SETTLED);
  await writeFile(new URL(name, STORE), await browser.picture());
  console.log(`  target/store/${name}`);
}

/** The pictures of a language. @param {Language} language @param {string} origin */
async function storePictures(language, origin) {
  const { browser, close } = await start(language, origin);
  await browser.setLook(STORE_SIZE);
  await openPage(browser, language);
  await browser.read();
  await store(browser, `${language}-1-article.png`);
  for (const [name, key] of [['2-left-out', 'l'], ['3-copy', 'c']]) {
    await panel(browser, key);
    await store(browser, `${language}-${name}.png`);
    await browser.pressKey('Escape');
  }
  await browser.setLook({ ...STORE_SIZE, dark: true });
  await panel(browser, 't');
  await store(browser, `${language}-4-look.png`);
  // Only the example of www/ looks like a page of today.
  if (language === 'en') {
    const { before, after } = await halves(browser, language, 'png');
    await browser.setLook(STORE_SIZE);
    await beside(browser, before, after);
    await store(browser, `${language}-5-before-and-after.png`);
  }
  await close();
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
 * @param {Language} language
 * @param {'png' | 'webp'} type
 */
async function halves(browser, language, type) {
  await browser.setLook(HALF);
  await openPage(browser, language);
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
      image.style.cssText = 'height: 80vh; border-radius: 10px; box-shadow: 0 12px 40px #0008';
      await image.decode();
      document.body.append(image);
    }
  }, [before.toString('base64'), after.toString('base64')]);
}

/** @param {string} origin */
async function wwwPictures(origin) {
  const { browser, close } = await start('en', origin);
  const pictures = await halves(browser, 'en', 'webp');
  await mkdir(WWW, { recursive: true });
  for (const [name, bytes] of Object.entries(pictures)) {
    if (bytes.length > MOST_BYTES) throw new Error(`${name}: ${bytes.length} bytes, ${MOST_BYTES} are allowed`);
    await writeFile(new URL(`${name}.webp`, WWW), bytes);
    console.log(`  www/pictures/${name}.webp: ${(bytes.length / 1024).toFixed(0)} KB`);
  }
  await icons(browser);
  await close();
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
for (const language of /** @type {Language[]} */ (Object.keys(PAGES))) await storePictures(language, site.origin);
await site.close();
