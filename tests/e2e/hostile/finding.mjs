// Pages that try to find out that Recto is there, and pages that talk to it. While the view is open its host element can be seen, and
// what the reader does can be heard as on any page: SECURITY.md says so. Before and afterwards there must be nothing.
import assert from 'node:assert/strict';
import { FIRST, page } from './page.mjs';

/** @import { HostilePage } from '../hostile-cases.mjs' */

/** Everything allowed that runs in the page, nothing that loads: whatever the view would load or style by markup is reported. */
const STRICT = { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'; report-uri /csp-report" };

/** Hears every kind of event on its way down, every change, every report, every entry of the performance timeline. */
const SPY = `<script>
  window.heard = []; window.changes = []; window.reports = []; window.entries = [];
  const types = new Set();
  for (const owner of [window, document, document.documentElement]) for (let each = owner; each; each = Object.getPrototypeOf(each)) for (const name of Object.getOwnPropertyNames(each)) if (name.startsWith('on') && !name.startsWith('ondevice')) types.add(name.slice(2));
  for (const type of [...types, 'focusin', 'focusout', 'DOMContentLoaded', 'securitypolicyviolation', 'fullscreenchange', 'visibilitychange', 'touchmove', 'recto'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.target === window ? 'window' : event.target.nodeName ?? event.target.constructor.name)), { capture: true, passive: true });
  document.fonts.addEventListener('loading', () => heard.push('font loading'));
  addEventListener('securitypolicyviolation', (event) => reports.push('violation ' + event.violatedDirective + ' ' + event.blockedURI), true);
  if (window.ReportingObserver) new ReportingObserver((list) => reports.push(...list.map((each) => 'report ' + each.type + JSON.stringify(each.body))), { buffered: true }).observe();
  new MutationObserver((records) => changes.push(...records.map((each) => each.type + ' ' + each.target.nodeName + ' +' + each.addedNodes.length + ' -' + each.removedNodes.length + ' ' + (each.attributeName ?? '')))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const type of PerformanceObserver.supportedEntryTypes) new PerformanceObserver((list) => entries.push(...list.getEntries().map((each) => type + ' ' + JSON.stringify(each)))).observe({ type, buffered: true });
  console.log = console.warn = console.error = console.info = (...rest) => heard.push('console ' + rest.join(' '));
</script>`;

/** All that a page can ask about itself. Stands alone. @returns {Promise<Record<string, unknown>>} */
async function traces() {
  const keys = (/** @type {object} */ owner) => Reflect.ownKeys(owner).map(String).sort().join(' ');
  const style = (/** @type {Element | null} */ element) => Array.from(getComputedStyle(/** @type {Element} */ (element)), (name) => `${name}: ${getComputedStyle(/** @type {Element} */ (element)).getPropertyValue(name)}`).join('; ');
  const all = Array.from(document.querySelectorAll('*'));
  return {
    window: keys(window), document: keys(document), root: keys(document.documentElement), body: keys(document.body), navigator: keys(navigator), symbols: String(Object.getOwnPropertySymbols(window).length),
    html: document.documentElement.outerHTML,
    children: document.documentElement.childNodes.length,
    elements: all.map((each) => `${each.localName} ${each.getAttributeNames()} ${keys(each)}`).join('\n'),
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    fonts: Array.from(document.fonts, (each) => each.family),
    resources: performance.getEntriesByType('resource').map((each) => each.name),
    marks: [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('measure')].map((each) => each.name),
    history: [history.length, JSON.stringify(history.state), location.href],
    stores: [document.cookie, JSON.stringify(localStorage), JSON.stringify(sessionStorage), (await indexedDB.databases()).length, window.name],
    workers: (await navigator.serviceWorker?.getRegistrations())?.length,
    rootStyle: style(document.documentElement), bodyStyle: style(document.body), articleStyle: style(document.querySelector('article')),
    focus: [document.activeElement?.nodeName, String(document.getSelection()), document.fullscreenElement, document.designMode, document.title],
    place: [scrollX, scrollY, innerWidth, innerHeight, document.documentElement.scrollHeight, document.documentElement.clientWidth],
    timers: [typeof (/** @type {any} */ (window).chrome)?.runtime, typeof (/** @type {any} */ (window).browser)],
    pointers: [document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.nodeName, document.hasFocus(), document.querySelector(':modal, :popover-open, [inert], [aria-hidden]')],
  };
}

/** What page scripts have heard since the last time they were asked. Stands alone. */
function heardSince() {
  const world = /** @type {any} */ (window);
  const [heard, changes, reports, entries] = [world.heard, world.changes, world.reports, world.entries].map((list) => list.splice(0));
  return { heard: [...new Set(heard)].sort(), changes, reports, entries };
}

/**
 * What a page may hear of the view's opening: that its own focus and layout are no longer asked for; in Firefox, that fonts were looked
 * for anew, as with every change of styles.
 */
const HEARD_OF_OPENING = /^(?:font loading$|blur|focus|focusin|focusout|selectionchange|scroll|scrollend|resize|pointer\w+|mouse\w+)(?: |$)/;

/** And of the key with which it is left. Its own listener on the window is older than ours. */
const HEARD_OF_LEAVING = /^(?:keydown|keyup|blur|focus|focusin|focusout|selectionchange|scroll|scrollend|pointer\w+|mouse\w+) /;

const HOST = /^childList HTML \+1 -0 $/;
const HOST_GONE = /^childList HTML \+0 -1 $/;

/** @type {HostilePage<any>} */
const spy = {
  name: 'a page that looks for traces',
  headers: STRICT,
  body: () => page({ head: SPY, before: '<input value="typed">', after: '<footer style="height: 2000px">The end of the page.</footer>' }),
  async look({ browser, site }) {
    const reports = () => site.asked.filter((each) => each.includes('/csp-report'));
    const pause = () => browser.inPage(() => new Promise((resolve) => { setTimeout(resolve, 120, true); }));
    await pause();
    const before = await browser.inPage(traces);
    await browser.inPage(heardSince);
    const reportedBefore = reports().length;
    await browser.read();
    await pause();
    const opening = await browser.inPage(heardSince);
    const text = await browser.readerText();
    await browser.pressKey('letter ?');
    await browser.pressKey('Escape');
    for (const name of [/^look|appearance|display/]) await browser.pressInReader(name).catch(() => {});
    await pause();
    const using = await browser.inPage(heardSince);
    await browser.pressKey('Escape');
    if (await browser.readerIsOpen()) await browser.pressKey('Escape');
    await browser.untilClosed();
    await pause();
    const leaving = await browser.inPage(heardSince);
    const after = await browser.inPage(traces);
    const isPrevented = await browser.inPage(() => !window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', cancelable: true })));
    const reported = reports().slice(reportedBefore);
    // The page's own mistakes are reported: so would ours be.
    await browser.inPage(() => { document.body.append(Object.assign(new Image(), { src: '/blocked.png' })); });
    await pause();
    const control = await browser.inPage(heardSince);
    return { text, before, after, opening, using, leaving, isPrevented, reported, control };
  },
  cases: {
    'the page is read': ({ text }) => assert.ok(text.includes(FIRST)),
    'one element comes, and no other change': ({ opening, using }) => {
      assert.equal(opening.changes.length, 1);
      assert.match(opening.changes[0], HOST);
      assert.deepEqual(using.changes, []);
    },
    'one element goes, and no other change': ({ leaving }) => {
      assert.equal(leaving.changes.length, 1);
      assert.match(leaving.changes[0], HOST_GONE);
    },
    'no report of its content policy, for the view and its panels': ({ opening, using, leaving, control, reported }) => {
      assert.ok(control.reports.some((/** @type {string} */ each) => each.includes('blocked.png')), `the page would not hear of one: ${control.reports}`);
      assert.deepEqual([...opening.reports, ...using.reports, ...leaving.reports, ...reported], []);
    },
    'no event of ours on opening': ({ opening }) => assert.deepEqual(opening.heard.filter((/** @type {string} */ each) => !HEARD_OF_OPENING.test(each)), []),
    'no event of ours on leaving': ({ leaving }) => assert.deepEqual(leaving.heard.filter((/** @type {string} */ each) => !HEARD_OF_LEAVING.test(each)), []),
    'no entry of the performance timeline names the extension': ({ opening, using, leaving, before }) => {
      const entries = [...opening.entries, ...using.entries, ...leaving.entries];
      assert.deepEqual(entries.filter((each) => /extension:|recto/i.test(each)), []);
      assert.deepEqual(entries.filter((each) => /^(?:resource|mark|measure) /.test(each)), []);
      assert.ok(before.window.length > 1000);
    },
    'nothing is printed to its console': ({ opening, using, leaving }) => {
      assert.deepEqual([opening, using, leaving].flatMap(({ heard }) => heard.filter((/** @type {string} */ each) => each.startsWith('console'))), []);
    },
    'afterwards the markup is the same, to the letter': ({ before, after }) => {
      assert.equal(after.html, before.html);
      assert.equal(after.elements, before.elements);
      assert.equal(after.children, before.children);
    },
    'afterwards no global, symbol or property is left': ({ before, after }) => {
      for (const owner of ['window', 'document', 'root', 'body', 'navigator', 'symbols', 'timers']) assert.equal(String(after[owner]), String(before[owner]), owner);
    },
    'afterwards no style sheet, font or computed style is left': ({ before, after }) => {
      for (const each of ['sheets', 'fonts', 'rootStyle', 'bodyStyle', 'articleStyle']) assert.deepEqual(after[each], before[each], each);
    },
    'afterwards no resource, mark, store, worker or step of the history is left': ({ before, after }) => {
      for (const each of ['resources', 'marks', 'stores', 'workers', 'history']) assert.deepEqual(after[each], before[each], each);
    },
    'afterwards focus, selection and scroll position are the same': ({ before, after }) => {
      for (const each of ['focus', 'place', 'pointers']) assert.deepEqual(after[each], before[each], each);
    },
    'afterwards no listener of ours is left': ({ isPrevented }) => assert.equal(isPrevented, false),
  },
};

/** Asks for a file in every way that there is. Stands alone. @param {string} address @returns {Promise<string[]>} how each ended */
function probe(address) {
  const loaded = (/** @type {string} */ name, /** @type {string} */ attribute, /** @type {Record<string, string>} */ rest = {}) => new Promise((resolve) => {
    const element = document.createElement(name);
    for (const [each, value] of Object.entries(rest)) element.setAttribute(each, value);
    const end = (/** @type {string} */ how) => { element.remove(); resolve(`${name}: ${how}`); };
    element.addEventListener('load', () => end('load'));
    element.addEventListener('error', () => end('error'));
    element.addEventListener('loadedmetadata', () => end('load'));
    setTimeout(end, 1500, 'nothing');
    element.setAttribute(attribute, address);
    document.body.append(element);
  });
  const asked = (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) => work().then((answer) => `${name}: ${answer?.status ?? 'done'} ${answer?.type ?? ''}`, (error) => `${name}: ${error.name}`);
  return Promise.all([
    loaded('img', 'src'), loaded('script', 'src'), loaded('link', 'href', { rel: 'stylesheet' }), loaded('iframe', 'src'), loaded('object', 'data'), loaded('video', 'src'),
    asked('fetch', () => fetch(address)), asked('no-cors', () => fetch(address, { mode: 'no-cors' })), asked('import', () => import(address)),
    asked('font', () => new FontFace('probe', `url(${address})`).load()),
    asked('frame text', async () => ({ status: Array.from(frames).length })),
  ]);
}

/** @type {HostilePage<any>} */
const prober = {
  name: 'a page that asks for the extension\'s files',
  body: () => page({}),
  async look({ browser, at }) {
    const ours = browser.ownPage('');
    const none = ours.startsWith('chrome') ? `chrome-extension://${'b'.repeat(32)}/` : 'moz-extension://11111111-2222-4333-8444-555555555555/';
    const results = [];
    for (const path of ['manifest.json', 'icons/recto-48.png', 'pages/settings.html', 'content/read.js']) {
      results.push({ path, ours: await browser.inPage(probe, ours + path), none: await browser.inPage(probe, none + path) });
    }
    return { results, control: await browser.inPage(probe, at('/pictures/lamp-40.png')) };
  },
  cases: {
    'each way of asking ends as if nobody had it installed': ({ results, control }) => {
      assert.ok(control.includes('img: load') && control.some((/** @type {string} */ each) => each.startsWith('fetch: 200')), `a file that is there would not be found: ${control}`);
      for (const { path, ours, none } of results) assert.deepEqual(ours, none, path);
    },
  },
};

/** Everything that our own scripts say to each other, said by the page. */
const FORGER = `<script>
  window.called = [];
  const messages = [
    { type: 'picked', rule: 'localhost##article' }, { type: 'not-here' }, { type: 'hidden', count: 99 }, { type: 'bring', what: 'save' }, { type: 'closed', host: 'a-b' },
    { type: 'shown', host: 'a-b', capture: 1, build: 1, shown: 1 }, { type: 'captured', snapshot: '{}' }, { type: 'sheet', name: 'x' }, { type: 'clean-pick' }, { type: 'read', tabId: 1 },
    { type: 'check-rules', text: '##article' }, { type: 'quiet', snapshot: '{}' }, { type: 'settings', changes: { theme: 'black' } },
  ];
  const trap = new Proxy(function () {}, { get: (_, name) => (name === Symbol.toPrimitive ? () => 1 : (called.push(String(name)), trap)), apply: () => (called.push('called'), true) });
  for (const name of ['recto.view', 'recto.selection', 'recto.unasked', 'recto.cleaner']) { window[Symbol.for(name)] = trap; Object.prototype[Symbol.for(name)] = trap; document[Symbol.for(name)] = trap; }
  const channel = new BroadcastChannel('recto');
  window.forge = () => {
    for (const message of messages) {
      postMessage(message, '*'); postMessage({ direction: 'from-page', source: 'recto', ...message }, '*'); channel.postMessage(message);
      for (const target of [window, document, document.documentElement]) { target.dispatchEvent(new CustomEvent('recto', { detail: message })); target.dispatchEvent(new CustomEvent(message.type, { detail: message })); target.dispatchEvent(new MessageEvent('message', { data: message })); }
      try { chrome.runtime.sendMessage(window.extensionId, message); called.push('chrome.runtime'); } catch {}
      try { chrome.runtime.connect(window.extensionId, { name: 'settings' }).postMessage({ changes: { theme: 'black' } }); called.push('connect'); } catch {}
      try { browser.runtime.sendMessage(message); called.push('browser.runtime'); } catch {}
    }
    return messages.length;
  };
</script>`;

/** What the reader has chosen, as it is kept. Stands alone: it runs in a page of our own. */
async function kept() {
  const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
  const [sync, local] = await Promise.all([storage.sync.get(null), storage.local.get(null)]);
  return JSON.stringify([sync, local]);
}

/** The same, and whether the network can be asked for something. Stands alone. @param {string} address */
async function askAndKeep(address) {
  const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
  const [sync, local] = await Promise.all([storage.sync.get(null), storage.local.get(null)]);
  const answer = await fetch(address, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');
  return { kept: JSON.stringify([sync, local]), answer };
}

/** @type {HostilePage<any>} */
const forger = {
  name: 'a page that forges messages',
  body: () => page({ head: FORGER }),
  async look({ browser, site }) {
    const before = await browser.inOwnPage(kept);
    await browser.inPage((id) => { /** @type {any} */ (window).extensionId = id; return /** @type {any} */ (window).forge(); }, browser.ownPage('').split('/')[2]);
    const isShut = !(await browser.readerIsOpen());
    await browser.read();
    const text = await browser.readerText();
    const sent = await browser.inPage(() => /** @type {any} */ (window).forge());
    await browser.inPage(() => new Promise((resolve) => { setTimeout(resolve, 150, true); }));
    const seen = { text, sent, isShut, isOpen: await browser.readerIsOpen(), same: (await browser.readerText()) === text, called: await browser.inPage(() => /** @type {any} */ (window).called), badge: await browser.badge() };
    // And were a page of ours to ask for something, its own policy would not let it.
    const asked = await browser.inOwnPage(askAndKeep, `${site.origin}/leak`);
    return { ...seen, before, after: asked.kept, answer: asked.answer, leaked: site.asked.filter((each) => each.includes('/leak')) };
  },
  cases: {
    'nothing opens, closes or changes by them': ({ text, sent, isShut, isOpen, same }) => {
      assert.ok(sent > 10 && text.includes(FIRST));
      assert.deepEqual({ isShut, isOpen, same }, { isShut: true, isOpen: true, same: true });
    },
    'nothing is kept because of them': ({ before, after }) => assert.equal(after, before),
    'no page of our own can ask anything of the network': ({ answer, leaked }) => assert.deepEqual({ answer, leaked }, { answer: 'refused', leaked: [] }),
    'nothing is told at the button': ({ badge }) => assert.equal(badge, ''),
    'the page has no way to the extension, and is asked for none of its names': ({ called }) => assert.deepEqual(called, []),
  },
};

/** @type {HostilePage<any>[]} */
export const FINDING_PAGES = [spy, prober, forger];
