// What is put right for as long as a page is printed: addresses of links as notes, and everything that opens is open.

import { part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */

/** @param {Tools} tools */
export function mount(tools) {
  const { signal } = tools.view;
  /** @type {(() => void)[]} */
  let undo = [];
  addEventListener('beforeprint', () => {
    const { article } = tools.view;
    if (!article) return;
    undo.push(openAll(article));
    if (tools.values.printLinks) undo.push(addNotes(article));
  }, { signal });
  addEventListener('afterprint', () => {
    for (const putBack of undo) putBack();
    undo = [];
  }, { signal });
}

/**
 * @param {HTMLElement} article
 * @returns {() => void} closes them again
 */
function openAll(article) {
  const closed = Array.from(article.querySelectorAll('.text details:not([open])'));
  for (const details of closed) details.setAttribute('open', '');
  return () => closed.forEach((details) => details.removeAttribute('open'));
}

/**
 * A figure behind each link that leads elsewhere, and at the end the addresses, each once.
 * @param {HTMLElement} article
 * @returns {() => void} takes them away again
 */
function addNotes(article) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {HTMLElement[]} */
  const marks = [];
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (article.querySelectorAll('.text a[href]'))) {
    if (leadsWithin(link)) continue;
    const number = numbers.get(link.href) ?? numbers.size + 1;
    numbers.set(link.href, number);
    const mark = part('sup', 'link-mark', `[${number}]`);
    link.after(mark);
    marks.push(mark);
  }
  if (numbers.size === 0) return () => {};
  const notes = part('ol', 'link-notes', ...[...numbers.keys()].map((address) => part('li', '', part('bdi', '', readable(address)))));
  article.append(notes);
  return () => [...marks, notes].forEach((piece) => piece.remove());
}

/** @param {HTMLAnchorElement} link @returns {boolean} whether it leads to a place of the same page, such as a note */
const leadsWithin = ({ href }) => href.includes('#') && href.split('#')[0] === document.URL.split('#')[0];

/** @param {string} address @returns {string} without the escapes that nobody can read aloud */
function readable(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
