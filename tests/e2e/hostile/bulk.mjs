// Pages that are too much, pages in pages, and pages that go away under the view.
import assert from 'node:assert/strict';
import { until } from '../browser.mjs';
import { FIRST, LAST, dangers, page } from './page.mjs';

/** @import { HostilePage } from '../hostile-cases.mjs' */

const MEGABYTE = 1_000_000;

/** Text nodes that the page makes: more than a snapshot takes. */
const MANY = 300_000;

const readWhole = (/** @type {{ text: string }} */ { text }) => assert.ok(text.includes(FIRST) && text.includes(LAST), `what is shown: ${text.slice(0, 300)}`);

/** Attributes of a megabyte each, and figures that no layout survives. */
const HUGE = `<p id="huge" title="t">A paragraph with too much in its attributes says no more than one without: kept-huge.</p>
  <img id="picture" alt="lamp" src="/pictures/lamp-300.png" width="99999999" height="99999999">
  <table><tr><td colspan="4000000000" rowspan="2000">One</td><td>Two</td></tr><tr><td colspan="-7">Three</td><td rowspan="1e9">Four</td></tr></table>
  <ol start="99999999999999999999"><li value="-1e99">first entry of the list</li><li>second entry of it</li></ol>
  <script>
    const long = 'x'.repeat(${MEGABYTE});
    const element = document.getElementById('huge');
    for (const name of ['title', 'class', 'id', 'style', 'lang', 'data-src', 'aria-label']) element.setAttribute(name, long);
    document.getElementById('picture').setAttribute('srcset', Array.from({ length: 1000 }, (_, index) => '/pictures/lamp-' + index + '.png ' + index + 'w').join(', '));
    document.getElementById('picture').setAttribute('alt', long);
    const link = document.createElement('a'); link.href = 'http://localhost/' + long; link.textContent = 'a long way'; element.append(link);
    const word = document.createElement('p'); word.textContent = 'W'.repeat(5000) + ' kept-word'; element.after(word);
    for (let index = 0; index < 3000; index += 1) element.setAttribute('data-' + index, index);
  </script>`;

/** @type {HostilePage<any>} */
const huge = {
  name: 'huge attributes and figures',
  body: () => page({ inside: HUGE }),
  async look({ browser, read }) {
    await read();
    const sizes = await browser.inReader((root) => {
      const article = /** @type {HTMLElement} */ (root.querySelector('.article'));
      const main = /** @type {HTMLElement} */ (root.querySelector('main'));
      const spans = Array.from(article.querySelectorAll('td, th'), (cell) => Math.max(/** @type {HTMLTableCellElement} */ (cell).colSpan, /** @type {HTMLTableCellElement} */ (cell).rowSpan));
      const values = Array.from(article.querySelectorAll('*'), (each) => Math.max(0, ...each.getAttributeNames().map((name) => (each.getAttribute(name) ?? '').length)));
      return { width: main.scrollWidth - main.clientWidth, height: article.scrollHeight, spans, longest: Math.max(...values) };
    });
    return { text: await browser.readerText(), ...sizes };
  },
  cases: {
    'the text is read, and the word of 5,000 letters': ({ text }) => {
      readWhole({ text });
      assert.ok(text.includes('kept-huge') && text.includes('kept-word'));
    },
    'no attribute in the view is longer than a few thousand characters': ({ longest }) => assert.ok(longest > 0 && longest <= 5_000, `the longest: ${longest}`),
    'no cell spans more than a table can have': ({ spans }) => assert.ok(spans.length >= 4 && spans.every((/** @type {number} */ each) => each <= 1_000), `spans: ${spans}`),
    'nothing is wider than the view, or as high as a mountain': ({ width, height }) => assert.ok(width <= 1 && height < 30_000, `${width} wider, ${height} high`),
  },
};

/** @type {HostilePage<any>} */
const many = {
  name: '300,000 text nodes',
  body: () => page({
    after: `<div id="many" style="content-visibility: hidden"></div><script>
      const node = document.createTextNode('word ');
      const some = document.createDocumentFragment();
      for (let index = 0; index < ${MANY}; index += 1) some.append(node.cloneNode());
      document.getElementById('many').append(some);</script>`,
  }),
  async look({ browser, read }) {
    const nodes = await browser.inPage(() => document.getElementById('many')?.childNodes.length);
    await read();
    const text = await browser.readerText();
    await browser.pressKey('Escape');
    await browser.untilClosed();
    return { nodes, text };
  },
  cases: {
    'the article before them is read, and left': ({ nodes, text }) => {
      assert.equal(nodes, MANY);
      readWhole({ text });
    },
  },
};

/** @type {HostilePage<any>} */
const deep = {
  name: 'nesting without end',
  body: () => page({
    inside: `<blockquote id="quotes"></blockquote>${'<b><i>'.repeat(300)}<span>Deep in the letters stands kept-letters.</span>${'</i></b>'.repeat(300)}
      <ul id="lists"></ul><table id="tables"><tbody></tbody></table><script>
      const nest = (top, names, times, words) => { let inner = top; for (let level = 0; level < times; level += 1) for (const name of names) { const next = document.createElement(name); inner.append(next); inner = next; } inner.textContent = words; };
      nest(document.getElementById('quotes'), ['blockquote'], 400, 'Deep in the quotes stands what nobody said.');
      nest(document.getElementById('lists'), ['li', 'ul'], 200, 'Deep in the lists stands an entry.');
      nest(document.getElementById('tables').tBodies[0], ['tr', 'td', 'table', 'tbody'], 80, 'Deep in the tables stands a cell.');
      const hidden = document.createElement('div'); hidden.hidden = true; document.body.append(hidden);
      nest(hidden, ['div'], 20000, 'Deep in the dark stands nothing.');
      let host = document.body; for (let level = 0; level < 60; level += 1) { const next = document.createElement('div'); host.append(next); host = next.attachShadow({ mode: 'open' }); } host.append('Deep in the shadows stands a word.');
      </script>`,
  }),
  async look({ browser, read }) {
    await read();
    const text = await browser.readerText();
    const depth = await browser.inReader((root) => {
      let most = 0;
      for (const each of root.querySelectorAll('*')) {
        let level = 0;
        for (let node = each.parentElement; node; node = node.parentElement) level += 1;
        most = Math.max(most, level);
      }
      return most;
    });
    return { text, depth };
  },
  cases: {
    'the article is read, and what is deep in it': ({ text }) => {
      readWhole({ text });
      assert.ok(text.includes('kept-letters'), text.slice(-400));
    },
    'the view itself stays flat enough for any browser': ({ depth }) => assert.ok(depth > 5 && depth < 600, `levels: ${depth}`),
  },
};

/** Frames that hold the page itself, each other, and text that is made to look like part of the article. */
const FRAMES = `<iframe id="self" width="400" height="200"></iframe><iframe src="?again=9" width="400" height="200"></iframe>
  <iframe id="made" srcdoc="&lt;p&gt;In the frame stands a paragraph of its own, which is long enough to be read: kept-frame.&lt;/p&gt;&lt;iframe srcdoc='&amp;lt;p&amp;gt;Within it another.&amp;lt;/p&amp;gt;&amp;lt;script&amp;gt;top.fire(1)&amp;lt;/script&amp;gt;'&gt;&lt;/iframe&gt;&lt;script&gt;parent.fire('frame')&lt;/script&gt;" width="600" height="300"></iframe>
  <iframe sandbox srcdoc="&lt;p&gt;Sandboxed text.&lt;/p&gt;" width="400" height="200"></iframe>
  <script>
    const depth = Number(new URLSearchParams(location.search).get('again') ?? 0);
    window.fired = []; window.fire = (what) => fired.push(what);
    if (depth < 4) document.body.append(Object.assign(document.createElement('iframe'), { src: '?again=' + (depth + 1), width: 400, height: 200 }));
    const own = document.getElementById('self').contentDocument;
    own.body.append(Object.assign(own.createElement('iframe'), { name: 'inner', width: 300, height: 150 }));
    Object.defineProperty(own, 'body', { get() { return document.body; } });
    if (depth === 0) for (let index = 0; index < 50; index += 1) document.body.append(Object.assign(document.createElement('iframe'), { width: 300, height: 120, srcdoc: '<p>Frame ' + index + '</p>' }));
  </script>`;

/** @type {HostilePage<any>} */
const frames = {
  name: 'frames in circles',
  body: () => page({ inside: FRAMES }),
  async look({ browser, read }) {
    const count = await browser.inPage(() => window.length);
    await read();
    const times = (await browser.readerText()).split(FIRST).length - 1;
    return { text: await browser.readerText(), times, count, inView: await browser.inReader(dangers), fired: await browser.inPage(() => /** @type {any} */ (window).firedSince()) };
  },
  cases: {
    'the page is read, and does not run twice': (seen) => {
      assert.ok(seen.count > 50, `frames: ${seen.count}`);
      readWhole(seen);
      assert.deepEqual(seen.fired, []);
    },
    'no frame is in the view': ({ inView }) => assert.deepEqual(inView, []),
  },
};

const XHTML = `<?xml version="1.0"?><!DOCTYPE html [<!ENTITY long "kept-entity">]>
<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg"><h:head><h:title>X</h:title><h:base href="javascript:0"/></h:head><h:body>
ARTICLE<h:script>window.scripts = 1</h:script><s:svg><s:script>window.scripts = 2</s:script><s:a x:href="javascript:fire(1)"><s:text y="20">press</s:text></s:a></s:svg>
<h:p h:onclick="fire(1)" onclick="fire(1)" x:href="javascript:fire(1)">A <h:a x:href="javascript:fire(1)" href="javascript:fire(1)">prefixed</h:a></h:p><A xmlns="http://www.w3.org/1999/xhtml" HREF="javascript:fire(1)">capital</A></h:body></h:html>`;

/** @type {HostilePage<any>} */
const xhtml = {
  name: 'XHTML with prefixes',
  headers: { 'content-type': 'application/xhtml+xml' },
  body: () => XHTML.replace('ARTICLE', /** @type {string} */ (/<article>[^]*<\/article>/.exec(page({}))?.[0]).replace(/<(\/?)(\w)/g, '<$1h:$2').replace('</h:article>', '<h:p>The entity says nothing that was not said before by somebody who had more to say: &long;.</h:p></h:article>')),
  async look({ browser }) {
    await browser.read();
    return { text: await browser.readerText(), inView: await browser.inReader(dangers), inPage: await browser.inPage(dangers, null) };
  },
  cases: {
    'it is read': (seen) => {
      readWhole(seen);
      assert.ok(seen.text.includes('kept-entity'));
    },
    'nothing of it runs in the view': ({ inView, inPage }) => {
      assert.ok(inPage.some((/** @type {string} */ each) => each.includes('javascript:')));
      assert.deepEqual(inView, []);
    },
  },
};

const LEAVER = `<base href="http://localhost:1/elsewhere/"><meta name="author" content="Ada Keeper">`;

/** @type {HostilePage<any>} */
const moving = {
  name: 'a page that changes its base and goes away',
  body: () => page({ head: LEAVER, inside: '<p>The tables hang in the <a href="tides">office</a>, and everybody may read them there who comes in and wipes his boots.</p>' }),
  async look({ browser, at }) {
    await browser.read();
    const linkOf = () => browser.inReader((root) => Array.from(root.querySelectorAll('.text a'), (link) => /** @type {HTMLAnchorElement} */ (link).href));
    const first = await linkOf();
    await browser.inPage(() => {
      /** @type {HTMLBaseElement} */ (document.querySelector('base')).href = 'javascript:void 0//';
      history.pushState({}, '', '/hostile/elsewhere');
      document.head.append(Object.assign(document.createElement('base'), { href: 'data:text/html,x' }));
    });
    const second = await linkOf();
    const text = await browser.readerText();
    // The page is written anew under the view.
    await browser.inPage(() => { document.open(); document.write('<title>New</title><p>Written anew.</p>'); document.close(); });
    await until('the view ends with what it lay on', async () => !(await browser.readerIsOpen()));
    const isWritten = await browser.inPage(() => document.body.textContent);
    // And goes away by itself while it is read again.
    await browser.open(at(`/hostile/${encodeURIComponent('a page that changes its base and goes away')}`));
    await browser.read();
    await browser.inPage((there) => { document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${there}` })); }, at('/hostile/a%20plain%20page'));
    await until('the page has gone', () => browser.inPage(() => /plain/.test(location.href)).catch(() => false));
    const isShut = !(await browser.readerIsOpen());
    await browser.read();
    return { first, second, text, isWritten, isShut, again: await browser.readerText() };
  },
  cases: {
    'links of the view stay what they were when the base changes': ({ first, second, text }) => {
      readWhole({ text });
      assert.deepEqual(first, ['http://localhost:1/elsewhere/tides']);
      assert.deepEqual(second, first);
    },
    'a page that is written anew ends the view, and is there': ({ isWritten }) => assert.match(isWritten, /Written anew/),
    'a page that refreshes itself takes the view with it, and the next one can be read': ({ isShut, again }) => {
      assert.equal(isShut, true);
      readWhole({ text: again });
    },
  },
};

/** @type {HostilePage<any>[]} */
export const BULK_PAGES = [huge, many, deep, frames, xhtml, moving];
