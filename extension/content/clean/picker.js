// "Hide this too": the reader points at a part of the page, by mouse or by keyboard, sees what would go, makes it more or
// less, and decides. The page hears nothing of it.

import { interfaceDirection, interfaceLanguage, message } from '../messages.js';
import { OVER } from '../over.js';
import { adoptOwn } from '../own_names.js';
import { button, part } from '../parts.js';
import { KEPT_FROM_PAGE, OF_A_FINGER, isPlainKey } from '../pointing.js';
import { randomName } from '../random.js';
import pickerStyle from '../styles/picker.css';
import { boxOf, childrenOf, holds, parentOf, textOf } from './dom.js';
import { hidingRule } from './selector.js';
import { beginning } from './words.js';

/** @import { Cleaner } from './cleaner.js' */

/** CSS pixels of the smallest part that can be chosen by keyboard, either way. */
const SMALLEST = 12;

/** Characters of a part's text that name it. */
const NAME_CHARS = 60;

/** The picker that is open; there is one at most. @type {Picker | null} */
let open = null;

/**
 * @param {Cleaner} cleaner
 * @param {(rule: string) => void} done called with the rule that hides what was chosen
 */
export function startPicker(cleaner, done) {
  open ??= new Picker(cleaner, done);
}

class Picker {
  /**
   * @param {Cleaner} cleaner
   * @param {(rule: string) => void} done
   */
  constructor(cleaner, done) {
    this.cleaner = cleaner;
    this.done = done;
    /** What is chosen, and what lay inside it on the way there. @type {Element[]} */
    this.path = [];
    this.stop = new AbortController();
    this.isTouched = false;
    this.focusBefore = document.activeElement;
    this.build();
    this.listen();
  }

  get chosen() { return this.path.at(-1) ?? null; }

  build() {
    this.host = document.createElement(randomName());
    const root = this.host.attachShadow({ mode: 'closed' });
    adoptOwn(root, pickerStyle);
    this.outline = part('div', 'outline');
    this.outline.hidden = true;
    this.words = part('p', 'words', message('pickHint'));
    this.words.setAttribute('role', 'status');
    this.wider = button('', message('pickWiden'), () => this.widen());
    this.narrower = button('', message('pickNarrow'), () => this.narrow());
    this.accept = button('main', message('pickHide'), () => this.hide());
    const leave = button('', message('pickLeave'), () => this.end());
    this.bar = part('div', 'bar', this.words, this.wider, this.narrower, this.accept, leave, part('p', 'keys', message('pickKeys')));
    this.bar.setAttribute('role', 'dialog');
    this.bar.setAttribute('aria-label', message('pickHint'));
    this.bar.lang = interfaceLanguage();
    this.bar.dir = interfaceDirection();
    this.bar.tabIndex = -1;
    root.append(this.outline, this.bar);
    // What is done with our own buttons is nothing to the page either.
    for (const name of KEPT_FROM_PAGE) root.addEventListener(name, (event) => event.stopPropagation());
    this.cleaner.ours.add(this.host);
    document.documentElement.append(this.host);
    this.bar.focus({ preventScroll: true });
    this.draw();
  }

  listen() {
    const { signal } = this.stop;
    const options = { capture: true, signal };
    window.addEventListener('pointermove', (event) => {
      if (event.isTrusted && event.target !== this.host && event.pointerType !== 'touch') this.choose(document.elementFromPoint(event.clientX, event.clientY));
    }, { ...options, passive: true });
    for (const name of KEPT_FROM_PAGE) {
      window.addEventListener(name, (event) => {
        // Our own buttons hear their clicks; the page beside them hears nothing. What the page itself makes up is no press.
        if (event.target === this.host || !event.isTrusted) return;
        if (!OF_A_FINGER.includes(name)) event.preventDefault();
        event.stopImmediatePropagation();
        if (name === 'pointerdown') this.isTouched = /** @type {PointerEvent} */ (event).pointerType === 'touch';
        if (name === 'click') this.onClick(/** @type {MouseEvent} */ (event));
      }, { ...options, passive: false });
    }
    window.addEventListener('keydown', (event) => this.onKey(event), options);
    window.addEventListener('scroll', () => this.draw(), { ...options, passive: true });
    window.addEventListener('resize', () => this.draw(), { signal });
  }

  /** @param {MouseEvent} event */
  onClick({ clientX, clientY }) {
    // A finger has shown nothing before it presses: what it has chosen is hidden with the button.
    if (this.isTouched) this.choose(document.elementFromPoint(clientX, clientY));
    else this.hide();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!isPlainKey(event)) return;
    /** @type {Record<string, () => void>} */
    const keys = {
      Escape: () => this.end(), ArrowUp: () => this.widen(), ArrowDown: () => this.narrow(),
      ArrowRight: () => this.step(1), ArrowLeft: () => this.step(-1),
    };
    const isOnButton = event.target === this.host && event.key === 'Enter' && this.bar?.matches(':focus-within') && !this.bar?.matches(':focus');
    const work = event.key === 'Enter' && !isOnButton ? () => this.hide() : keys[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    work();
  }

  /** @param {Element | null} element */
  choose(element) {
    if (!element || element === this.host || !this.mayGo(element) || element === this.path[0]) return;
    this.path = [element];
    this.draw();
  }

  /** The whole page and what holds the article cannot be chosen. @param {Element | null} element @returns {element is Element} */
  mayGo(element) {
    const { root } = this.cleaner.article;
    return element !== null && element !== document.body && element !== document.documentElement && !(root && holds(element, root));
  }

  widen() {
    if (!this.chosen) return this.step(1);
    const outer = parentOf(this.chosen);
    if (this.mayGo(outer)) this.path.push(outer);
    this.draw();
  }

  narrow() {
    if (this.path.length > 1) this.path.pop();
    else if (this.chosen) this.path = [childrenOf(this.chosen).find(isSeen) ?? this.chosen];
    this.draw();
  }

  /** Goes to the next part or the one before, for those who have no mouse. @param {1 | -1} way */
  step(way) {
    const start = this.chosen ?? this.cleaner.article.headline ?? document.body.firstElementChild;
    let next = start;
    for (let count = 0; next && count < 500; count += 1) {
      next = way === 1 ? next.nextElementSibling ?? parentOf(next)?.nextElementSibling ?? null : next.previousElementSibling ?? parentOf(next);
      if (this.mayGo(next) && next !== this.host && isSeen(next)) break;
    }
    if (!this.mayGo(next)) return;
    this.path = [next];
    next.scrollIntoView({ block: 'nearest' });
    this.draw();
  }

  draw() {
    const { chosen } = this;
    if (!this.outline || !this.words || !this.accept || !this.wider || !this.narrower || !this.bar) return;
    this.outline.hidden = chosen === null;
    this.accept.disabled = chosen === null;
    this.wider.disabled = chosen === null || !this.mayGo(parentOf(chosen));
    this.narrower.disabled = chosen === null;
    if (!chosen) return;
    const { left, top, width, height, bottom } = boxOf(chosen);
    Object.assign(this.outline.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.bar.classList.toggle('up', bottom > innerHeight * 0.7 && top > innerHeight * 0.3);
    const text = textOf(chosen).replace(/\s+/g, ' ').trim();
    this.words.textContent = message('pickChosen', text ? beginning([text], NAME_CHARS) : chosen.localName);
  }

  hide() {
    const { chosen } = this;
    if (!this.mayGo(chosen)) return;
    const rule = hidingRule(chosen);
    this.end();
    this.done(rule);
    this.cleaner.hiding.hideChosen(chosen, rule.slice(rule.indexOf('##') + 2));
  }

  end() {
    if (this.stop.signal.aborted) return;
    this.stop.abort(OVER);
    this.host?.remove();
    open = null;
    if (this.focusBefore instanceof HTMLElement) this.focusBefore.focus({ preventScroll: true });
  }
}

/** @param {Element} element */
function isSeen(element) {
  const { width, height } = boxOf(element);
  return width >= SMALLEST && height >= SMALLEST && element.checkVisibility();
}
