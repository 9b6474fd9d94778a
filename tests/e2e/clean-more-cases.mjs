// What a reader does about cleaned pages: brings things back, picks others, writes rules; and what a page does against it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from './browser.mjs';
import { probe, visit } from './clean-page.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {{ id: number, kind: string, words: string, shown: boolean }} Hidden */

/** What is hidden at present. @param {Browser} browser @returns {Promise<Hidden[]>} */
const hiddenIn = async (browser) => (await probe(browser, { question: { type: 'clean-list' } })).hidden;

/** @param {Browser} browser @param {string} selector */
const isShown = (browser, selector) => browser.inPage((wanted) => document.querySelector(wanted)?.checkVisibility() === true, selector);

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function moreCleanCases(browserOf, at) {
  const box = { about: '', hide: { '#box': 'newsletter' } };

  test('each thing can be shown again, hidden again, and kept on this site for good', async () => {
    const browser = browserOf();
    await visit(browser, at(''), 'inline-newsletter', box);
    const [entry] = await hiddenIn(browser);
    assert.deepEqual([entry.kind, entry.shown, entry.words.startsWith('The harbour letter')], ['newsletter', false, true]);
    await probe(browser, { question: { type: 'clean-show', id: entry.id } });
    assert.ok(await isShown(browser, '#box'));
    await probe(browser, { question: { type: 'clean-hide', id: entry.id } });
    assert.ok(!(await isShown(browser, '#box')));
    const { hidden } = await probe(browser, { question: { type: 'clean-never', id: entry.id } });
    assert.ok(hidden[0].shown && await isShown(browser, '#box'));
    // It stays, however often the page is looked at.
    await browser.inPage(() => document.body.append(document.createElement('i')));
    await rest(800);
    assert.ok(await isShown(browser, '#box'));
    // The background has made a rule of it: on the next visit it is not hidden either.
    await browser.open(at('/overlay/inline-newsletter/'));
    await rest(1_500);
    assert.ok(await isShown(browser, '#box'));
    assert.deepEqual(await hiddenIn(browser), []);
    await probe(browser, { store: { rules: '' } });
  });

  test('what is hidden is told by whole words, with a sign where there are more', async () => {
    const browser = browserOf();
    await visit(browser, at(''), 'promo-lines-and-wall', { about: '', hide: { '#promo': 'app_promo', '#wall': 'sign_in' } });
    const wall = (await hiddenIn(browser)).find(({ kind }) => kind === 'sign_in')?.words ?? '';
    assert.match(wall, /^Sign up to read this article · .* for…$/);
    assert.ok(wall.length <= 91, wall);
  });

  test('the reader\'s own rules hide and keep', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/frames/plain.html'));
    await probe(browser, { store: { rules: '! mine\nlocalhost##.foot\nlocalhost##p:has-text(no such words)\nlocalhost#@##box\n##body' } });
    await browser.open(at('/overlay/inline-newsletter/'));
    await until('the foot is hidden', async () => !(await isShown(browser, '.foot')));
    await rest(1_500);
    assert.ok(await isShown(browser, '#box') && await isShown(browser, 'article p'));
    assert.deepEqual((await hiddenIn(browser)).map(({ kind }) => kind), ['rule']);
    await probe(browser, { store: { rules: '' } });
  });

  test('a part is picked by mouse: more, less, hidden', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/comments/'));
    await rest(600);
    const html = await browser.inPage(() => document.documentElement.outerHTML);
    await probe(browser, { question: { type: 'clean-pick' } });
    await browser.inPage(() => document.querySelector('#comments p')?.scrollIntoView({ block: 'center' }));
    const [x, y] = await browser.inPage(() => {
      const { x: left, y: top } = /** @type {Element} */ (document.querySelector('#comments p')).getBoundingClientRect();
      return [left + 8, top + 8];
    });
    // A click on what lies there would press it; while something is picked the page does not hear of it.
    await browser.inPage(() => { /** @type {any} */ (window).heard = 0; document.addEventListener('click', () => { /** @type {any} */ (window).heard += 1; }); });
    await browser.pointAt(x, y);
    await browser.pressKey('ArrowUp');
    await browser.pressKey('Enter');
    await until('the comments are hidden', async () => !(await isShown(browser, '#comments')));
    assert.equal(await browser.inPage(() => /** @type {any} */ (window).heard), 0);
    assert.deepEqual((await hiddenIn(browser)).map(({ kind }) => kind), ['rule']);
    await probe(browser, { question: { type: 'clean-show-all' } });
    assert.equal(await browser.inPage(() => document.documentElement.outerHTML), html);
    await probe(browser, { store: { rules: '' } });
  });

  test('a part without a name that lies deep is found again, and it alone', async () => {
    const browser = browserOf();
    const deepIn = async () => {
      await browser.open(at('/overlay/comments/'));
      await browser.inPage(() => {
        const levels = 9;
        const nest = (/** @type {string} */ id) => `${'<div>'.repeat(levels)}<p><span id="x-${id}">Nothing here has a name that stays.</span></p>${'</div>'.repeat(levels)}`;
        document.body.insertAdjacentHTML('afterbegin', nest('1') + nest('2'));
        scrollTo(0, 0);
      });
    };
    await deepIn();
    await rest(600);
    await probe(browser, { question: { type: 'clean-pick' } });
    const [x, y] = await browser.inPage(() => {
      const { x: left, y: top } = /** @type {Element} */ (document.querySelector('#x-2')).getBoundingClientRect();
      return [left + 8, top + 8];
    });
    await browser.pointAt(x, y);
    await browser.pressKey('ArrowUp');
    await browser.pressKey('Enter');
    await until('it is hidden', async () => !(await isShown(browser, '#x-2')));
    // On the next visit there is nothing but the rule to find it by.
    await deepIn();
    await until('it is hidden again', async () => !(await isShown(browser, '#x-2')));
    assert.ok(await isShown(browser, '#x-1'));
    await probe(browser, { store: { rules: '' } });
  });

  test('a part is picked by keyboard alone, and Esc leaves everything as it was', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/comments/'));
    await rest(600);
    const html = await browser.inPage(() => document.documentElement.outerHTML);
    await probe(browser, { question: { type: 'clean-pick' } });
    await browser.pressKey('ArrowRight');
    await browser.pressKey('Escape');
    assert.equal(await browser.inPage(() => document.documentElement.outerHTML), html);
    await probe(browser, { question: { type: 'clean-pick' } });
    await browser.pressKey('ArrowRight');
    await browser.pressKey('Enter');
    await until('the first paragraph is hidden', async () => !(await isShown(browser, 'article p')));
    await probe(browser, { store: { rules: '' } });
  });

  test('a part is picked by a finger: a swipe scrolls, a tap chooses, the button hides', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/comments/'));
    await rest(600);
    await browser.inPage(() => { /** @type {any} */ (window).heard = 0; document.addEventListener('click', () => { /** @type {any} */ (window).heard += 1; }); });
    await probe(browser, { question: { type: 'clean-pick' } });
    await browser.swipeAt(500, 600, 300);
    await until('the page has scrolled', () => browser.inPage(() => scrollY > 0));
    // A tap on a page that still glides only stops it.
    await rest(800);
    await browser.inPage(() => document.querySelector('#comments p')?.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const [x, y] = await browser.inPage(() => {
      const { x: left, y: top } = /** @type {Element} */ (document.querySelector('#comments p')).getBoundingClientRect();
      return [left + 8, top + 8];
    });
    const accept = () => browser.inReader((root) => {
      const button = /** @type {HTMLButtonElement} */ (root.querySelector('.bar .main'));
      const box = button.getBoundingClientRect();
      return button.disabled ? null : [box.x + box.width / 2, box.y + box.height / 2];
    });
    // Right after the page was scrolled a tap may be taken for one that stops it: then a reader taps again.
    const chosen = async () => {
      await browser.tapAt(x, y);
      await rest(500);
      return accept();
    };
    const [left, top] = /** @type {number[]} */ (await until('something is chosen', chosen));
    assert.ok(await isShown(browser, '#comments p'), 'a tap alone has hidden it');
    await browser.tapAt(left, top);
    await until('it is hidden', async () => !(await isShown(browser, '#comments p')));
    assert.equal(await browser.inPage(() => /** @type {any} */ (window).heard), 0);
    await probe(browser, { store: { rules: '' } });
  });

  test('what comes back without end is left alone after the fourth time', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/frames/plain.html'));
    await probe(browser, { store: { cleaning: { kinds: { adblock: true } } } });
    await browser.open(at('/overlay/put-back-for-ever/'));
    const times = () => browser.inPage(() => /** @type {any} */ (window).times);
    await until('it was hidden four times', async () => (await times()) === 4);
    await rest(1_500);
    assert.equal(await times(), 4);
    assert.ok(await isShown(browser, '.z'));
    await probe(browser, { store: { cleaning: { kinds: {} } } });
  });

  test('a page that changes without end is looked at now and then, and a page that rests not at all', async () => {
    const browser = browserOf();
    await browser.open(at('/overlay/home-page/'));
    await rest(11_500);
    const before = await probe(browser, { looks: true });
    await rest(1_500);
    assert.equal(await probe(browser, { looks: true }), before, 'a page at rest was looked at');
    await browser.inPage(() => {
      const box = document.body.appendChild(document.createElement('div'));
      const timer = setInterval(() => { for (let count = 0; count < 100; count += 1) box.append(document.createElement('i')); }, 10);
      setTimeout(() => clearInterval(timer), 4_000);
    });
    await rest(4_000);
    const looks = (await probe(browser, { looks: true })) - before;
    assert.ok(looks >= 1 && looks <= 12, `${looks} looks in four seconds`);
  });

  test('what was hidden is still hidden when the reader comes back to the page', async () => {
    const browser = browserOf();
    await visit(browser, at(''), 'inline-newsletter', box);
    await browser.goTo(at('/overlay/frames/plain.html'));
    await browser.inPage(() => { setTimeout(() => history.back()); });
    const isBack = async () => (await browser.inPage(() => location.pathname.includes('inline'))) && !(await isShown(browser, '#box')) && isShown(browser, 'article');
    // Between two pages there is none to ask.
    await until('the page is back, without the box', () => isBack().catch(() => false));
  });
}
