// A part of the page is shown on the page itself: "Wrong text?" and "Add a part of the page". The view is closed meanwhile. An
// outline follows the pointer, the arrow keys or a finger; the page hears nothing of it.

import { interfaceDirection, interfaceLanguage, message } from '../../messages.js';
import { OVER } from '../../over.js';
import { adoptOwn } from '../../own_names.js';
import { button, part } from '../../parts.js';
import { KEPT_FROM_PAGE, OF_A_FINGER, isPlainKey } from '../../pointing.js';
import { randomName } from '../../random.js';
import sheet from '../../styles/pick_part.css';

/**
 * @typedef {object} Wish
 * @property {string} hint a key of _locales: what is wanted, and the keys
 * @property {Element[]} [missing] parts that the text does not have, in the page's order: what is chosen at first, and one after
 *   the other
 */

/** @param {Wish} wish @returns {Promise<Element | null>} the part that was chosen; null where the reader has thought better of it */
export function pickPart(wish) {
  return new Promise((resolve) => { new Picker(wish, resolve).start(); });
}

class Picker {
  /**
   * @param {Wish} wish
   * @param {(part: Element | null) => void} done
   */
  constructor({ hint, missing = [] }, done) {
    this.done = done;
    this.missing = missing.filter(isSeen);
    this.host = document.createElement(randomName());
    const root = this.host.attachShadow({ mode: 'closed' });
    adoptOwn(root, sheet);
    this.outline = part('div', 'outline');
    this.bar = part('div', 'hint', part('p', '', message(hint)), ...this.buttons());
    Object.assign(this.bar, { lang: interfaceLanguage(), dir: interfaceDirection(), role: 'dialog', ariaLabel: message(hint), tabIndex: -1 });
    root.append(this.outline, this.bar);
    // What is done with our own buttons is nothing to the page either.
    for (const name of KEPT_FROM_PAGE) root.addEventListener(name, (event) => event.stopPropagation());
    this.stop = new AbortController();
    this.focusBefore = document.activeElement;
    this.isTouched = false;
    /** @type {Element} */
    this.chosen = this.missing.find((each) => each.getBoundingClientRect().bottom > 0) ?? document.querySelector('main, article') ?? document.body;
  }

  buttons() {
    return [
      button('main', message('partTake'), () => this.end(this.chosen)),
      ...(this.missing.length > 0 ? [button('', message('partAddNext'), () => this.chooseMissing())] : []),
      button('', message('pickWiden'), () => this.move('ArrowUp')),
      button('', message('pickNarrow'), () => this.move('ArrowDown')),
      button('', message('pickLeave'), () => this.end(null)),
    ];
  }

  start() {
    document.documentElement.append(this.host);
    // In the top layer, above the page's own dialogs and bars.
    this.host.popover = 'manual';
    this.host.showPopover();
    const options = { capture: true, signal: this.stop.signal };
    window.addEventListener('pointermove', (event) => {
      if (event.isTrusted && event.pointerType !== 'touch') this.choose(document.elementFromPoint(event.clientX, event.clientY));
    }, options);
    window.addEventListener('keydown', (event) => this.onKey(event), options);
    for (const name of KEPT_FROM_PAGE) window.addEventListener(name, (event) => this.onPress(event), { ...options, passive: false });
    window.addEventListener('scroll', () => this.draw(), options);
    window.addEventListener('resize', () => this.draw(), options);
    this.bar.focus({ preventScroll: true });
    this.show();
  }

  /** @param {Element | null | undefined} element */
  choose(element) {
    if (!element || element === this.host || element === document.documentElement) return;
    this.chosen = element;
    this.draw();
  }

  chooseMissing() {
    const follows = (/** @type {Element} */ each) => this.chosen !== each && (this.chosen.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    this.choose(this.missing.find(follows) ?? this.missing[0]);
    this.show();
  }

  /** Brings what is chosen into the window. */
  show() {
    this.chosen.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    this.draw();
  }

  draw() {
    const { left, top, width, height, bottom } = this.chosen.getBoundingClientRect();
    Object.assign(this.outline.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.bar.classList.toggle('up', bottom > innerHeight * 0.7 && top > innerHeight * 0.3);
  }

  /** @param {string} key @returns {boolean} whether it is one of those that choose */
  move(key) {
    const { chosen } = this;
    const next = {
      ArrowUp: chosen.parentElement, ArrowDown: chosen.firstElementChild, ArrowLeft: chosen.previousElementSibling, ArrowRight: chosen.nextElementSibling,
    }[key];
    if (next === undefined) return false;
    this.choose(next);
    this.show();
    return true;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!isPlainKey(event)) return;
    const isOnButton = event.target === this.host && this.bar.querySelector('button:focus') !== null;
    if (event.key === 'Escape') this.end(null);
    else if (event.key === 'Enter' && !isOnButton) this.end(this.chosen);
    else if (!this.move(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {Event} event */
  onPress(event) {
    // Our own buttons hear their clicks.
    if (!event.isTrusted || event.target === this.host) return;
    if (event.type === 'pointerdown') this.isTouched = /** @type {PointerEvent} */ (event).pointerType === 'touch';
    if (!OF_A_FINGER.includes(event.type)) event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    const { clientX, clientY } = /** @type {MouseEvent} */ (event);
    this.choose(document.elementFromPoint(clientX, clientY));
    // A finger has shown nothing before it presses: what it has chosen is taken with the button.
    if (!this.isTouched) this.end(this.chosen);
  }

  /** @param {Element | null} part */
  end(part) {
    if (this.stop.signal.aborted) return;
    this.stop.abort(OVER);
    this.host.remove();
    if (this.focusBefore instanceof HTMLElement) this.focusBefore.focus({ preventScroll: true });
    this.done(part);
  }
}

/** Whether an element can be pointed at. @param {Element} element */
function isSeen(element) {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility();
}
