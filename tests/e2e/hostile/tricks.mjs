// Tricks that are nothing but markup: many on a page, told apart by their marks. Each must be a danger in the page itself, as the
// very same search says, and none in the view, where the sentence beside it still stands.
import assert from 'node:assert/strict';
import { ADDRESSES } from './addresses.mjs';
import { ATTRIBUTES, ELEMENTS, MUTATIONS } from './elements.mjs';
import { FIRST, LAST, dangers, page, withMark } from './page.mjs';

/** @import { Trick } from './addresses.mjs' */
/** @import { HostilePage } from '../hostile-cases.mjs' */

/** @typedef {{ inPage: string[], inView: string[], fired: string[], text: string }} Seen */

/** Hears of everything that runs. */
const LISTENER = '<script>window.fired = []; window.fire = (what) => fired.push(String(what));</script>';

/** @param {number} index @returns {string} ends with a letter, so that none is the beginning of another */
const markOf = (index) => `hx${index}z`;

/**
 * @param {string} name
 * @param {Trick[]} tricks
 * @returns {HostilePage<Seen>}
 */
const pageOf = (name, tricks) => ({
  name,
  body: () => page({ head: LISTENER, inside: tricks.map((trick, index) => withMark(trick.html, markOf(index))).join('\n') }),
  async look({ browser, read }) {
    await read();
    // Pictures that fail, and everything else that would come a moment later.
    await browser.inPage(() => new Promise((resolve) => { setTimeout(resolve, 150, true); }));
    return {
      inPage: await browser.inPage(dangers, null),
      inView: (await browser.inReader(dangers)) ?? ['there is no view'],
      fired: await browser.inPage(() => /** @type {any} */ (window).firedSince()),
      text: await browser.readerText(),
    };
  },
  cases: {
    'the article around it is read': ({ text }) => {
      assert.ok(text.includes(FIRST) && text.includes(LAST));
    },
    ...Object.fromEntries(tricks.map((trick, index) => [trick.name, (/** @type {Seen} */ seen) => holds(seen, markOf(index))])),
    'nothing else is dangerous': ({ inView }) => assert.deepEqual(inView, []),
  },
});

/**
 * @param {Seen} seen
 * @param {string} mark
 */
function holds({ inPage, inView, fired, text }, mark) {
  const ofIt = (/** @type {string} */ each) => each.includes(mark);
  assert.notEqual(inPage.filter(ofIt).length, 0, 'the page itself is not dangerous: this case shows nothing');
  assert.deepEqual(inView.filter(ofIt), [], 'it is in the view');
  assert.deepEqual(fired.filter(ofIt), [], 'something ran');
  assert.ok(text.includes(`kept-${mark}`), 'the text beside it is missing');
}

/** @type {HostilePage<Seen>[]} */
export const TRICK_PAGES = [
  pageOf('addresses', ADDRESSES),
  pageOf('elements', ELEMENTS),
  pageOf('attributes', ATTRIBUTES),
  pageOf('markup that two parsers read differently', MUTATIONS),
];
