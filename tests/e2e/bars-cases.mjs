// The page's own scroll bars, above which nothing can lie: while the view is open they are as its paper, so that a reader sees one bar, that
// of the view. The same in every browser.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from './browser.mjs';
import { openLook, resetLook, setControl } from './look-cases.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const ARTICLE = '/pages/news-plain/';
const LONG = '/pages/longread/';

/** What a page may say of its own bars, by what there is to say it with. */
const STYLES = {
  nothing: '',
  'a colour and a width': 'html { scrollbar-color: red blue !important; scrollbar-width: thin }',
  'parts of its own': 'html::-webkit-scrollbar { width: 7px } html::-webkit-scrollbar-thumb { background: red } html::-webkit-scrollbar-track { background: blue }',
};

/** How the page is laid out. Stands alone: it runs in the page. */
const layout = () => ({ room: innerWidth - document.documentElement.clientWidth, width: document.documentElement.clientWidth, resized: /** @type {any} */ (window).resized });

/**
 * The colours in a picture of the window, from the top to the bottom in the middle of the page's bar. Stands alone: it runs in the page.
 * @param {string} base64 a PNG
 */
async function coloursOfBar(base64) {
  const picture = Object.assign(new Image(), { src: `data:image/png;base64,${base64}` });
  await picture.decode();
  const { width, height } = picture;
  const brush = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(width, height).getContext('2d'));
  brush.drawImage(picture, 0, 0);
  const x = width - Math.ceil((innerWidth - document.documentElement.clientWidth) / 2);
  const { data } = brush.getImageData(x, 0, 1, height);
  const colours = Array.from({ length: height }, (_, y) => `rgb(${data.slice(4 * y, 4 * y + 3).join(', ')})`);
  return [...new Set(colours)].sort();
}

/**
 * What the page's bar looks like: in Chromium all colours of it in a picture, in Firefox, whose pictures leave it out, what it is drawn with.
 * @param {Browser} browser
 * @returns {Promise<string[]>}
 */
async function bar(browser) {
  if (browser.name === 'chromium') return browser.inPage(coloursOfBar, (await browser.picture()).toString('base64'));
  return browser.inPage(() => [...new Set(getComputedStyle(document.documentElement).scrollbarColor.split(/(?<=\)) /))]);
}

/** Stands alone: it runs in the page. @param {string} css */
function useStyle(css) {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
  const counting = /** @type {any} */ (window);
  counting.resized = 0;
  addEventListener('resize', () => { counting.resized += 1; });
}

/** @param {Browser} browser */
const paper = (browser) => browser.inReader((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('dialog'))).backgroundColor);

/** @param {Browser} browser */
const isAsPaper = async (browser) => String(await bar(browser)) === String(await paper(browser));

/**
 * @param {string} name of the browser
 * @param {() => Promise<Browser>} start
 */
export function barsCases(name, start) {
  describe(`the page's scroll bars, in ${name}`, () => {
    const { browserOf, at } = stageOf(start);

    for (const [said, css] of Object.entries(STYLES)) {
      test(`are as the view's paper while it is open, and as before afterwards, where the page says ${said} of them`, async () => {
        const browser = browserOf();
        await browser.open(at(ARTICLE));
        await browser.inPage(useStyle, css);
        const before = { layout: await browser.inPage(layout), bar: await bar(browser) };
        assert.ok(before.layout.room > 0, 'the page has no bar');
        assert.notEqual(before.bar.length, String(before.bar) === 'auto' ? 0 : 1, 'the bar is of one colour');
        await browser.read();
        await until('the bar is as the paper', () => isAsPaper(browser));
        assert.deepEqual(await browser.inPage(layout), before.layout);
        await browser.pressKey('Escape');
        await browser.untilClosed();
        await until('the bar is as before', async () => String(await bar(browser)) === String(before.bar));
        assert.deepEqual(await browser.inPage(layout), before.layout);
      });
    }

    test('leave the wheel to the text', async () => {
      const browser = browserOf();
      await browser.open(at(LONG));
      const { width, room } = await browser.inPage(layout);
      await browser.read();
      await browser.wheelAt(width + room / 2, 400, 300);
      await until('the text has moved', () => browser.inReader((root) => Number(root.querySelector('.page')?.scrollTop) > 0));
    });

    test('take the colours that a reader chooses', async () => {
      const browser = browserOf();
      await openLook(browser, at(ARTICLE));
      const before = await paper(browser);
      try {
        await setControl(browser, 'theme', 'sepia');
        await until('the paper is another', async () => (await paper(browser)) !== before);
        await until('the bar is, too', () => isAsPaper(browser));
      } finally {
        await resetLook(browser);
      }
    });
  });
}
