// "Wrong text?": the view closes, and the reader shows on the page which part is the text. An outline follows the pointer or
// the arrow keys; the page hears nothing of it.

import { adopt } from '../../adopt.js';
import { message } from '../../messages.js';
import { ownNames } from '../../own_names.js';
import { ours, part } from '../../parts.js';
import sheet from '../../styles/pick_part.css';

/** Events that are kept from the page while it is chosen. */
const KEPT = ['click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'contextmenu', 'keyup', 'keypress'];

/** @returns {Promise<Element | null>} the part that was chosen; null where the reader has thought better of it */
export function pickPart() {
  return new Promise((resolve) => { new Picker(resolve).start(); });
}

class Picker {
  /** @param {(part: Element | null) => void} done */
  constructor(done) {
    this.done = done;
    this.host = document.createElement(`a${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}-pick`);
    const root = this.host.attachShadow({ mode: 'closed' });
    const look = new CSSStyleSheet();
    look.replaceSync(ownNames(sheet));
    adopt(root, [look]);
    this.outline = part('div', 'outline');
    this.hint = ours(part('p', 'hint', message('partPickHint')));
    this.hint.setAttribute('role', 'status');
    root.append(this.outline, this.hint);
    this.stop = new AbortController();
    /** @type {Element} */
    this.chosen = document.querySelector('main, article') ?? document.body;
  }

  start() {
    document.documentElement.append(this.host);
    // In the top layer, above the page's own dialogs and bars.
    this.host.popover = 'manual';
    this.host.showPopover();
    const options = { capture: true, signal: this.stop.signal };
    window.addEventListener('pointermove', (event) => event.isTrusted && this.choose(document.elementFromPoint(event.clientX, event.clientY)), options);
    window.addEventListener('keydown', (event) => this.onKey(event), options);
    for (const name of KEPT) window.addEventListener(name, (event) => this.onPress(event), { ...options, passive: false });
    window.addEventListener('scroll', () => this.draw(), options);
    window.addEventListener('resize', () => this.draw(), options);
    this.draw();
  }

  /** @param {Element | null} element */
  choose(element) {
    if (!element || element === this.host || element === document.documentElement) return;
    this.chosen = element;
    this.draw();
  }

  draw() {
    const { left, top, width, height } = this.chosen.getBoundingClientRect();
    Object.assign(this.outline.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    // Only what the reader does counts: a page may act as if keys were pressed.
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    const { chosen } = this;
    const next = {
      ArrowUp: chosen.parentElement, ArrowDown: chosen.firstElementChild, ArrowLeft: chosen.previousElementSibling, ArrowRight: chosen.nextElementSibling,
    }[event.key];
    if (event.key === 'Enter') this.end(chosen);
    else if (event.key === 'Escape') this.end(null);
    else if (next === undefined) return;
    else this.choose(next);
    this.chosen.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {Event} event */
  onPress(event) {
    if (!event.isTrusted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click') return;
    const { clientX, clientY } = /** @type {MouseEvent} */ (event);
    this.choose(document.elementFromPoint(clientX, clientY));
    this.end(this.chosen);
  }

  /** @param {Element | null} part */
  end(part) {
    if (this.stop.signal.aborted) return;
    this.stop.abort();
    this.host.remove();
    this.done(part);
  }
}
