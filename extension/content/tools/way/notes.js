// Links inside the text: a note opens where its sign stands, and from every other place there is a way back.

import { target } from '../../markup.js';
import { message } from '../../messages.js';
import { button, ours, part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */
/** @import { Way } from './way.js' */

/** CSS pixels between a note's sign and its box, and around the box. */
const GAP = 8;

/** Where a note leads back to, in a page that was joined too (content/pages.js). */
const BACK = /^#(?:page-\d+-)?reference-/;

/**
 * @param {Tools} tools
 * @param {Way} way
 */
export function mountNotes(tools, way) {
  const { view } = tools;
  /** @type {{ box: HTMLElement, link: HTMLElement } | null} */
  let open = null;
  const close = () => {
    if (!open) return false;
    const { box, link } = open;
    open = null;
    const hadFocus = box.contains(view.root.activeElement);
    box.remove();
    if (hadFocus) link.focus({ preventScroll: true });
    return true;
  };
  view.main.addEventListener('click', (event) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const link = event.target.closest('a');
    const place = link && target(view.root, link.getAttribute('href') ?? '');
    if (!link || !place || !link.getAttribute('href')?.startsWith('#')) return void close();
    if (!isNote(place) || place.contains(link)) return void way.remember();
    event.preventDefault();
    event.stopPropagation();
    close();
    const box = boxOf(place, () => { close(); way.goTo(place); });
    open = { box, link };
    view.dialog.append(box);
    putBeside(box, link);
    box.focus({ preventScroll: true });
  }, { signal: view.signal });
  view.onEscape(close);
  view.onText(() => { close(); });
  way.onScroll(() => { if (open && !open.box.contains(view.root.activeElement)) close(); else if (open) putBeside(open.box, open.link); });
}

/** @param {Element} place */
const isNote = (place) => place.closest('.footnotes') !== null && place.matches('li, p, div, dd, section');

/**
 * @param {HTMLElement} note
 * @param {() => void} go
 */
function boxOf(note, go) {
  const copy = part('div', 'note-text');
  copy.append(.../** @type {HTMLElement} */ (note.cloneNode(true)).childNodes);
  for (const inner of copy.querySelectorAll('[id]')) inner.removeAttribute('id');
  // The way back to the sign is of no use beside it.
  for (const back of copy.querySelectorAll('a')) if (BACK.test(back.getAttribute('href') ?? '')) back.remove();
  const language = note.closest('[lang]');
  if (language instanceof HTMLElement) [copy.lang, copy.dir] = [language.lang, language.dir];
  const box = part('div', 'note', copy, ours(part('p', '', button('link', message('noteShow'), go))));
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-label', message('note'));
  box.tabIndex = -1;
  return box;
}

/**
 * Below the sign, or above it where there is more room.
 * @param {HTMLElement} box
 * @param {HTMLElement} link
 */
function putBeside(box, link) {
  const sign = link.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const isBelow = sign.bottom + GAP + height <= innerHeight || sign.top < innerHeight / 2;
  const left = Math.min(Math.max(sign.left - width / 2, GAP), Math.max(innerWidth - width - GAP, GAP));
  box.style.left = `${left}px`;
  box.style.top = `${Math.max(isBelow ? sign.bottom + GAP : sign.top - GAP - height, GAP)}px`;
}
