// The further pages of a text that a site cuts into several: listed under it, and joined to it at the reader's press.
//
// This is the one request that Recto makes in a page: for the next page of the same text, when the reader presses for it. It goes
// to the page's own origin, as a press on the link would, and what comes becomes a document in which no script runs and
// nothing loads; the same core reads it.

import { ask } from './ask.js';
import { capture } from './capture.js';
import { noticeBox } from './header.js';
import { build } from './markup.js';
import { message } from './messages.js';
import { button, ours, part } from './parts.js';
import { markupOf, readingIn } from './reading.js';
import { removals } from './removals.js';

/** @import { Answer, FurtherPage, Markup, Metadata, Reading } from '../types.js' */

/** Pages that stand in one view, with the first: longer texts are books. */
const MOST_PAGES = 30;

/** Bytes of the largest page that is read; as much as www/ takes. */
const MOST_BYTES = 24 * 1024 * 1024;

/** Bytes at the head of a page in which its encoding is looked for. */
const HEAD_BYTES = 1_024;

/**
 * What stands under a text that goes on: where, and a button that brings the next page here.
 * @param {Metadata} metadata
 * @param {HTMLElement} text what the pages are put into
 * @param {() => void} onJoined told whenever one has been
 * @returns {HTMLElement | null} null for a text that ends here
 */
export function furtherPages({ pages, url }, text, onJoined) {
  if (pages.further.length === 0) return null;
  const status = part('p', 'status');
  status.setAttribute('role', 'status');
  const box = ours(part('nav', 'pages'));
  box.setAttribute('aria-label', message('pagesLabel'));
  /** @type {NonNullable<typeof pages.joined>} */
  const joined = pages.joined = [];
  let left = pages.further;
  let shown = 1;
  /** Addresses that stand here already: a site whose pages lead in a circle ends there. @type {Set<string>} */
  const known = new Set([url]);

  const renew = () => {
    const next = left[0];
    /** @type {Node[]} */
    const parts = [];
    if (next) parts.push(list(left, pages.total));
    if (next && shown < MOST_PAGES) parts.push(offer(next, () => join(next)));
    status.textContent = next ? (shown < MOST_PAGES ? '' : message('pagesMost', MOST_PAGES)) : message('pagesEnd');
    box.replaceChildren(...parts, status);
  };

  /** @param {FurtherPage} next */
  const join = async (next) => {
    for (const each of box.querySelectorAll('button')) each.disabled = true;
    status.textContent = message('pagesLoading', next.number);
    try {
      const reading = await readPage(next.url);
      known.add(next.url);
      shown += 1;
      const markup = markupOf(reading).map((node) => renamed(node, `page-${next.number}-`));
      joined.push({ ...next, markup });
      const { mark, section } = pageOf(reading, markup, next);
      text.append(section);
      left = remaining(left, reading, next).filter((page) => !known.has(page.url));
      renew();
      onJoined();
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: 'start' });
    } catch {
      for (const each of box.querySelectorAll('button')) each.disabled = false;
      status.textContent = message('pagesFailed', next.number);
    }
  };

  renew();
  return box;
}

/**
 * "This article goes on: page 2, page 3".
 * @param {FurtherPage[]} further
 * @param {number | null} total
 */
function list(further, total) {
  const words = total ? message('pagesGoOnOf', total) : message('pagesGoOn');
  const links = further.map(({ number, url }) => part('li', '', linkTo(url, message('pageNumber', number))));
  return part('div', 'where', part('p', '', words), part('ul', '', ...links));
}

/**
 * @param {FurtherPage} next
 * @param {() => void} join
 */
function offer(next, join) {
  const press = button('main-button', message('pagesRead', next.number), join);
  return part('p', 'offer', press, ' ', part('small', '', message('pagesReadHint')));
}

/**
 * @param {string} url of the page's own origin: the core lists no other
 * @param {string} words
 */
function linkTo(url, words) {
  const link = part('a', '', words);
  link.href = url;
  link.rel = 'noopener';
  return link;
}

/**
 * The pages after the joined one: those known before, and those that it names itself.
 * @param {FurtherPage[]} before
 * @param {Reading} reading
 * @param {FurtherPage} joined
 */
function remaining(before, reading, joined) {
  /** @type {Map<number, FurtherPage>} */
  const pages = new Map();
  for (const page of [...reading.metadata.pages.further, ...before]) if (page.number > joined.number) pages.set(page.number, page);
  return [...pages.values()].sort((one, other) => one.number - other.number);
}

/**
 * A joined page: its mark, what is to be said about it, its text.
 * @param {Reading} reading
 * @param {Markup[]} markup its text
 * @param {FurtherPage} page
 */
function pageOf({ metadata, removed }, markup, { number, url }) {
  const mark = part('h2', 'page-mark', linkTo(url, message('pageMark', number)));
  mark.tabIndex = -1;
  const section = part('section', 'joined', ours(mark));
  section.dir = metadata.dir;
  if (metadata.language) section.lang = metadata.language;
  if (removed.length > 0) section.append(removals(removed));
  const notice = noticeBox(metadata, null);
  if (notice) section.append(notice);
  section.append(build(markup, document));
  return { mark, section };
}

/**
 * Notes of each page are numbered anew: their names, and the links to them, are told apart by the page.
 * @param {Markup} node
 * @param {string} prefix
 * @returns {Markup}
 */
function renamed(node, prefix) {
  if (typeof node === 'string') return node;
  const [name, attributes, children] = node;
  const changed = { ...attributes };
  if (changed.id) changed.id = prefix + changed.id;
  if (changed.href?.startsWith('#')) changed.href = `#${prefix}${changed.href.slice(1)}`;
  return [name, changed, children.map((child) => renamed(child, prefix))];
}

/**
 * Fetches a page of this origin and has it read.
 * @param {string} url
 * @returns {Promise<Reading>}
 */
async function readPage(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  const type = response.headers.get('content-type') ?? '';
  // A page that leads elsewhere is another one: a sign-in, an error.
  if (!response.ok || new URL(response.url).origin !== location.origin || !/html/i.test(type)) throw new Error('not a page of this text');
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) throw new Error('too large');
  const parsed = new DOMParser().parseFromString(decoded(bytes, type), 'text/html');
  const base = parsed.querySelector('base[href]')?.getAttribute('href') ?? '';
  // Such a document takes the address of the one that made it.
  const snapshot = { ...capture(parsed), url: response.url, base: new URL(base, response.url).href };
  const answer = /** @type {Answer} */ (await ask({ type: 'captured', snapshot: JSON.stringify(snapshot) }));
  if (!('reading' in answer)) throw new Error(answer.failure.message);
  const reading = readingIn(answer.reading);
  if (reading.stretches.length === 0) throw new Error('nothing to read');
  return reading;
}

/**
 * The text of a page, in the encoding that the server names, else the page itself, else the page before it.
 * @param {ArrayBuffer} bytes
 * @param {string} type the content type
 */
function decoded(bytes, type) {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, HEAD_BYTES));
  const names = [/charset=["']?([\w-]+)/i.exec(type)?.[1], /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1], document.characterSet];
  for (const name of names) {
    try {
      if (name) return new TextDecoder(name).decode(bytes);
    } catch {
      // No name of an encoding.
    }
  }
  return new TextDecoder().decode(bytes);
}
