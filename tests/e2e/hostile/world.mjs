// Pages that make the browser's own names lie: elements named like methods, prototypes that count, elements that throw, and a page
// that changes while it is read.
import assert from 'node:assert/strict';
import { setTimeout as rest } from 'node:timers/promises';
import { until } from '../browser.mjs';
import { FIRST, LAST, page } from './page.mjs';

/** @import { HostilePage } from '../hostile-cases.mjs' */

/** What a page can take the place of by naming a picture so: whatever anybody asks of `document`. */
const OF_DOCUMENT = [
  'createElement', 'createElementNS', 'createTextNode', 'createDocumentFragment', 'createTreeWalker', 'createRange', 'importNode', 'documentElement',
  'body', 'head', 'title', 'URL', 'baseURI', 'defaultView', 'activeElement', 'getSelection', 'elementFromPoint', 'elementsFromPoint', 'addEventListener',
  'removeEventListener', 'dispatchEvent', 'querySelector', 'querySelectorAll', 'getElementById', 'getElementsByTagName', 'fonts', 'hidden',
  'visibilityState', 'readyState', 'fullscreenElement', 'contentType', 'characterSet', 'adoptedStyleSheets', 'implementation', 'cookie',
  'currentScript', 'scrollingElement', 'styleSheets', 'execCommand', 'nodeType', 'ownerDocument', 'childNodes', 'firstChild', 'lastChild', 'contains',
];

/** Milliseconds in which a changed setting is kept, on a busy machine too. */
const KEEPING = 1_500;

/** The same of the window, where nothing of that name is: the extension's interface has two names, of which each browser has one. */
const OF_WINDOW = ['browser', 'chrome', 'recto', 'module', 'exports', 'define', 'process', 'global', 'entry'];

/** The same of a form, by its fields. */
const OF_ELEMENT = [
  'attributes', 'parentNode', 'parentElement', 'childNodes', 'children', 'firstChild', 'lastChild', 'previousSibling', 'nextSibling', 'nodeType',
  'nodeName', 'localName', 'tagName', 'namespaceURI', 'ownerDocument', 'textContent', 'innerText', 'getAttribute', 'getAttributeNames', 'hasAttribute',
  'checkVisibility', 'shadowRoot', 'getBoundingClientRect', 'getRootNode', 'closest', 'matches', 'querySelector', 'remove', 'style', 'classList', 'id',
  'className', 'hidden', 'isConnected', 'contains', 'clientWidth', 'clientHeight', 'scrollTop', 'append', 'cloneNode', 'dataset', 'lang', 'dir',
];

const named = (/** @type {string[]} */ names, /** @type {(name: string) => string} */ write) => names.map(write).join('');

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

const readWhole = (/** @type {{ text: string }} */ { text }) => assert.ok(text.includes(FIRST) && text.includes(LAST), `what is shown: ${text.slice(0, 300)}`);

/**
 * @param {string} name
 * @param {string} before what stands before the article
 * @param {string} after what stands after it
 * @returns {HostilePage<{ text: string, closed: boolean }>}
 */
const clobbered = (name, before, after) => ({
  name,
  body: () => page({ before, after }),
  async look({ browser, read }) {
    await read();
    const text = await browser.readerText();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    return { text, closed: true };
  },
  cases: { [`the page is read, and left, although ${name}`]: readWhole },
});

/** @type {HostilePage<{ text: string, name: string | null, isKept: unknown, isBack: boolean }>} */
const shadowed = {
  name: 'frames have the names of the extension\'s interface',
  body: () => page({ before: '<iframe name="chrome" width="10" height="10"></iframe><iframe name="browser" width="10" height="10"></iframe>' }),
  async look({ browser, read }) {
    await read();
    const text = await browser.readerText();
    // The tools ask for the settings, and keep one.
    await until('the tools are there', () => browser.inReader((root) => (root.querySelector('.tools')?.childElementCount ?? 0) > 3));
    const name = await browser.inReader((root) => root.querySelector('.tools')?.getAttribute('aria-label') ?? '');
    await browser.pressKey('letter w');
    await until('a setting is changed', () => browser.inReader((root) => root.querySelector('.text .heavy') !== null));
    await rest(KEEPING);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await read();
    const isKept = await until('it is kept', () => browser.inReader((root) => root.querySelector('.text .heavy') !== null)).catch(() => false);
    await browser.pressKey('letter w');
    await rest(KEEPING);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    return { text, name, isKept, isBack: await browser.inPage(() => document.querySelector('article')?.checkVisibility() === true) };
  },
  cases: {
    // In Chromium such a frame hides the extension's whole interface from its own script: something stands in for it.
    'it is read, with its tools in the reader\'s language, and can be left': ({ text, name, isBack }) => {
      readWhole({ text });
      assert.match(String(name), /^[A-Z][a-z ]+$/);
      assert.ok(isBack);
    },
    'a setting that is changed there is kept': ({ isKept }) => assert.ok(isKept),
  },
};

/** Counts every call of what a reader would call, and lies. The test itself calls none of these. */
const LIARS = `<script>
  window.calls = [];
  const count = (owner, name) => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (!found || !found.configurable) return;
    const lie = (own) => function (...rest) { calls.push(name); throw new Error('patched ' + name); };
    Object.defineProperty(owner, name, found.value !== undefined ? { ...found, value: lie(found.value) } : { ...found, ...(found.get && { get: lie(found.get) }), ...(found.set && { set: lie(found.set) }) });
  };
  for (const name of ['lastChild', 'previousSibling', 'nodeType', 'baseURI', 'compareDocumentPosition']) count(Node.prototype, name);
  for (const name of ['getAttributeNames', 'checkVisibility', 'shadowRoot', 'attachShadow', 'scrollTop', 'setAttribute', 'append', 'replaceWith']) count(Element.prototype, name);
  for (const name of ['createTreeWalker', 'createDocumentFragment', 'getSelection', 'elementFromPoint', 'createRange', 'adoptedStyleSheets', 'fonts']) count(Document.prototype, name);
  for (const name of ['currentSrc', 'naturalWidth', 'src']) count(HTMLImageElement.prototype, name);
  for (const name of ['showModal', 'close']) count(HTMLDialogElement.prototype, name);
  for (const name of ['replaceSync', 'insertRule']) count(CSSStyleSheet.prototype, name);
  for (const name of ['assignedNodes']) count(HTMLSlotElement.prototype, name);
  for (const name of ['contentDocument', 'contentWindow']) count(HTMLIFrameElement.prototype, name);
  for (const name of ['focus', 'attachInternals']) count(HTMLElement.prototype, name);
  for (const name of ['getRandomValues']) count(Crypto.prototype, name);
  for (const name of ['disconnect', 'takeRecords']) count(MutationObserver.prototype, name);
  for (const name of ['toReversed', 'findLast']) count(Array.prototype, name);
  for (const name of ['abort']) count(AbortController.prototype, name);
  for (const name of ['getComputedStyle', 'requestAnimationFrame']) count(window, name);
  for (const name of ['pause', 'play']) count(HTMLMediaElement.prototype, name);
  Object.defineProperty(document.querySelector('article'), 'textContent', { get() { calls.push('textContent'); return 'LIE'; } });
  Object.defineProperty(document.querySelector('article'), 'childNodes', { get() { calls.push('childNodes'); return []; } });
  Object.defineProperty(document, 'title', { get() { calls.push('title'); return 'LIE'; } });
  Object.defineProperty(document, 'body', { get() { calls.push('body'); return null; } });
</script>`;

/** @type {HostilePage<{ text: string, calls: string[], control: string[] }>} */
const liars = {
  name: 'prototypes that count and lie',
  body: () => page({ after: LIARS, inside: `<p>A <img src="${PIXEL}" alt="dot"> dot.</p><iframe width="300" height="200"></iframe><video></video>` }),
  async look({ browser, read }) {
    await read();
    const calls = await browser.inPage(() => [...new Set(/** @type {any} */ (window).calls)]);
    const text = await browser.readerText();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    const after = await browser.inPage(() => [...new Set(/** @type {any} */ (window).calls)]);
    const control = await browser.inPage(() => {
      /** @type {any} */ (window).calls.length = 0;
      try { document.body; } catch { /* It is meant to. */ }
      try { document.documentElement.getAttributeNames(); } catch { /* It is meant to. */ }
      return /** @type {any} */ (window).calls;
    });
    return { text, calls: [...calls, ...after], control };
  },
  cases: {
    'the page is read as it is, not as it lies': (seen) => {
      readWhole(seen);
      assert.ok(!seen.text.includes('LIE'));
    },
    'no getter, method or setter of the page\'s own world is called, on opening or on leaving': ({ calls, control }) => {
      assert.deepEqual(control, ['body', 'getAttributeNames'], 'the page would not notice a call');
      assert.deepEqual(calls, []);
    },
  },
};

/** Elements of the page's own that count what happens to them, and throw. */
const THROWERS = `<script>
  window.reactions = [];
  const note = (what) => { reactions.push(what); throw new Error('the element throws on ' + what); };
  class Thrower extends HTMLElement {
    static observedAttributes = ['class', 'style', 'hidden', 'lang', 'inert'];
    constructor() { super(); reactions.push('made'); }
    connectedCallback() { note('connected'); }
    disconnectedCallback() { note('disconnected'); }
    adoptedCallback() { note('adopted'); }
    connectedMoveCallback() { note('moved'); }
    attributeChangedCallback(name) { note('attribute ' + name); }
    get textContent() { return note('textContent'); }
    get localName() { return note('localName'); }
    get shadowRoot() { return note('shadowRoot'); }
    get children() { return note('children'); }
    getAttribute() { return note('getAttribute'); }
    getAttributeNames() { return note('getAttributeNames'); }
    checkVisibility() { return note('checkVisibility'); }
    getBoundingClientRect() { return note('getBoundingClientRect'); }
  }
  customElements.define('x-thrower', Thrower);
  try { customElements.define('x-builtin', class extends HTMLParagraphElement { connectedCallback() { note('connected'); } }, { extends: 'p' }); } catch {}
  addEventListener('error', (event) => event.preventDefault());
  for (const name of ['define', 'get', 'upgrade', 'whenDefined']) {
    const own = customElements[name];
    customElements[name] = (...rest) => { reactions.push('registry ' + name); return own.apply(customElements, rest); };
  }
</script>`;

/** @type {HostilePage<{ text: string, before: string[], after: string[] }>} */
const throwers = {
  name: 'custom elements that throw',
  body: () => page({
    head: THROWERS,
    inside: `<x-thrower class="one"><p>The keeper of the thrower has a thick skin and a good ear, and hears what is said below when he is on the gallery: kept-inside.</p></x-thrower>
      <p is="x-builtin">The paragraph that is more than a paragraph says nothing about it, and is read like any other one that stands here: kept-builtin.</p>`,
  }),
  async look({ browser, read }) {
    const reactions = () => browser.inPage(() => [.../** @type {any} */ (window).reactions]);
    const before = await reactions();
    await read();
    const text = await browser.readerText();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    return { text, before, after: await reactions() };
  },
  cases: {
    'what stands in them is read': ({ text }) => {
      readWhole({ text });
      assert.ok(text.includes('kept-inside') && text.includes('kept-builtin'));
    },
    'none of them hears of it': ({ before, after }) => {
      assert.ok(before.includes('made') && before.includes('connected'), `they would not notice: ${before}`);
      assert.deepEqual(after, before);
    },
  },
};

/** Moves its text about in every frame, answers the view's host by throwing the article away, and puts it back when that has gone. */
const RESTLESS = `<script>
  const article = document.querySelector('article');
  window.turns = 0; window.emptied = 0;
  const turn = () => { turns += 1; if (article.isConnected) { const last = article.lastElementChild; last.replaceWith(last.cloneNode(true)); article.normalize(); } requestAnimationFrame(turn); };
  requestAnimationFrame(turn);
  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes } of records) {
      if (addedNodes.length) { emptied += 1; article.remove(); document.body.replaceChildren('empty'); }
      if (removedNodes.length) document.body.replaceChildren(article);
    }
  }).observe(document.documentElement, { childList: true });
</script>`;

/** @type {HostilePage<{ text: string, turns: number, emptied: number, again: string, isBack: boolean }>} */
const restless = {
  name: 'a page that changes while it is read',
  body: () => page({ inside: '<p>one</p>', after: RESTLESS }),
  async look({ browser, read }) {
    await read();
    const text = await browser.readerText();
    const { turns, emptied } = await browser.inPage(() => ({ turns: /** @type {any} */ (window).turns, emptied: /** @type {any} */ (window).emptied }));
    await browser.pressKey('Escape');
    await browser.untilClosed();
    const isBack = await browser.inPage(() => document.querySelector('article')?.isConnected === true);
    await read();
    return { text, turns, emptied, isBack, again: await browser.readerText() };
  },
  cases: {
    'the view has the whole text, although it is gone from the page': (seen) => {
      assert.ok(seen.turns > 2 && seen.emptied === 1, `turns: ${seen.turns}, emptied: ${seen.emptied}`);
      readWhole(seen);
    },
    'leaving works, and the next press reads the page again': ({ again, isBack }) => {
      assert.ok(isBack);
      readWhole({ text: again });
    },
  },
};

/** @type {HostilePage<any>[]} */
export const WORLD_PAGES = [
  clobbered('pictures are named like methods of the document', named(OF_DOCUMENT, (name) => `<img name="${name}" id="${name}" src="${PIXEL}" alt="">`), ''),
  clobbered('elements are named like the extension\'s interface', named(OF_WINDOW, (name) => `<a id="${name}"></a><a id="${name}" name="runtime" href="x:id"></a>`), ''),
  clobbered('forms are named like methods of elements', `<form>${named(OF_ELEMENT, (name) => `<input name="${name}" type="hidden">`)}<p>A form, in which nothing is asked.</p></form>`, `<form id="last">${named(OF_ELEMENT, (name) => `<button name="${name}"></button>`)}</form>`),
  clobbered('frames are named like what a script needs', named(['JSON', 'Symbol', 'crypto', 'fetch', 'Map', 'Set', 'console', 'top', 'name'], (name) => `<iframe name="${name}" width="10" height="10"></iframe><form name="${name}"></form><object name="${name}"></object><embed name="${name}">`), ''),
  shadowed,
  liars,
  throwers,
  restless,
];
