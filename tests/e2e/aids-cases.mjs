// The reading aids, by keyboard: outline, progress, pictures, the remembered place, the keys themselves, focus, reading aloud.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { focusOn, openView, pressLetter, textOfArticle, untilSays } from './aids.mjs';
import { until } from './browser.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const LONG = '/pages/longread/?pictures=local';

/** @param {Browser} browser @param {string} selector */
const count = async (browser, selector) => Number(await browser.inReader((root, wanted) => root.querySelectorAll(wanted).length, selector));

/** @param {Browser} browser @param {string} selector */
const untilThere = (browser, selector) => until(`${selector} is there`, async () => (await count(browser, selector)) > 0);

/** @param {Browser} browser @param {string} selector */
const untilGone = (browser, selector) => until(`${selector} is gone`, async () => (await count(browser, selector)) === 0);

/** @param {Browser} browser */
const scrolled = async (browser) => Number(await browser.inReader((root) => root.querySelector('main')?.scrollTop));

/** @param {Browser} browser @param {number} share of the way to the end, 0.0–1.0 */
const scrollTo = (browser, share) => browser.inReader((root, wanted) => {
  const main = /** @type {HTMLElement} */ (root.querySelector('main'));
  main.scrollTop = (main.scrollHeight - main.clientHeight) * wanted;
}, share);

/** The name of what the keyboard is on. @param {Browser} browser */
const focused = (browser) => browser.inReader((root) => root.activeElement?.getAttribute('aria-label') ?? root.activeElement?.textContent ?? '');

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function aidsCases(browserOf, at) {
  wayCases(browserOf, at);
  keyCases(browserOf, at);
  focusCases(browserOf, at);
  aloudCases(browserOf, at);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function wayCases(browserOf, at) {
  test('the outline has every heading, leads there, follows, and there is a way back', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'o');
    await untilThere(browser, '.panel .outline-link');
    const [listed, headings] = /** @type {string[][]} */ (await browser.inReader((root) => ['.outline-link', '.head h1, .text :is(h2, h3, h4, h5, h6)']
      .map((selector) => Array.from(root.querySelectorAll(selector), (each) => (each.textContent ?? '').trim()))));
    assert.deepEqual(listed, headings);
    assert.ok(listed.length > 4, 'this page has too few headings');
    await browser.screenshot(`${browser.name}-outline`);
    const third = listed[3];
    await browser.pressKey('Tab');
    await focusOn(browser, '.outline-link', new RegExp(third.replace(/[^\w ]/g, '.')));
    await browser.pressKey('Enter');
    await until('the heading is at the top', async () => Number(await browser.inReader((root, words) => {
      const heading = Array.from(root.querySelectorAll('.text :is(h2, h3, h4)')).find((each) => each.textContent === words);
      return Math.abs(heading?.getBoundingClientRect().top ?? 999);
    }, third)) < 120);
    await until('the outline has followed', async () => (await browser.inReader((root) => root.querySelector('.outline-link[aria-current]')?.textContent)) === third);
    await pressLetter(browser, 'b');
    await until('the view is where it was', async () => (await scrolled(browser)) < 5);
  });

  test('a note opens where its sign stands, and from the notes there is a way back', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    // Elements as src/render/view/notes.rs has them, whatever page they come from.
    await browser.inReader((root) => {
      const text = /** @type {HTMLElement} */ (root.querySelector('.text'));
      const make = (/** @type {string} */ name, /** @type {Record<string, string>} */ attributes, /** @type {(Node | string)[]} */ ...children) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.append(...children);
        return element;
      };
      const sign = make('a', { href: '#note-own', id: 'article-reference-own' }, '7');
      /** @type {HTMLElement} */ (text.querySelector('p')).append(make('sup', {}, sign));
      const note = make('li', { id: 'article-note-own' }, 'The river is dry in August. ', make('a', { href: '#reference-own' }, '↩'));
      text.append(make('section', { class: 'footnotes' }, make('ol', {}, note)));
    });
    await focusOn(browser, '#article-reference-own', /7/);
    const before = await scrolled(browser);
    await browser.pressKey('Enter');
    await untilSays(browser, '.note', /The river is dry in August\. *Show among the notes/);
    assert.equal(await scrolled(browser), before);
    await browser.screenshot(`${browser.name}-note`);
    await browser.pressKey('Escape');
    await untilGone(browser, '.note');
    assert.equal(await focused(browser), '7');
    await browser.pressKey('Enter');
    await focusOn(browser, '.note button', /Show among/);
    await browser.pressKey('Enter');
    await until('the notes are shown', async () => (await scrolled(browser)) > before + 500);
    await pressLetter(browser, 'b');
    await until('the sign is seen again', async () => Math.abs((await scrolled(browser)) - before) < 5);
  });

  test('progress and the minutes left follow the text to its end', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    const read = () => browser.inReader((root) => {
      const bar = root.querySelector('[role="progressbar"]');
      return [Number(bar?.getAttribute('aria-valuenow')), bar?.getAttribute('aria-valuetext') ?? ''];
    });
    const [first, words] = /** @type {[number, string]} */ (await read());
    assert.ok(first < 60 && /\d+ percent, \d+ min left/.test(words), words);
    await scrollTo(browser, 1);
    await until('all is read', async () => (await read())?.[0] === 100);
    assert.match(String((await read())?.[1]), /At the end/);
  });

  test('a picture opens by keyboard, is enlarged, turned and closed', async () => {
    const browser = browserOf();
    await openView(browser, at('/pages/lazy-images/?pictures=local'));
    await untilThere(browser, '.text img.pressable');
    const total = await count(browser, '.text img.pressable');
    assert.ok(total > 1, 'this page has too few pictures');
    await focusOn(browser, '.text img.pressable', /enlarge|Enlarge/);
    const name = await focused(browser);
    await browser.pressKey('Enter');
    await untilThere(browser, '.picture img');
    const state = () => browser.inReader((root) => [root.querySelector('.picture')?.getAttribute('aria-label'), root.querySelector('.picture.zoomed') !== null]);
    assert.deepEqual(await state(), [`Picture 1 of ${total}`, false]);
    await pressLetter(browser, '+');
    assert.deepEqual(await state(), [`Picture 1 of ${total}`, true]);
    await pressLetter(browser, '0');
    await browser.pressKey('ArrowRight');
    assert.deepEqual(await state(), [`Picture 2 of ${total}`, false]);
    await browser.screenshot(`${browser.name}-picture`);
    await browser.pressKey('ArrowLeft');
    await browser.pressKey('Escape');
    await untilGone(browser, '.picture');
    assert.equal(await focused(browser), name);
    assert.ok(await browser.readerIsOpen());
  });

  test('a page that was left half read offers to go on there, until that is forgotten', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await scrollTo(browser, 0.5);
    await until('the scrolling is noticed', () => browser.inReader((root) => Number(root.querySelector('.progress')?.getAttribute('aria-valuenow')) > 30));
    const words = await until('the place is noted', () => browser.inReader((root) => (
      Array.from(root.querySelectorAll('.text > p')).find((each) => each.getBoundingClientRect().bottom > 30)?.textContent?.slice(0, 50)
    )));
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await openView(browser, at(LONG));
    await untilSays(browser, '.way-on', /Go on where you left off \(\d+ %\)/);
    await focusOn(browser, '.way-on button', /Go on/);
    await browser.pressKey('Enter');
    await until('the paragraph is at the top', async () => (await browser.inReader((root) => (
      Array.from(root.querySelectorAll('.text > p')).find((each) => each.getBoundingClientRect().bottom > 30)?.textContent?.slice(0, 50)
    ))) === words);
    await pressLetter(browser, 'f');
    await focusOn(browser, '.panel button', /^Forget where pages were left/);
    await browser.pressKey('Enter');
    await untilSays(browser, '.said', /forgotten/);
    await scrollTo(browser, 0);
    await browser.pressKey('Escape');
    await browser.pressKey('Escape');
    await browser.untilClosed();
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function keyCases(browserOf, at) {
  test('? lists the keys, and a key can be changed and put back', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, '?');
    await untilThere(browser, '.panel .keys .key');
    await browser.screenshot(`${browser.name}-keys`);
    await focusOn(browser, '.keys .key', /^Outline: O\./);
    await browser.pressKey('Enter');
    await pressLetter(browser, 'u');
    await until('the key is another', async () => /^Outline: U\./.test(String(await focused(browser))));
    await browser.pressKey('Escape');
    await untilGone(browser, '.panel');
    await pressLetter(browser, 'o');
    await pressLetter(browser, 'u');
    await untilThere(browser, '.panel .outline');
    // It is kept for the next page.
    await openView(browser, at(LONG));
    await until('the key is known', async () => (await browser.inReader((root) => root.querySelector('[data-action="outline"]')?.getAttribute('aria-keyshortcuts'))) === 'U');
    await pressLetter(browser, '?');
    await focusOn(browser, '.panel button', /^Put all keys back/);
    await browser.pressKey('Enter');
    await until('the key is back', async () => (await browser.inReader((root) => root.querySelector('[data-action="outline"]')?.getAttribute('aria-keyshortcuts'))) === 'O');
  });

  test('letters that are typed into a field are not taken', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await browser.inReader((root) => {
      const field = document.createElement('input');
      root.querySelector('main')?.prepend(field);
      field.focus();
    });
    for (const sign of ['o', 'x', 'l']) await pressLetter(browser, sign);
    assert.equal(await browser.inReader((root) => root.querySelector('input')?.value), 'oxl');
    assert.deepEqual([await count(browser, '.panel'), await count(browser, '.marked')], [0, 0]);
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function focusCases(browserOf, at) {
  test('the line guide comes and goes', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'g');
    await untilThere(browser, '.guide');
    await browser.screenshot(`${browser.name}-guide`);
    await pressLetter(browser, 'g');
    await untilGone(browser, '.guide');
  });

  test('Space turns pages without missing a line, marks where one was, and goes back with Shift', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'p');
    await browser.inReader((root) => { /** @type {HTMLElement} */ (root.querySelector('main')).focus(); });
    const height = Number(await browser.inReader((root) => root.querySelector('main')?.clientHeight));
    await browser.pressKey(' ');
    await until('a page is turned', async () => (await scrolled(browser)) > height * 0.5);
    assert.ok((await scrolled(browser)) <= height, 'a line was missed');
    assert.equal(await count(browser, '.turn-mark'), 1);
    await browser.screenshot(`${browser.name}-page-turned`);
    const turned = await scrolled(browser);
    await browser.pressKey('Shift+Space');
    await until('it is turned back', async () => (await scrolled(browser)) < turned - height * 0.5);
    await pressLetter(browser, 'p');
  });

  test('word beginnings become heavy, and the text is the same again afterwards', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    const before = await textOfArticle(browser);
    await pressLetter(browser, 'w');
    await untilThere(browser, '.heavy b');
    await browser.screenshot(`${browser.name}-heavy`);
    assert.equal(await textOfArticle(browser), before);
    await pressLetter(browser, 'w');
    await untilGone(browser, '.heavy');
    assert.equal(await textOfArticle(browser), before);
  });

  test('the text moves by itself, and Esc stops it before it closes the view', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'a');
    await untilThere(browser, '.moving');
    await until('it has moved', async () => (await scrolled(browser)) > 3);
    await browser.pressKey('Escape');
    await untilGone(browser, '.moving');
    const place = await scrolled(browser);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    assert.equal(await scrolled(browser), place);
    assert.ok(await browser.readerIsOpen());
  });

  test('every switch of the aids stands at the end of its words', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'f');
    await untilThere(browser, '#setting-quiet');
    const places = await browser.inReader((root) => Array.from(root.querySelectorAll('.panel [role="switch"]'), (field) => {
      const [label, box] = [/** @type {Element} */ (field.previousElementSibling).getBoundingClientRect(), field.getBoundingClientRect()];
      return { end: Math.round(box.right), isBeside: box.left >= label.right && box.top < label.bottom && box.bottom > label.top };
    }));
    assert.ok(places && places.length >= 6 && places.every(({ isBeside }) => isBeside), JSON.stringify(places));
    assert.equal(new Set(places.map(({ end }) => end)).size, 1, JSON.stringify(places));
    // Firefox shows a bar of its own where the panel is too long: white, however dark the view is.
    assert.match(String(await browser.inReader((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.panel'))).scrollbarColor)), /^rgb/);
    await browser.pressKey('Escape');
  });

  test('controls step back while one reads on, and come with the keyboard', async () => {
    const browser = browserOf();
    await openView(browser, at(LONG));
    await pressLetter(browser, 'f');
    await focusOn(browser, '#setting-quiet', /.*/);
    await browser.pressKey(' ');
    await browser.pressKey('Escape');
    await untilGone(browser, '.panel');
    await browser.inReader((root) => { /** @type {HTMLElement} */ (root.querySelector('main')).focus(); });
    await scrollTo(browser, 0.4);
    await untilThere(browser, '.quiet-now');
    await until('the bar cannot be seen', async () => (await browser.inReader((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.bar'))).opacity)) === '0');
    await browser.pressKey('Tab');
    await untilGone(browser, '.quiet-now');
    await pressLetter(browser, 'f');
    await focusOn(browser, '#setting-quiet', /.*/);
    await browser.pressKey(' ');
    await until('the setting is back', async () => (await browser.inReader((root) => /** @type {HTMLInputElement | null} */ (root.querySelector('#setting-quiet'))?.checked)) === false);
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function aloudCases(browserOf, at) {
  test('says it where the system has no voice for a text', async () => {
    const browser = browserOf();
    await openView(browser, at('/pages/polish-plain/'));
    await pressLetter(browser, 's');
    await untilSays(browser, '.said', /no voice for the language of this text \(Polish\)/);
    assert.equal(await count(browser, '.player'), 0);
    await pressLetter(browser, 'r');
    await untilSays(browser, '.panel', /no voice for the language/);
    assert.equal(await browser.inReader((root) => root.querySelector('#aloud-voice')?.checkVisibility()), false, 'a choice of nothing');
  });

  test('reads aloud by the browser\'s own speech, marks what is read, skips, pauses, and ends with the view', async (context) => {
    const browser = browserOf();
    if (!browser.hasVoices) return context.diagnostic(`${browser.name}: there is no voice on this system; tests/extension/speaker.test.mjs holds the order of what is said`);
    await openView(browser, at(LONG));
    await pressLetter(browser, 's');
    await untilThere(browser, '.player');
    await untilThere(browser, '.spoken-sentence > div');
    await browser.screenshot(`${browser.name}-aloud`);
    await pressLetter(browser, 's');
    await until('it is paused', async () => (await browser.inReader((root) => root.querySelector('.player [aria-label="Read on"]') !== null)) === true);
    await pressLetter(browser, '.');
    await pressLetter(browser, 's');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.equal(await browser.inPage(() => speechSynthesis.speaking), false);
  });
}
