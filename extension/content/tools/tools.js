// What every tool of the view is given: the view, the bar, the panels, the settings.

import { api } from '../../shared/api.js';
import { lookOf } from '../../shared/look.js';
import { listen, load, valuesOf } from '../../shared/settings.js';
import { ask } from '../ask.js';
import { message as words } from '../messages.js';
import { part } from '../parts.js';
import { icon } from './icons.js';
import { Panels } from './panels.js';

/** @import { OpenView } from '../../types.js' */
/** @import { Way } from './way/way.js' */
/** @import { Values } from '../../shared/settings.js' */

/**
 * Something that a tool can do.
 * @typedef {object} Action
 * @property {string} name in the code, once in all
 * @property {string} label a key of _locales
 * @property {string} [icon] a name of icons.js; without one there is only the key
 * @property {string} [key] what is pressed for it: `KeyboardEvent.key`, letters in lower case
 * @property {() => void} run
 */

/** Milliseconds after the last of several changes until they are kept: the browsers allow two writes a second on average. */
const KEEP_AFTER = 300;

/** Milliseconds that a short sentence is shown; and, for a longer one, those that each of its letters takes to be read. */
const SAID_FOR = 4_000;
const LETTER = 70;

/** Where letters are typed, no letter is taken. */
const TYPES_LETTERS = 'input:not([type="range"], [type="checkbox"], [type="radio"], [type="color"]), textarea, select, [contenteditable]';

const { storage, runtime } = api;

export class Tools {
  /**
   * @param {OpenView} view
   * @returns {Promise<Tools>} with the reader's settings loaded
   */
  static async in(view) {
    return new Tools(view, valuesOf(await load(storage)));
  }

  /**
   * @param {OpenView} view
   * @param {Values} values
   */
  constructor(view, values) {
    this.view = view;
    this.values = values;
    this.storage = storage;
    /** Where one is in the text; there once way/way.js is. @type {Way | undefined} */
    this.way = undefined;
    /** Everything that can be done, by name; a tool for the keyboard may change their keys. @type {Map<string, Action>} */
    this.actions = new Map();
    this.buttons = part('div', 'tools');
    this.buttons.setAttribute('role', 'group');
    this.buttons.setAttribute('aria-label', words('toolsGroup'));
    this.status = part('div', 'said ours');
    this.status.setAttribute('role', 'status');
    /** @type {((values: Values) => void)[]} */
    this.listeners = [];
    /** @type {Record<string, unknown>} */
    this.unsaved = {};
    /** @type {Map<string, Promise<boolean>>} */
    this.brought = new Map();
    this.panels = new Panels(view);
    view.bar.append(this.buttons);
    view.dialog.append(this.status);
    view.dialog.addEventListener('keydown', (event) => this.onKey(event), { signal: view.signal });
    addEventListener('pagehide', () => this.keep(), { signal: view.signal });
    const unlisten = listen(storage, (saved) => this.onSaved(valuesOf(saved)));
    view.signal.addEventListener('abort', () => {
      unlisten();
      this.keep();
    });
  }

  // ---- the bar ----

  /**
   * @param {Action} action
   * @returns {HTMLButtonElement | null} its button, where it has an icon
   */
  add(action) {
    this.actions.set(action.name, action);
    if (!action.icon) return null;
    const button = part('button', 'tool', icon(action.icon));
    button.type = 'button';
    button.dataset.action = action.name;
    button.addEventListener('click', () => action.run());
    this.buttons.append(button);
    this.nameButton(button, action);
    return button;
  }

  /**
   * A button that opens a panel, and closes it again.
   * @param {Omit<Action, 'run'> & { build(box: HTMLElement): void, onOpen?(): void, onClose?(): void }} panel `build` is
   *   called when it is opened for the first time
   * @returns {{ open(): void, close(): void }}
   */
  addPanel(panel) {
    const opener = { ...panel, run: () => this.panels.toggle(panel.name) };
    const button = this.add(opener);
    this.panels.add(panel, button);
    return { open: () => this.panels.open(panel.name), close: () => this.panels.close(panel.name) };
  }

  /**
   * Says what a button does, and by which key.
   * @param {HTMLButtonElement} button
   * @param {Action} action
   */
  nameButton(button, { label, key }) {
    const name = words(label);
    button.setAttribute('aria-label', name);
    button.title = key ? words('toolsShortcut', name, key.toUpperCase()) : name;
    if (key) button.setAttribute('aria-keyshortcuts', key.toUpperCase());
    else button.removeAttribute('aria-keyshortcuts');
  }

  /**
   * Gives an action another key, or none.
   * @param {Action} action
   * @param {string | undefined} key
   */
  setKey(action, key) {
    action.key = key;
    const button = /** @type {HTMLButtonElement | null} */ (this.buttons.querySelector(`[data-action="${action.name}"]`));
    if (button) this.nameButton(button, action);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(TYPES_LETTERS)) return;
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = [...this.actions.values()].find(({ key }) => key === pressed);
    if (!action) return;
    event.preventDefault();
    action.run();
  }

  /**
   * A short sentence for eyes and ears, which goes by itself.
   * @param {string} sentence
   */
  say(sentence) {
    this.status.textContent = sentence;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { this.status.textContent = ''; }, Math.max(SAID_FOR, sentence.length * LETTER));
  }

  /**
   * Has the background bring in a further script, once for this view.
   * @param {string} what a name in background/bring.js
   * @returns {Promise<boolean>} whether it is there
   */
  bring(what) {
    const earlier = this.brought.get(what);
    if (earlier) return earlier;
    const asked = this.view.bring?.(what) ?? ask({ type: 'bring', what }).then((answer) => answer === true, () => false);
    this.brought.set(what, asked);
    return asked;
  }

  // ---- the settings ----

  /**
   * Changes settings: seen at once, kept a moment later.
   * @param {Record<string, string | number | boolean | null>} changes null puts the default back
   */
  set(changes) {
    Object.assign(this.unsaved, changes);
    this.use(valuesOf({ version: 0, values: { ...this.values, ...changes } }));
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), KEEP_AFTER);
  }

  /** @param {(values: Values) => void} listener */
  onChange(listener) {
    this.listeners.push(listener);
  }

  keep() {
    clearTimeout(this.keeping);
    const changes = this.unsaved;
    this.unsaved = {};
    if (Object.keys(changes).length > 0) this.handOver({ changes });
  }

  /**
   * From now on this device has settings of its own, or follows the reader's others again.
   * @param {boolean} isAlone
   */
  keepOnThisDevice(isAlone) {
    this.keep();
    this.handOver({ isAlone });
  }

  /**
   * Hands something over to background/keeping.js, which says where there is no room for it, and closes the port.
   * @param {{ changes: object } | { isAlone: boolean }} message
   */
  handOver(message) {
    try {
      const port = runtime.connect({ name: 'settings' });
      port.onMessage.addListener(({ isFull }) => { if (isFull === true) this.say(words('storageFull')); });
      port.postMessage(message);
    } catch {
      // A background that has gone leaves the change for this view alone.
    }
  }

  /**
   * Settings were kept somewhere. What was changed here since then goes on top.
   * @param {Values} values
   */
  onSaved(values) {
    if (!this.view.signal.aborted) this.use(valuesOf({ version: 0, values: { ...values, ...this.unsaved } }));
  }

  /** @param {Values} values */
  use(values) {
    if (Object.keys(values).every((key) => values[key] === this.values[key])) return;
    this.values = values;
    this.view.applyLook(lookOf(values));
    for (const listener of this.listeners) listener(values);
  }
}
