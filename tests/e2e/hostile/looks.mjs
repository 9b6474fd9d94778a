// Pages that reach for what the view looks like: by inherited styles, by the names of its properties and fonts, by its host element,
// by things that are laid over it.
import assert from 'node:assert/strict';
import { until } from '../browser.mjs';
import { FIRST, LAST, page } from './page.mjs';

/** @import { HostilePage } from '../hostile-cases.mjs' */
/** @import { Browser } from '../browser.mjs' */

/**
 * What the view looks like, in figures. Stands alone: it runs in the view.
 * @param {ShadowRoot} root
 */
function lookOf(root) {
  const PROPERTIES = [
    'fontSize', 'fontWeight', 'fontStyle', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textTransform', 'textIndent', 'textAlign', 'color', 'backgroundColor',
    'opacity', 'visibility', 'filter', 'transform', 'zoom', 'direction', 'writingMode', 'cursor', 'pointerEvents', 'userSelect', 'textShadow', 'whiteSpace',
    'webkitTextSecurity', 'webkitTextFillColor', 'textOrientation', 'hyphens', 'animationName', 'quotes', 'fontVariantLigatures', 'fontFeatureSettings', 'textDecorationLine',
    'listStyleType', 'tabSize', 'colorScheme', 'fontFamily',
  ];
  // Where the view begins depends on where the page was read.
  /** @type {HTMLElement} */ (root.querySelector('main')).scrollTop = 0;
  const boxes = ['dialog', '.bar', 'main', '.article', '.article h1', '.text', '.text p', '.close'];
  return boxes.flatMap((selector) => {
    const element = /** @type {HTMLElement} */ (root.querySelector(selector));
    const style = /** @type {any} */ (getComputedStyle(element));
    const { x, y, width, height } = element.getBoundingClientRect();
    return [`${selector} box: ${[x, y, width, height].map(Math.round)}`, ...PROPERTIES.map((name) => `${selector} ${name}: ${style[name]}`)];
  });
}

/** @param {Browser} browser @returns {Promise<string[] | null>} what the view looks like, once its tools are there */
async function measure(browser) {
  const hasTools = (/** @type {ShadowRoot} */ root) => (root.querySelector('.tools')?.childElementCount ?? 0) > 3;
  await until('the tools are there', () => browser.inReader(hasTools));
  return browser.inReader(lookOf);
}

/** Whether the view lies on top, everywhere. Stands alone: it runs in the view. @param {ShadowRoot} root @returns {string[]} what lies above it */
function above(root) {
  const places = [0.02, 0.25, 0.5, 0.75, 0.97];
  const found = places.flatMap((x) => places.map((y) => document.elementFromPoint(innerWidth * x, innerHeight * y)));
  return [...new Set(found.filter((each) => each !== root.host).map((each) => each?.tagName ?? 'nothing'))];
}

// The view's sheets are adopted ones, in Firefox 140 those of elements (extension/content/adopt.js).

/** @param {ShadowRoot} root @returns {string[]} what the view's own sheets name: the families of its fonts. Stands alone. */
function familiesOf(root) {
  const texts = [...root.styleSheets, ...root.adoptedStyleSheets].flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText)).join('\n');
  return [...new Set([...texts.matchAll(/"([A-Z][\w .-]+)"|(?<=[,:] )(Georgia|Cambria|Menlo|Consolas|David|Amiri|Batang|SimSun|PMingLiU|AppleMyungjo)(?=,)/g)].map((found) => found[1] ?? found[2]))];
}

/** The custom properties of the view's own sheets, whatever they are called this time. Stands alone. @param {ShadowRoot} root @returns {string[]} */
function propertiesOf(root) {
  const texts = [...root.styleSheets, ...root.adoptedStyleSheets].flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText)).join('\n');
  return [...new Set([...texts.matchAll(/--[\w-]+/g)].map(([name]) => name))];
}

/** Every name of a property and of a font that the published source has, so that a page can be written against it. */
const PROPERTIES = [
  'paper', 'ink', 'soft', 'line', 'tint', 'link', 'mark', 'serif', 'sans', 'mono', 'size', 'leading', 'gap', 'letter', 'word', 'width', 'picture', 'face',
  'count', 'between', 'code-word', 'code-text', 'code-number', 'code-comment', 'code-name', 'code-kind',
];
const FAMILIES = [
  'Iowan Old Style', 'Charter', 'Bitstream Charter', 'Source Serif 4', 'Source Serif Pro', 'Sitka Text', 'Cambria', 'Georgia', 'Noto Serif', 'Liberation Serif',
  'Segoe UI', 'Noto Sans', 'Liberation Sans', 'SF Mono', 'Cascadia Mono', 'Menlo', 'Consolas', 'Noto Sans Mono', 'DejaVu Sans Mono', 'Liberation Mono',
  'Cambria Math', 'STIX Two Math', 'Latin Modern Math',
];

const SHEET = `
  html { font: italic 900 1px/0 fantasy !important; zoom: 1; filter: invert(1) blur(3px); opacity: .1; writing-mode: vertical-rl; direction: rtl; color: transparent !important;
    text-transform: uppercase; letter-spacing: 40px; word-spacing: 90px; text-indent: 300px; text-shadow: 0 0 9px red; cursor: none; pointer-events: none; user-select: none;
    -webkit-text-security: disc; -webkit-text-fill-color: transparent; white-space: pre; quotes: none; tab-size: 99; text-align: right; visibility: visible; transform: scale(.5);
    hyphens: auto; font-feature-settings: "smcp"; list-style: none; text-decoration: line-through; color-scheme: dark; overflow: hidden !important; perspective: 1px; clip-path: inset(0); contain: none; }
  html > :not(head):not(body) { all: unset !important; display: none !important; opacity: 0 !important; transform: scale(0) !important; clip-path: circle(0) !important; inset: 99px !important; visibility: hidden !important; }
  * { animation: spin 1s infinite !important; transition: all 9s !important; color: transparent !important; background: lime !important; }
  dialog, dialog::backdrop, ::backdrop, .page, .view, .bar, .close, .article, .text { display: none !important; background: lime !important; }
  @keyframes spin { to { transform: rotate(1turn) } }
  @keyframes still-the-page { from { background: lime } }
  @layer a { * { margin: 99px !important; } }
  ::part(x), ::slotted(*), :host { display: none !important; }
  html { ${PROPERTIES.map((name) => `--${name}: 99px !important`).join('; ')} }`;

const REGISTERED = `<script>for (const name of ${JSON.stringify(PROPERTIES)}) try { CSS.registerProperty({ name: '--' + name, syntax: '<angle>', inherits: false, initialValue: '7deg' }); } catch {}</script>`;

/** What the view looks like over the plain page, which is the first: the measure of the others. @type {string[]} */
let plainLook = [];
/** The names of the view's properties there. @type {string[]} */
let plainNames = [];

/** @type {(name: string, head: string) => HostilePage<any>} */
const styled = (name, head) => ({
  name,
  body: () => page({ head }),
  async look({ browser, read }) {
    const rootStyle = () => browser.inPage(() => ['filter', 'opacity', 'clipPath', 'maskImage'].map((each) => /** @type {any} */ (getComputedStyle(document.documentElement))[each]));
    const rootBefore = await rootStyle();
    await read();
    const seen = { found: await measure(browser), above: await browser.inReader(above), text: await browser.readerText(), names: await browser.inReader(propertiesOf) };
    if (browser.name === 'firefox') await until('the root is clear', async () => String(await rootStyle()) === 'none,1,none,none').catch(() => {});
    const rootOpen = await rootStyle();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await until('the root is as before', async () => String(await rootStyle()) === String(rootBefore)).catch(() => {});
    return { ...seen, name: browser.name, rootBefore, rootOpen, rootAfter: await rootStyle() };
  },
  cases: {
    // Chromium leaves the top layer out of what is done to the root.
    'nothing that is done to the root lies over it, and that is done again afterwards': ({ name: where, rootBefore, rootOpen, rootAfter }) => {
      if (where === 'firefox') assert.deepEqual(rootOpen, ['none', '1', 'none', 'none']);
      assert.deepEqual(rootAfter, rootBefore);
    },
    'no name of its properties can be known beforehand': ({ names }) => {
      assert.ok(names.length > 15, `the names: ${names}`);
      assert.deepEqual(names.filter((/** @type {string} */ each) => plainNames.includes(each) || PROPERTIES.includes(each.slice(2))), []);
    },
    [`the view looks as ever: ${name}`]: ({ found, text }) => {
      assert.ok(text.includes(FIRST) && text.includes(LAST));
      looksAsEver(found);
    },
    'nothing lies above it': (seen) => assert.deepEqual(seen.above, []),
  },
});

/** @param {string[] | null} found */
function looksAsEver(found) {
  assert.ok(plainLook.length > 200, 'the plain page was not measured');
  assert.deepEqual((found ?? ['no view']).filter((each) => !plainLook.includes(each)), []);
}

const FONT_FACES = `<style>${[...FAMILIES, 'None of ours'].map((name) => `@font-face { font-family: "${name}"; src: url("/font/${encodeURIComponent(name)}") }`).join('\n')}</style>`;

/** @type {HostilePage<{ asked: string[], control: string[], text: string }>} */
const fonts = {
  name: 'fonts that have the names of the view\'s own',
  body: () => page({ head: FONT_FACES }),
  async look({ browser, read, site }) {
    const asked = () => site.asked.filter((each) => each.startsWith('GET /font/'));
    await read();
    await rest(browser, 200);
    const found = asked();
    const text = await browser.readerText();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.inPage(() => { document.body.style.fontFamily = 'None of ours'; return /** @type {any} */ (document.body.offsetWidth); });
    await rest(browser, 200);
    return { asked: found, control: asked().slice(found.length), text };
  },
  cases: {
    'none of them is used, or asked for': ({ asked, control }) => {
      assert.ok(control.length > 0, 'the page itself does not ask for them: this case shows nothing');
      assert.deepEqual(asked, []);
    },
  },
};

/** Does what it can to the view's host as soon as it is there, and goes on. */
const HOST_ATTACK = `<script>
  window.done = [];
  const tried = (what, work) => { try { work(); done.push(what); } catch (error) { done.push(what + ' failed'); } };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const host of addedNodes) {
      window.host = host;
      tried('root', () => { if (host.shadowRoot) throw 1; });
      tried('attach', () => host.attachShadow({ mode: 'open' }));
      tried('style', () => host.setAttribute('style', 'display: none !important; opacity: 0 !important; width: 1px !important; transform: scale(0) !important; visibility: hidden !important; content-visibility: hidden !important; filter: opacity(0) !important; clip-path: circle(0) !important; mix-blend-mode: difference !important; --paper: red !important; color: lime !important; contain: strict !important; zoom: 9 !important; position: static !important; z-index: -1 !important'));
      for (const [name, value] of Object.entries({ hidden: 'until-found', inert: '', popover: 'manual', class: 'view', id: 'title', dir: 'rtl', lang: 'ar', tabindex: '-1', 'aria-hidden': 'true', role: 'alert', slot: 'x', contenteditable: 'true', translate: 'no' })) tried(name, () => host.setAttribute(name, value));
      tried('children', () => host.append('inserted text', document.createElement('p')));
      tried('animate', () => host.animate([{ opacity: 0, transform: 'scale(0)' }], { duration: 1e6, fill: 'both' }));
      tried('keys', () => { for (const target of [window, document, host, document.body]) for (const type of ['keydown', 'keyup', 'keypress']) target.dispatchEvent(new KeyboardEvent(type, { key: 'Escape', code: 'Escape', bubbles: true, composed: true, cancelable: true })); });
      tried('clicks', () => { for (const type of ['pointerdown', 'mousedown', 'click', 'cancel', 'close', 'abort', 'blur', 'error', 'toggle']) host.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true })); });
      tried('click()', () => host.click());
      tried('toggles', () => { for (let time = 0; time < 40; time += 1) document.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' })); for (let time = 0; time < 40; time += 1) document.body.dispatchEvent(new ToggleEvent('toggle', { newState: 'open', oldState: 'closed', bubbles: true })); });
      tried('focus', () => { document.querySelector('input').focus(); host.blur?.(); document.activeElement.blur(); });
    }
  }).observe(document.documentElement, { childList: true });
</script>`;

/** @type {HostilePage<any>} */
const host = {
  name: 'a page that handles the view\'s host',
  body: () => page({ before: '<input>', after: HOST_ATTACK }),
  async look({ browser, read }) {
    await read();
    await rest(browser, 150);
    const isOpen = await browser.readerIsOpen();
    const seen = { isOpen, found: await measure(browser), above: await browser.inReader(above), text: await browser.readerText(), done: await browser.inPage(() => /** @type {any} */ (window).done) };
    const focused = await browser.focusIsInReader();
    // Now something of the page really lies above it.
    await browser.inPage(() => {
      const dialog = document.createElement('dialog');
      dialog.append('Over everything');
      document.body.append(dialog);
      dialog.showModal();
      const popover = document.createElement('div');
      popover.popover = 'manual';
      popover.style.cssText = 'width: 100%; height: 100%; inset: 0';
      document.body.append(popover);
      popover.showPopover();
    });
    await rest(browser, 150);
    const raised = await browser.inReader(above);
    await browser.pressKey('Escape');
    await browser.untilClosed();
    return { ...seen, focused, raised };
  },
  cases: {
    'it has no way into the view': ({ done }) => {
      assert.ok(done.includes('root') && done.includes('attach failed') && done.includes('style') && done.includes('keys'), `done: ${done}`);
    },
    'keys and events that nobody pressed do not close it': ({ isOpen }) => assert.equal(isOpen, true),
    'styles and attributes on the host change nothing in it': ({ found, text }) => {
      looksAsEver(found);
      assert.ok(text.includes(FIRST) && text.includes(LAST) && !text.includes('inserted text'));
    },
    'it lies on top': (seen) => assert.deepEqual(seen.above, []),
    'the keyboard stays in it': ({ focused }) => assert.equal(focused, true),
    'a dialog and a popover that are opened now lie below it, however many were announced before': ({ raised }) => assert.deepEqual(raised, []),
  },
};

/** A page that looks like the view, in a frame and in a dialog, and waits for somebody to press its buttons. */
const FAKE = `<style>.fake { position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; border: 0; z-index: 2147483647; background: #fbf9f4 }</style>
  <script>
  const name = 'a1x2y3z-9q8w7e';
  const fake = document.createElement(name);
  const root = fake.attachShadow({ mode: 'closed' });
  root.append(Object.assign(document.createElement('dialog'), { className: 'view fake' }));
  root.querySelector('dialog').append(Object.assign(document.createElement('main'), { className: 'page', textContent: 'An article that nobody asked for.' }));
  document.body.append(fake);
  root.querySelector('dialog').showModal();
  const frame = Object.assign(document.createElement('iframe'), { className: 'fake', srcdoc: '<main class=page><article class=article>Enter your password to go on reading.<input></article></main>' });
  document.body.append(frame);
  </script>`;

/** @type {HostilePage<any>} */
const imitation = {
  name: 'a page that imitates the view',
  body: () => page({ after: FAKE }),
  async look({ browser, read }) {
    await read();
    const seen = { text: await browser.readerText(), above: await browser.inReader(above) };
    await browser.pressKey('letter x');
    const typed = await browser.inPage(() => document.querySelector('iframe')?.contentDocument?.querySelector('input')?.value);
    await browser.pressAction();
    await browser.untilClosed();
    return { ...seen, typed };
  },
  cases: {
    'the real view lies above it, has the article, and hears the keyboard': ({ text, above: found, typed }) => {
      assert.ok(text.includes(FIRST) && text.includes(LAST));
      assert.deepEqual(found, []);
      assert.equal(typed, '');
    },
    'what the imitation asks for is not in the article': ({ text }) => assert.ok(!/password/.test(text)),
  },
};

/** @param {Browser} browser @param {number} milliseconds in which something that must not happen would have */
const rest = (browser, milliseconds) => browser.inPage((pause) => new Promise((resolve) => { setTimeout(resolve, pause, true); }), milliseconds);

/** @type {HostilePage<any>[]} */
export const LOOK_PAGES = [
  {
    name: 'a plain page',
    body: () => page({}),
    look: async ({ browser, read }) => {
      await read();
      plainLook = (await measure(browser)) ?? [];
      plainNames = (await browser.inReader(propertiesOf)) ?? [];
      return { text: await browser.readerText(), families: await browser.inReader(familiesOf) };
    },
    cases: {
      'is read, as the measure of the others': ({ text }) => assert.ok(text.includes(FIRST)),
      'the names of its fonts are those that the next pages try to take': ({ families }) => {
        assert.ok(families.length > 20, `the view's families: ${families}`);
        const forOneScript = /CJK|JP|SC|TC|KR|Hebrew|Arabic|Urdu|Nastaliq|Naskh|Mincho|Songti|Myeongjo|Ruehl|Scheherazade|Geeza|Majalla|Jameel|Times|^[A-Z]\w+$/;
        assert.deepEqual(families.filter((/** @type {string} */ each) => !FAMILIES.includes(each) && !forOneScript.test(each)), []);
      },
    },
  },
  styled('styles that reach for everything', `<style>${SHEET}</style>`),
  styled('properties that are registered as something else', REGISTERED),
  fonts,
  host,
  imitation,
];
