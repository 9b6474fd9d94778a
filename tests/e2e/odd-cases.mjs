// Pages that no one should send: a reading or a sentence, and the page as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ODD_PAGES } from './odd-pages.mjs';
import { flat } from './pages.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** A number for all of the page's markup: the whole of a large page is too much to hand out. Stands alone: it runs in the page. */
function fingerprint() {
  const html = document.documentElement.outerHTML;
  let number = html.length;
  for (let at = 0; at < html.length; at += 1) number = (number * 31 + html.charCodeAt(at)) % 4_294_967_291;
  return number;
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function oddCases(browserOf, at) {
  for (const [name, page] of Object.entries(ODD_PAGES)) {
    test(`meets an odd page: ${name}`, async () => {
      const browser = browserOf();
      await browser.open(at(`/odd/${name}`));
      const earlier = await browser.inPage(fingerprint);
      await browser.read();
      const text = flat(await browser.readerText());
      if (page.reads) assert.match(text, /The harbour wakes before the town does/);
      else assert.match(text, /no article on this page|no text on this page/i);
      await browser.pressKey('Escape');
      await browser.untilClosed();
      assert.equal(await browser.inPage(fingerprint), earlier, 'the page is not as it was');
    });
  }
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function behaviourCases(browserOf, at) {
  test('taking the page changes nothing in it, and the view comes as one element', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/news-plain/'));
    await browser.inPage(() => {
      const page = /** @type {any} */ (window);
      page.records = [];
      new MutationObserver((records) => page.records.push(...records.map((record) => `${record.type} ${record.target.nodeName} +${record.addedNodes.length} -${record.removedNodes.length}`)))
        .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await browser.read();
    assert.deepEqual(await browser.inPage(() => /** @type {any} */ (window).records), ['childList HTML +1 -0']);
  });

  test('what the page has not laid out is not laid out for the view: a picture there counts as the page has it', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/skipped'));
    await browser.read();
    const pictures = () => browser.inReader((root) => Array.from(root.querySelectorAll('.text img'), (picture) => picture.getAttribute('alt')));
    assert.deepEqual(await pictures(), ['A sign at the quay']);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    // Where the page has laid it out, it is the small sign that is drawn.
    await browser.inPage(() => { document.querySelector('[style^=content-visibility]')?.removeAttribute('style'); });
    await browser.read();
    assert.deepEqual(await pictures(), []);
  });

  test('sound that plays rests while the view is open, and goes on', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/sound'));
    await browser.inPage(() => {
      const [plays] = /** @type {any} */ (document.querySelectorAll('audio'));
      plays.muted = true;
      return plays.play();
    });
    const states = () => browser.inPage(() => Array.from(document.querySelectorAll('audio'), (sound) => sound.paused));
    assert.deepEqual(await states(), [false, true]);
    await browser.read();
    assert.deepEqual(await states(), [true, true]);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.deepEqual(await states(), [false, true]);
  });
}
