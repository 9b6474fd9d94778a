// Changes of a page that can be taken back byte for byte. Nothing is removed, nothing clicked.

import { attributeOf } from '../nodes.js';
import { fits } from './dom.js';

/** @typedef {{ undo: () => void }} Change */

/** Attributes that can be set anew without any effect, so that their order can be restored. */
const HARMLESS = /^(class|id|style|role|lang|dir|title|tabindex|open|inert|hidden|aria-.*|data-.*)$/;

const { setAttribute, removeAttribute, getAttributeNames } = Element.prototype;

/**
 * Sets an attribute that is ours alone.
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 * @returns {Change}
 */
export function mark(element, name, value) {
  setAttribute.call(element, name, value);
  return { undo: () => removeAttribute.call(element, name) };
}

/**
 * Takes an attribute of the page's away for a while.
 * @param {Element} element
 * @param {string} name
 * @returns {Change}
 */
export function lift(element, name) {
  const names = getAttributeNames.call(element);
  const value = attributeOf(element, name);
  removeAttribute.call(element, name);
  return {
    undo() {
      // The page has set it again by itself.
      if (value === null || attributeOf(element, name) !== null) return;
      setAttribute.call(element, name, value);
      restoreOrder(element, names);
    },
  };
}

/**
 * Puts attributes back into their order, where setting them anew does nothing else.
 * @param {Element} element
 * @param {string[]} names as they stood
 */
function restoreOrder(element, names) {
  const now = getAttributeNames.call(element);
  const wanted = names.filter((name) => now.includes(name));
  const from = wanted.findIndex((name, index) => now[index] !== name);
  if (from < 0 || now.length !== wanted.length) return;
  const late = wanted.slice(from);
  if (!late.every((name) => HARMLESS.test(name))) return;
  for (const name of late) {
    const value = attributeOf(element, name) ?? '';
    removeAttribute.call(element, name);
    setAttribute.call(element, name, value);
  }
}

/**
 * Closes a dialog that makes the page inert: hidden by a style alone it would go on doing so.
 * @param {HTMLDialogElement} dialog
 * @returns {Change}
 */
export function closeDialog(dialog) {
  const names = getAttributeNames.call(dialog);
  const focus = document.activeElement;
  dialog.close();
  return {
    undo() {
      if (!dialog.isConnected || dialog.open) return;
      dialog.showModal();
      restoreOrder(dialog, names);
      if (focus instanceof HTMLElement && dialog.contains(focus)) focus.focus({ preventScroll: true });
    },
  };
}

/** @param {Element} element @returns {element is HTMLDialogElement} */
export const isModalDialog = (element) => element instanceof HTMLDialogElement && fits(element, ':modal');

/**
 * Words in one attribute that is ours, each wanted by any number of entries.
 */
export class Marks {
  /** @param {string} name of the attribute */
  constructor(name) {
    this.name = name;
    this.counts = /** @type {WeakMap<Element, Map<string, number>>} */ (new WeakMap());
  }

  /**
   * @param {Element} element
   * @param {string} word
   * @returns {Change}
   */
  add(element, word) {
    this.count(element, word, 1);
    return { undo: () => this.count(element, word, -1) };
  }

  /**
   * @param {Element} element
   * @param {string} word
   * @param {number} more
   */
  count(element, word, more) {
    const counts = this.counts.get(element) ?? new Map();
    counts.set(word, (counts.get(word) ?? 0) + more);
    this.counts.set(element, counts);
    const words = [...counts].filter(([, count]) => count > 0).map(([each]) => each);
    if (words.length > 0) setAttribute.call(element, this.name, words.join(' '));
    else removeAttribute.call(element, this.name);
  }
}
