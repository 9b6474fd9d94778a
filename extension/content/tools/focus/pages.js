// Reading page by page: Space turns one page on, and a mark shows for a moment where the page before ended. Without the
// setting the browser's own Space scrolls as everywhere.

import { part } from '../../parts.js';
import { pieceAcross } from '../../stretches.js';

/** @import { Tools } from '../tools.js' */

/** Milliseconds that the mark is seen. */
const MARKED_FOR = 2_500;

/** Lines of the page before that are seen again at the top of the next one. */
const LINES_AGAIN = 1;

/** CSS pixels of a line above its letters' boxes. */
const ABOVE_LETTERS = 8;

/** CSS pixels of a line where the browser does not say. */
const USUAL_LINE = 24;

/** Share of the window's height in which a tap turns back, from the top. */
const BACK = 1 / 3;

/** Where Space presses or opens something. */
const PRESSABLE = 'button, a, input, select, textarea, summary, [role="button"], [contenteditable]';

/** @param {Tools} tools */
export function mountPages(tools) {
  const { view } = tools;
  const { main } = view;
  const mark = part('div', 'turn-mark');
  mark.setAttribute('aria-hidden', 'true');
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} direction 1: on, -1: back */
  const turn = (direction) => {
    const line = lineHeight(view.article);
    const top = lastWholeLine(view.article, main.getBoundingClientRect(), direction) ?? main.clientHeight - line * LINES_AGAIN;
    const before = main.scrollTop;
    main.scrollTop += direction > 0 ? top : -(main.clientHeight - line * (LINES_AGAIN + 1));
    if (direction > 0 && main.scrollTop > before) showMark(before + top);
  };
  /** @param {number} end CSS pixels from the top of what scrolls */
  const showMark = (end) => {
    clearTimeout(timer);
    mark.style.top = `${end}px`;
    main.append(mark);
    timer = setTimeout(() => mark.remove(), MARKED_FOR);
  };
  view.dialog.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (tools.values.pages !== true || (target instanceof Element && target.closest(PRESSABLE))) return;
    event.preventDefault();
    turn(event.shiftKey ? -1 : 1);
  }, { signal: view.signal });
  // A tap beside the text turns too, where there is no keyboard.
  main.addEventListener('click', (event) => {
    if (tools.values.pages !== true || event.target !== main) return;
    turn(event.clientY < innerHeight * BACK ? -1 : 1);
  }, { signal: view.signal });
  view.signal.addEventListener('abort', () => clearTimeout(timer));
  tools.add({ name: 'pages', label: 'setting_pages', key: 'p', run: () => tools.set({ pages: !tools.values.pages }) });
}

/** @param {HTMLElement | null} article */
function lineHeight(article) {
  const paragraph = article?.querySelector('.text p') ?? article;
  return (paragraph && Number.parseFloat(getComputedStyle(paragraph).lineHeight)) || USUAL_LINE;
}

/**
 * How far the text may move so that no line is missed: the top of the line that the lower edge cuts, or of the last whole one.
 * @param {HTMLElement | null} article
 * @param {DOMRect} window
 * @param {number} direction
 * @returns {number | null} CSS pixels below the top of the window; null where no line is there
 */
function lastWholeLine(article, { top, bottom }, direction) {
  if (!article || direction < 0) return null;
  const text = article.querySelector('.text');
  const cut = text && pieceAcross(text, bottom);
  if (!cut) return null;
  const range = document.createRange();
  range.selectNodeContents(cut);
  const lines = [...range.getClientRects()].filter((line) => line.height > 0 && line.bottom <= bottom && line.top > top);
  const last = lines.length > 0 ? Math.max(...lines.map((line) => line.top)) : cut.getBoundingClientRect().top;
  return last - top > (bottom - top) / 2 ? last - top - ABOVE_LETTERS : null;
}
