// The layer that the view lives in: a host element with a closed shadow root and a modal dialog, on top of everything.
// The page behind is inert but untouched: it is never hidden, moved or replaced, so leaving is exact.

import { adopt } from './adopt.js';
import { interfaceDirection, interfaceLanguage } from './messages.js';
import { OVER } from './over.js';
import { part } from './parts.js';

/** Milliseconds between two looks at whether something of the page has come to lie above the view. */
const LOOK_INTERVAL = 1_000;

/** Milliseconds after which the view is modal even if there is no text yet. */
const LATEST_MODAL = 200;

/**
 * Milliseconds in which nobody sees the text, or that it has gone, and presses because of it: people take a fifth of a second and more to
 * answer what they see. A press that is heard sooner was made before; the background may have been busy starting, or reading.
 */
export const UNSEEN = 250;

/** Milliseconds after which a press is meant for a view that is still empty: nobody presses twice at once so slowly. */
const EMPTY = 1_000;

/** Times that the view comes back on top; a page that opens dialogs without end is not fought for ever. */
const MAX_RAISES = 20;

/** Input events that end here; the page's own shortcuts and traps would act on them. */
const KEPT_INSIDE = [
  'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'click', 'dblclick', 'auxclick', 'mousedown', 'mouseup',
  'pointerdown', 'pointerup', 'touchstart', 'touchmove', 'touchend', 'wheel', 'focusin', 'focusout', 'copy', 'contextmenu',
];

export class Layer {
  /**
   * @param {string} name of the host element
   * @param {CSSStyleSheet[]} sheets
   * @param {HTMLElement} focus what the keyboard starts in
   * @param {() => void} onClose called once, however it is closed: Esc, the page removing the host, `close()`
   */
  constructor(name, sheets, focus, onClose) {
    this.host = document.createElement(name);
    this.root = this.host.attachShadow({ mode: 'closed' });
    adopt(this.root, sheets);
    this.dialog = part('dialog', 'view');
    this.dialog.lang = interfaceLanguage();
    this.dialog.dir = interfaceDirection();
    this.root.append(this.dialog);
    this.focus = focus;
    this.onClose = onClose;
    this.raises = 0;
    /** Asked from the last to the first. @type {(() => boolean)[]} */
    this.escapes = [];
    this.isModal = false;
    /** From when on a press is meant for it, by `performance.now()`. */
    this.seen = Infinity;
    this.stop = new AbortController();
  }

  /**
   * Opens over the page, if it is not open yet, and is not modal: a modal dialog makes the whole page inert, and until the browser has worked through
   * that (20 ms and more, measured on pages of wcxb-dev) it shows nothing.
   */
  open() {
    if (this.dialog.open) return;
    this.seen = performance.now() + EMPTY;
    document.documentElement.append(this.host);
    this.dialog.setAttribute('open', '');
    this.listen();
    this.later(() => this.becomeModal(), LATEST_MODAL);
  }

  /** Whether somebody may have seen it, and pressed because of that. */
  get isSeen() { return performance.now() > this.seen; }

  /** The text is there: once it is painted, there is time for the rest. @param {() => void} onPainted not called once the view is closed */
  filled(onPainted) {
    this.seen = performance.now() + UNSEEN;
    requestAnimationFrame(() => this.later(() => {
      onPainted();
      this.becomeModal();
    }, 0));
  }

  /** From now on the view is above everything, and the page behind is inert, for the keyboard too. */
  becomeModal() {
    if (this.isModal) return;
    this.isModal = true;
    this.dialog.removeAttribute('open');
    this.dialog.showModal();
    this.focus.focus({ preventScroll: true });
  }

  /**
   * @param {() => void} run not called once the view is closed
   * @param {number} pause milliseconds
   */
  later(run, pause) {
    if (this.stop.signal.aborted) return;
    const timer = setTimeout(run, pause);
    this.stop.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  listen() {
    const { signal } = this.stop;
    for (const name of KEPT_INSIDE) this.root.addEventListener(name, (event) => event.stopPropagation(), { signal, passive: true });
    // Before the page hears of it: Esc would else close a popover or dialog of the page that lies beneath.
    window.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal });
    window.addEventListener('wheel', (event) => this.onWheel(event), { capture: true, passive: true, signal });
    this.dialog.addEventListener('cancel', (event) => {
      if (event.target !== this.dialog) return;
      event.preventDefault();
      this.leave();
    }, { signal });
    this.dialog.addEventListener('close', () => this.dialog.open || this.close(), { signal });
    const look = () => this.look();
    document.addEventListener('fullscreenchange', look, { capture: true, signal });
    document.addEventListener('toggle', (event) => this.onToggle(event), { capture: true, signal });
    const timer = setInterval(look, LOOK_INTERVAL);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    // Only what the reader does counts: a page may act as if keys were pressed.
    if (!event.isTrusted) return;
    // No key goes to the page behind, however soon it comes.
    this.becomeModal();
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The page does not hear of the key's release either.
    window.addEventListener('keyup', (release) => {
      if (release.key === 'Escape') release.stopImmediatePropagation();
    }, { capture: true, once: true });
    this.leave();
  }

  /**
   * Over the page's own scroll bar, which looks like paper, the wheel is meant for the text.
   * @param {WheelEvent} event
   */
  onWheel(event) {
    if (event.isTrusted && !event.composedPath().includes(this.host)) this.focus.scrollBy(0, event.deltaY);
  }

  /** Leaves the innermost thing that is open: a panel, or else the view. */
  leave() {
    if (!this.escapes.findLast((handler) => handler())) this.close();
  }

  /**
   * A popover or dialog of the page has opened. It may be seen without being hit, as it is inert.
   * @param {Event} event
   */
  onToggle(event) {
    if (!event.isTrusted || event.target instanceof HTMLDetailsElement) return;
    if (/** @type {ToggleEvent} */ (event).newState === 'open') this.raise();
  }

  /** Comes back on top where something of the page lies above, and ends where the page has taken the host away. */
  look() {
    if (!this.host.isConnected) return this.close();
    if (document.hidden) return;
    const topmost = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (topmost && topmost !== this.host) this.raise();
  }

  /** Opens again, which puts it on top of all that is open; the place in the text stays. */
  raise() {
    if (!this.isModal) return this.becomeModal();
    if (this.raises >= MAX_RAISES) return;
    this.raises += 1;
    const focused = this.root.activeElement;
    this.dialog.close();
    this.dialog.showModal();
    const focus = focused instanceof HTMLElement ? focused : this.focus;
    focus.focus({ preventScroll: true });
  }

  close() {
    if (this.stop.signal.aborted) return;
    this.stop.abort(OVER);
    if (this.dialog.open) this.dialog.close();
    this.host.remove();
    this.onClose();
  }
}
