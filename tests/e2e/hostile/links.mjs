// Links that say they lead elsewhere than they do: by another address as their text, by signs that turn the direction, by signs that
// nobody sees. The view shows where they lead.
import assert from 'node:assert/strict';
import { FIRST, page } from './page.mjs';

/** @import { HostilePage } from '../hostile-cases.mjs' */

/** By name: the text of a link, where it really leads, and the words that must follow it; null: none, as nothing is pretended. */
const LINKS = /** @type {Record<string, [text: string, address: string, shown: string | null]>} */ ({
  'another address': ['https://bank.example/login', 'http://trap.example/a', 'trap.example'],
  'another address without a scheme': ['www.bank.example', 'http://trap.example/b', 'trap.example'],
  'a direction that is overridden': ['\u202Eelpmaxe.knab.www\u202C', 'http://trap.example/c', 'trap.example'],
  'a direction that is never put back': ['read \u202Eelpmaxe.knab', 'http://trap.example/d', 'trap.example'],
  'isolates around an address': ['\u2067www.bank.example\u2069', 'http://trap.example/e', 'trap.example'],
  'signs without a width': ['www.ba\u200Dn\u200Ck\u200B.exa\u2060mple', 'http://trap.example/f', 'trap.example'],
  'a name before an @': ['https://bank.example@trap.example/', 'https://bank.example@trap.example/g', 'trap.example'],
  'letters of another alphabet': ['https://b\u0430nk.example', 'http://trap.example/h', 'trap.example'],
  'a mail address behind a web address': ['https://bank.example', 'mailto:thief@trap.example', 'mailto:thief@trap.example'],
  'the same address': ['https://bank.example/login', 'https://bank.example/login', null],
  'the same site by another name': ['www.bank.example', 'https://bank.example/', null],
  'plain words': ['the bank at the harbour', 'http://trap.example/i', null],
  'a file\'s name': ['README.md', 'http://trap.example/j', null],
});

const FOLLOWING = 'Then the keeper goes down.';

const BODY = Object.values(LINKS).map(([text, address]) => `<p>On the wall of the kitchen somebody has written down <a href="${address}">${text}</a> ${FOLLOWING} He has done so every day since the wall was painted, and the goat has seen it.</p>`).join('\n')
  + '<p>And last there is <a href="http://trap.example/\u202Egpj.exe?\u200B\u2066#\u202E">a picture</a> of the goat, which is older than the paint and does not show the horn that it lost later in that year.</p>';

/** @type {HostilePage<any>} */
const links = {
  name: 'links that pretend',
  body: () => page({ inside: BODY }),
  async look({ browser, read }) {
    await read();
    const found = await browser.inReader((root, following) => Array.from(root.querySelectorAll('.text p:has(a)'), (paragraph) => {
      const link = /** @type {HTMLAnchorElement} */ (paragraph.querySelector('a'));
      const beside = paragraph.querySelector('a + small');
      // The first two letters after the link: which stands to the left?
      const last = /** @type {Text} */ (paragraph.lastChild);
      const at = last.data.indexOf(following);
      const lefts = at < 0 ? [0, 1] : [at, at + 1].map((offset) => {
        const range = document.createRange();
        range.setStart(last, offset);
        range.setEnd(last, offset + 1);
        return range.getBoundingClientRect();
      }).map(({ left, top }) => left + top * 10_000);
      return { href: link.getAttribute('href') ?? '', beside: beside?.textContent ?? null, isInOrder: lefts[0] < lefts[1] };
    }), FOLLOWING);
    return { text: await browser.readerText(), found };
  },
  cases: {
    'all of them are there': ({ text, found }) => {
      assert.ok(text.includes(FIRST));
      assert.equal(found.length, Object.keys(LINKS).length + 1);
    },
    ...Object.fromEntries(Object.entries(LINKS).map(([name, [, , shown]], index) => [
      shown ? `where it leads is shown: ${name}` : `nothing is added to ${name}`,
      (/** @type {any} */ { found }) => assert.equal(found[index].beside, shown && `(${shown})`),
    ])),
    'no link turns what stands after it': ({ found }) => assert.deepEqual(found.filter((/** @type {any} */ each) => !each.isInOrder), []),
    'no address holds a sign that is not seen': ({ found }) => {
      assert.ok(/trap\.example\/.*gpj\.exe/.test(found.at(-1).href), found.at(-1).href);
      assert.deepEqual(found.filter((/** @type {any} */ { href }) => /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/.test(href)), []);
    },
  },
};

/** @type {HostilePage<any>[]} */
export const LINK_PAGES = [links];
