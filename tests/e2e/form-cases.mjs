// Forms of a text that only a browser can show: pictures that a site guards, notes, cards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function formCases(browserOf, at) {
  test('shows a picture that its site gives to its own pages alone', async () => {
    const browser = browserOf();
    await browser.open(at('/odd/guarded'));
    // Asked for by nobody's page, it is refused: the guard is at work.
    const refused = await browser.inPage(async () => (await fetch('/guarded/lamp-640.png', { referrerPolicy: 'no-referrer', cache: 'no-store' })).status);
    assert.equal(refused, 403);
    await browser.read();
    await until('the picture is there', async () => {
      const width = await browser.inReader((root) => /** @type {HTMLImageElement | null} */ (root.querySelector('.text img'))?.naturalWidth);
      return Number(width) > 0;
    });
  });

  test('leads from the sign of a note to the note and back', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/notes-wikipedia/'));
    await browser.read();
    // A note opens beside its sign once the tools are there; before that the sign leads to the note itself.
    await until('the tools are there', () => browser.inReader((root) => root.querySelectorAll('.bar button').length > 1));
    const press = (/** @type {string} */ selector) => browser.inReader((root, wanted) => {
      /** @type {HTMLElement | null} */ (root.querySelector(wanted))?.click();
      return root.activeElement?.id;
    }, selector);
    await press('sup a');
    await until('the note stands beside its sign', () => browser.inReader((root) => root.querySelector('.note') !== null));
    await press('.note button');
    assert.equal(await press('.footnotes li a[href^="#"]'), 'article-reference-1');
  });

  test('asks for nothing to show the card of a film', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/embed-light-player/'));
    const before = (await browser.requests()).length;
    await browser.read();
    const card = await browser.inReader((root) => root.querySelector('.embed a')?.getAttribute('href'));
    assert.equal(card, 'https://www.youtube.com/watch?v=b0bb1n');
    const asked = (await browser.requests()).slice(before).filter((address) => /youtube|ytimg/.test(address));
    assert.deepEqual(asked, []);
  });
}
