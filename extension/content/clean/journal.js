// What was hidden on this page, as entries that can be taken back and made again: a panel, its veil, the lock, the gap that
// it left are one of them.

import { shownWords } from './article.js';
import { Marks, closeDialog, isModalDialog, mark } from './changes.js';
import { allIn, boxOf, coverOf } from './dom.js';
import { closeGap, unlock } from './locks.js';
import { fixedInShadow } from './places.js';
import { FreeScroll } from './scroll.js';
import { verify } from './verify.js';

/** @import { Article } from './article.js' */
/** @import { Change } from './changes.js' */

/**
 * @typedef {object} Entry
 * @property {number} id
 * @property {string} kind
 * @property {string} words how its text begins
 * @property {boolean} shown whether the reader has it back
 * @property {{ element: Element, act: 'hide' | 'unpin' }[]} parts
 * @property {Change[]} changes what is done at present, in order
 * @property {{ element: Element, at: number }[]} inert what became inert with it
 * @property {number} at when it was hidden, until that was looked at once more; then infinite
 * @property {boolean} mayUnlock whether nothing that the reader opened needs the lock
 */

/** Share of the window from which a part may have locked the page. */
const COVERS = 0.03;

/** Milliseconds after which it is looked at once more whether the page is well (CLUTTER.md §4.5). */
export const AGAIN = 500;

export class Journal {
  /** @param {string} name a random name, so that no page can be written against ours */
  constructor(name) {
    this.hideName = `data-${name}-h`;
    this.marks = new Marks(`data-${name}-u`);
    this.entries = /** @type {Map<number, Entry>} */ (new Map());
    this.freeScroll = new FreeScroll();
  }

  /** @returns {Entry[]} those whose parts are still in the page */
  list() {
    for (const entry of this.entries.values()) {
      if (!entry.parts.some(({ element }) => element.isConnected)) this.forget(entry);
    }
    return [...this.entries.values()];
  }

  /** @param {Element} element @returns {Entry | undefined} the entry that hides it or what it stands in */
  entryOf(element) {
    return [...this.entries.values()].find((entry) => entry.parts.some((part) => part.element.contains(element)));
  }

  /**
   * Hides a group, and takes it back where the page is worse for it.
   * @param {Entry} entry
   * @param {Article} article
   * @returns {boolean} whether it is hidden now
   */
  hide(entry, article) {
    const before = shownWords(article);
    this.make(entry, article);
    this.entries.set(entry.id, entry);
    const wrong = verify(article, before, entry);
    entry.at = performance.now();
    if (wrong === null) return true;
    this.show(entry);
    this.entries.delete(entry.id);
    return false;
  }

  /**
   * @param {Entry} entry
   * @param {Article} article
   */
  make(entry, article) {
    entry.shown = false;
    const boxes = entry.parts.map(({ element }) => boxOf(fixedInShadow(element) ?? element));
    const covers = entry.parts.some(({ element, act }, index) => act === 'hide' && (coverOf(boxes[index]) >= COVERS || isModalDialog(element) || hasModal(element)));
    for (const { element, act } of entry.parts) {
      if (act === 'unpin') entry.changes.push(this.marks.add(element, 'unpin'));
      else this.put(entry, element);
    }
    const bar = boxes.find((box) => box.top <= 1 && box.height > 0 && box.width >= innerWidth * 0.9 && box.height < innerHeight * 0.45);
    if (bar) entry.changes.push(...closeGap(bar, this.marks));
    if (covers && entry.mayUnlock) {
      entry.changes.push(...unlock(article, this.marks, entry.inert));
      entry.changes.push(this.freeScroll.use());
    }
  }

  /**
   * @param {Entry} entry
   * @param {Element} element
   */
  put(entry, element) {
    for (const dialog of [element, ...allIn(element, 'dialog[open]')].filter(isModalDialog)) entry.changes.push(closeDialog(dialog));
    entry.changes.push(mark(element, this.hideName, entry.kind));
  }

  /** @param {Entry} entry gives all of it back, the last change first */
  show(entry) {
    entry.changes.splice(0).reverse().forEach((change) => change.undo());
    entry.shown = true;
  }

  /** @param {Entry} entry that is gone from the page: what it changed elsewhere is taken back too */
  forget(entry) {
    this.show(entry);
    this.entries.delete(entry.id);
  }

  /**
   * What the page has answered to badly since it was hidden; each is looked at once more.
   * @param {Article} article
   * @returns {Entry[]}
   */
  spoilt(article) {
    const due = [...this.entries.values()].filter(({ at, shown }) => !shown && performance.now() - at >= AGAIN);
    due.forEach((entry) => { entry.at = Infinity; });
    // The reader may have scrolled meanwhile: only what is shown anywhere counts.
    return due.filter((entry) => verify(article, { all: 0, inWindow: 0 }, entry) !== null);
  }

  /** The page has taken our attribute off a hidden part, or a dialog was opened anew. @returns {Entry[]} */
  broken() {
    const isBroken = (/** @type {Entry} */ { parts }) => parts.some(({ element, act }) => act === 'hide' && element.isConnected && (!element.hasAttribute(this.hideName) || isModalDialog(element)));
    return [...this.entries.values()].filter((entry) => !entry.shown && isBroken(entry));
  }
}

/** @param {Element} element */
const hasModal = (element) => allIn(element, 'dialog[open]').some(isModalDialog);
