// The panels of the tools: boxes beside the text, one open at a time. The text can be read and scrolled while one is open.

import { message } from '../messages.js';
import { ours, part } from '../parts.js';
import { icon } from './icons.js';

/** @import { OpenView } from '../../types.js' */

/** @typedef {{ name: string, label: string, build(box: HTMLElement): void, onOpen?(): void, onClose?(): void }} Panel */

/** What the keyboard can go to in a panel. */
const FOCUSABLE = 'button, input, select, textarea, a[href], [tabindex="0"]';

export class Panels {
  /** @param {OpenView} view */
  constructor(view) {
    this.view = view;
    /** @type {Map<string, { panel: Panel, button: HTMLElement | null, box: HTMLElement | null }>} */
    this.known = new Map();
    /** The name of the open one. @type {string | null} */
    this.current = null;
    /** Where the keyboard was before a panel was opened. @type {Element | null} */
    this.before = null;
    view.onEscape(() => this.close());
  }

  /**
   * @param {Panel} panel
   * @param {HTMLElement | null} button which opens it
   */
  add(panel, button) {
    this.known.set(panel.name, { panel, button, box: null });
    button?.setAttribute('aria-expanded', 'false');
  }

  /** @param {string} name */
  toggle(name) {
    if (!this.close(name)) this.open(name);
  }

  /** @param {string} name */
  open(name) {
    const entry = this.known.get(name);
    if (!entry || this.current === name) return;
    // From one panel to the next the way back stays the same.
    if (this.current === null) this.before = this.view.root.activeElement;
    this.hide();
    entry.box ??= this.build(entry.panel);
    // Right after the bar, so that Tab finds it there.
    this.view.bar.after(entry.box);
    entry.button?.setAttribute('aria-expanded', 'true');
    this.current = name;
    entry.panel.onOpen?.();
    const first = /** @type {HTMLElement | null} */ (entry.box.querySelector(`.panel-body :is(${FOCUSABLE})`));
    (first ?? entry.box).focus({ preventScroll: true });
  }

  /**
   * Closes the open panel; the keyboard goes back to where it was.
   * @param {string} [name] only where it is this one
   * @returns {boolean} whether one was closed
   */
  close(name = this.current ?? '') {
    if (this.current === null || this.current !== name) return false;
    const hadFocus = this.known.get(name)?.box?.contains(this.view.root.activeElement);
    this.hide();
    const { before } = this;
    const back = before instanceof HTMLElement && before.isConnected && before.checkVisibility() ? before : this.view.main;
    if (hadFocus) back.focus({ preventScroll: true });
    return true;
  }

  hide() {
    const entry = this.current === null ? undefined : this.known.get(this.current);
    if (!entry) return;
    this.current = null;
    entry.box?.remove();
    entry.button?.setAttribute('aria-expanded', 'false');
    entry.panel.onClose?.();
  }

  /** @param {Panel} panel */
  build(panel) {
    const title = part('h2', 'panel-title', message(panel.label));
    title.id = `panel-${panel.name}`;
    const shut = part('button', 'tool', icon('close'));
    shut.type = 'button';
    shut.setAttribute('aria-label', message('panelClose'));
    shut.title = message('toolsShortcut', message('panelClose'), 'Esc');
    shut.addEventListener('click', () => this.close());
    const body = part('div', 'panel-body');
    const box = ours(part('section', 'panel', part('div', 'panel-head', title, shut), body));
    box.setAttribute('role', 'dialog');
    box.setAttribute('aria-labelledby', title.id);
    box.tabIndex = -1;
    panel.build(body);
    return box;
  }
}
