// Does what was decided: hides groups, what the reader's own rules name, what the reader has picked; and gives up where a page
// puts things back again and again.

import { randomWord } from '../random.js';
import { holds, textOf } from './dom.js';
import { AGAIN, Journal } from './journal.js';
import { found } from './own_rules.js';
import { Repeats } from './repeats.js';
import { beginning } from './words.js';

/** @import { Cleaner, Verdict, Verdicts } from './cleaner.js' */
/** @import { Entry } from './journal.js' */
/** @import { Seen } from './seen.js' */

/** Entries on one page: more would be no cleaning (CLUTTER.md §4.5). */
const MOST_ENTRIES = 20;

/** Milliseconds after which a veil is not taken for part of what was hidden. */
const SHORTLY = 2_000;

/** Numbers of the reader's own rules' entries begin here, out of the way of the others. */
const OWN = 1_000_000;

export class Hiding {
  /** @param {Cleaner} cleaner */
  constructor(cleaner) {
    this.cleaner = cleaner;
    this.name = randomWord();
    this.journal = new Journal(this.name);
    this.repeats = new Repeats();
    /** What stays, whatever is thought of it. */
    this.kept = /** @type {WeakSet<Element>} */ (new WeakSet());
    this.at = -Infinity;
    this.owns = 0;
    this.hasSheet = false;
  }

  /** What the page has shown again is hidden again, three times; what has turned out badly is taken back. */
  repair() {
    if (this.journal.entries.size === 0) return;
    for (const entry of this.journal.spoilt(this.cleaner.article)) {
      this.journal.show(entry);
      this.leave(entry);
    }
    for (const entry of this.journal.broken()) {
      this.journal.show(entry);
      const mayHide = entry.parts.every(({ element }) => this.repeats.allows(entry.kind, element));
      if (!mayHide || !this.journal.hide(entry, this.cleaner.article)) this.leave(entry);
    }
    this.cleaner.observer.forget();
  }

  /** Another page in the same document: what it has put back was another's. */
  turnPage() {
    this.repeats = new Repeats();
    this.journal.list();
    this.tell();
  }

  /** @param {Entry} entry from now on it stays */
  leave(entry) {
    this.journal.entries.delete(entry.id);
    entry.parts.forEach(({ element }) => this.kept.add(element));
    this.tell();
  }

  /** What was hidden beside an element a moment ago. @param {Element} element @returns {[number, string] | null} */
  beside(element) {
    if (performance.now() - this.at > SHORTLY) return null;
    const entry = this.journal.list().findLast(({ parts, shown }) => !shown && parts.some((part) => part.element.parentNode === element.parentNode || element.contains(part.element)));
    return entry ? [entry.id, entry.kind] : null;
  }

  /**
   * @param {Verdicts} verdicts
   * @param {Seen[]} seen
   */
  async obey({ verdicts }, seen) {
    const acting = verdicts.filter(({ act }) => act !== 'leave');
    if (acting.length === 0) return;
    await this.showSheet();
    const partOf = (/** @type {Verdict} */ { id, act }) => {
      const found = seen.find((each) => each.id === id);
      return found?.element.isConnected ? { element: found.element, act: /** @type {'hide' | 'unpin'} */ (act) } : null;
    };
    for (const leader of acting.filter((verdict) => verdict.with === null)) {
      const group = [leader, ...acting.filter((verdict) => verdict.with === leader.id)].map(partOf).filter((part) => part !== null);
      const words = seen.find((each) => each.id === leader.id)?.words ?? '';
      if (group.length > 0) this.hide({ id: leader.id, kind: leader.kind, words, parts: group });
    }
    for (const veil of acting.filter((verdict) => verdict.with !== null)) {
      const entry = this.journal.entries.get(/** @type {number} */ (veil.with));
      const part = partOf(veil);
      if (!entry || entry.shown || !part || entry.parts.some(({ element }) => element === part.element)) continue;
      this.journal.show(entry);
      entry.parts.push(part);
      this.journal.hide(entry, this.cleaner.article);
    }
    this.cleaner.observer.forget();
    this.tell();
  }

  /** @param {Pick<Entry, 'id' | 'kind' | 'words' | 'parts'>} group */
  hide({ id, kind, words, parts }) {
    if (this.journal.list().length >= MOST_ENTRIES || parts.some(({ element }) => this.journal.entryOf(element))) return;
    const mayUnlock = ![...this.cleaner.memory.shown].some((element) => this.cleaner.memory.known.get(element)?.gesture);
    const entry = { id, kind, words, parts, shown: false, changes: [], at: 0, mayUnlock, inert: this.cleaner.inert.filter((each) => !parts.some(({ element }) => holds(element, each.element))) };
    const mayHide = parts.every(({ element }) => this.repeats.allows(kind, element));
    if (mayHide && this.journal.hide(entry, this.cleaner.article)) {
      this.at = performance.now();
      this.cleaner.observer.later(AGAIN);
    } else parts.forEach(({ element }) => this.kept.add(element));
  }

  /** Hides what the reader's own rules name. */
  async applyRules() {
    if (this.cleaner.rules.hide.length === 0) return;
    const named = found(this.cleaner.rules.hide, this.cleaner.article).filter(({ element }) => !this.kept.has(element) && !this.journal.entryOf(element));
    if (named.length === 0) return;
    await this.showSheet();
    for (const { element, css } of named) {
      if (this.journal.entryOf(element) || this.kept.has(element)) continue;
      this.hide({ id: this.ownId(), kind: 'rule', words: css, parts: [{ element, act: 'hide' }] });
    }
    this.cleaner.observer.forget();
    this.tell();
  }

  /**
   * Hides what the reader has picked.
   * @param {Element} element
   * @param {string} css
   */
  async hideChosen(element, css) {
    await this.showSheet();
    this.kept.delete(element);
    const words = beginning([textOf(element).replace(/\s+/g, ' ').trim()]) || css;
    this.hide({ id: this.ownId(), kind: 'rule', words, parts: [{ element, act: 'hide' }] });
    this.cleaner.observer.forget();
    this.tell();
  }

  /** A number for what the reader's own rules hide, out of the way of the others. */
  ownId() {
    this.owns += 1;
    return OWN + this.owns;
  }

  async showSheet() {
    if (this.hasSheet) return;
    await this.cleaner.background.sheet(this.name);
    this.hasSheet = true;
  }

  /** Tells how much is hidden. */
  tell() {
    this.cleaner.background.count(this.journal.list().filter(({ shown }) => !shown).length);
  }
}
