// Columns and vertical lines go on sideways. The wheel and the keys that lead down a page lead on here all the same.

/** @import { Tools } from '../tools.js' */

/** CSS pixels that a turn of the wheel by one line stands for. */
const LINE = 24;

/** Share of the window that a page without columns turns: a line of what was last seen stays in sight. */
const TURNED = 0.9;

/** Keys, and the windowfuls by which they go on; Infinity is the end. */
const KEYS = /** @type {Record<string, number>} */ ({ ' ': 1, PageDown: 1, PageUp: -1, Home: -Infinity, End: Infinity });

/** The keys that scroll, and by how many lines. */
const LINE_KEYS = /** @type {Record<string, number>} */ ({ ArrowDown: 3, ArrowUp: -3 });

/** @param {Tools} tools */
export function mount({ view }) {
  const { main, signal } = view;
  main.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.shiftKey || !isSideways(main) || scrollsItself(event.target, main)) return;
    // A pad that moves sideways already does what is wanted.
    if (Math.abs(event.deltaX) >= Math.abs(event.deltaY)) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : main.clientWidth;
    main.scrollBy({ left: event.deltaY * unit * direction(main), behavior: 'instant' });
  }, { passive: false, signal });
  main.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isSideways(main)) return;
    if (event.target instanceof Element && event.target.matches('button, summary, input, select, textarea') && event.key === ' ') return;
    const lines = LINE_KEYS[event.key];
    const pages = event.key === ' ' && event.shiftKey ? -1 : KEYS[event.key];
    if (lines === undefined && pages === undefined) return;
    event.preventDefault();
    goOn(main, lines === undefined ? pages * windowful(main) : lines * LINE);
  }, { signal });
}

/** Whether the text goes on to the side. @param {HTMLElement} main */
const isSideways = (main) => getComputedStyle(main).overflowY === 'hidden';

/** 1 where it goes on to the right, -1 where to the left. @param {HTMLElement} main */
function direction(main) {
  const { writingMode } = getComputedStyle(main);
  const first = main.firstElementChild;
  const isRightToLeft = first !== null && getComputedStyle(first).direction === 'rtl';
  return writingMode === 'vertical-rl' || isRightToLeft ? -1 : 1;
}

/** What is seen at once, and the space after it, in CSS pixels. @param {HTMLElement} main */
function windowful(main) {
  const article = main.querySelector('.article');
  const gap = article ? Number.parseFloat(getComputedStyle(article).columnGap) : Number.NaN;
  return Number.isNaN(gap) ? main.clientWidth * TURNED : main.clientWidth + gap;
}

/**
 * @param {HTMLElement} main
 * @param {number} distance CSS pixels in the direction of reading
 */
function goOn(main, distance) {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const left = Number.isFinite(distance) ? main.scrollLeft + distance * direction(main) : Math.sign(distance) * direction(main) * main.scrollWidth;
  main.scrollTo({ left, behavior: isCalm ? 'instant' : 'smooth' });
}

/**
 * Whether something inside, such as long code, has room to scroll by itself.
 * @param {EventTarget | null} target
 * @param {HTMLElement} main
 */
function scrollsItself(target, main) {
  for (let at = target instanceof Element ? target : null; at && at !== main; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
  }
  return false;
}
