// The cleaning of one page: looks at it, asks the background what is clutter, hides that.

import { VIEW } from '../keys.js';
import { findArticle } from './article.js';
import { holds, textOf } from './dom.js';
import { factsOf } from './facts.js';
import { watchPresses } from './gestures.js';
import { Journal } from './journal.js';
import { Observer } from './observe.js';
import { found, isKept } from './own_rules.js';
import { isLocked, pageFacts } from './page.js';
import { blocks, overlays } from './places.js';
import { Repeats } from './repeats.js';
import { Memory, looksOf } from './seen.js';

/** @import { Entry } from './journal.js' */
/** @import { SiteRules } from './own_rules.js' */
/** @import { Seen } from './seen.js' */

/** Parts that are judged at once, and entries on one page: more would be no cleaning. (CLUTTER.md §4, §4.5) */
const MOST_PARTS = 40;
const MOST_ENTRIES = 20;

/** Milliseconds after which a veil is not taken for part of what was hidden. */
const SHORTLY = 2_000;

/** Numbers of the reader's own rules' entries begin here, out of the way of the others. */
const OWN = 1_000_000;

/** @typedef {{ id: number, kind: string, act: 'leave' | 'hide' | 'unpin', points: number, why: string[], with: number | null }} Verdict */
/** @typedef {{ left_alone: string | null, gated: boolean, verdicts: Verdict[] }} Verdicts */

export class Cleaner {
  /**
   * @param {object} background
   * @param {(facts: string) => Promise<Verdicts | null>} background.judge
   * @param {() => Promise<SiteRules>} background.rules
   * @param {(on: boolean, name: string) => Promise<void>} background.sheet
   * @param {(count: number) => void} background.count
   */
  constructor(background) {
    this.background = background;
    this.name = `a${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`;
    this.journal = new Journal(this.name);
    this.memory = new Memory();
    this.repeats = new Repeats();
    this.kept = /** @type {WeakSet<Element>} */ (new WeakSet());
    this.observer = new Observer((everywhere) => this.look(everywhere), (records) => this.note(records), this.journal.hideName);
    this.rules = /** @type {SiteRules} */ ({ hide: [], keep: [] });
    this.address = location.href;
    this.article = findArticle();
    this.articleIsOld = false;
    this.mayHaveBlocks = true;
    this.passed = /** @type {WeakSet<Element>} */ (new WeakSet());
    this.lockedAt = /** @type {number | null} */ (null);
    this.inert = /** @type {{ element: Element, at: number }[]} */ ([]);
    this.changedAt = performance.now();
    this.hiddenAt = -Infinity;
    this.gated = false;
    this.hasSheet = false;
    this.isJudging = false;
    this.owns = 0;
    this.ours = /** @type {Set<Element>} */ (new Set());
  }

  async start() {
    watchPresses(this.memory, this.observer.stop.signal);
    this.rules = await this.background.rules();
    this.observer.start();
  }

  /** @param {MutationRecord[]} records */
  note(records) {
    const now = performance.now();
    this.changedAt = now;
    for (const { type, attributeName, target, addedNodes } of records) {
      if (type === 'childList' && addedNodes.length > 0) this.articleIsOld = this.mayHaveBlocks = true;
      else if ((attributeName === 'inert' || attributeName === 'aria-hidden') && target instanceof Element) this.inert.push({ element: target, at: now });
    }
    this.inert = this.inert.filter(({ at }) => now - at < SHORTLY).slice(-MOST_PARTS);
  }

  /** @param {boolean} everywhere */
  look(everywhere) {
    if (/** @type {any} */ (globalThis)[VIEW]?.isOpen?.() || document.fullscreenElement) return;
    if (location.href !== this.address) this.turnPage();
    if (this.articleIsOld && (this.article.words < 250 || !this.article.root?.isConnected || this.memory.isFirst)) this.article = findArticle();
    this.articleIsOld = false;
    this.lockedAt = isLocked() ? this.lockedAt ?? this.changedAt : null;
    this.repair();
    this.applyRules();

    const parts = overlays(this.article, (element) => this.isOurs(element), everywhere);
    const seen = this.memory.overlays(parts, everywhere, this.changedAt);
    const inFlow = [...this.newBlocks()].filter(([element]) => !parts.has(element)).map(([element, place]) => this.memory.meet(element, place, this.changedAt));
    const changed = seen.filter((each) => each.looks !== looksOf(each.element, each.hits));
    this.memory.isFirst = false;
    if (changed.length > 0 || inFlow.length > 0) this.judge([...seen, ...inFlow].slice(0, MOST_PARTS));
  }

  /** Blocks in the text that were not looked at yet; a few at a time, and none where nothing has come. */
  newBlocks() {
    if (!this.mayHaveBlocks) return [];
    const found = [...blocks(this.article, this.memory.known, this.passed)].filter(([element]) => !this.isOurs(element));
    this.mayHaveBlocks = found.length > 0;
    if (this.mayHaveBlocks) this.observer.later(0);
    return found;
  }

  /** Another page under another address, in the same document. */
  turnPage() {
    this.address = location.href;
    this.article = findArticle();
    this.memory.restart();
    this.mayHaveBlocks = true;
    this.repeats = new Repeats();
    this.gated = false;
    this.observer.begin();
    this.journal.list();
    this.tell();
  }

  /** What the page has shown again is hidden again, three times. */
  repair() {
    for (const entry of this.journal.broken()) {
      this.journal.show(entry);
      const mayHide = entry.parts.every(({ element }) => this.repeats.allows(entry.kind, element));
      if (!mayHide || !this.journal.hide(entry, this.article)) this.leave(entry);
    }
    this.observer.forget();
  }

  /** @param {Entry} entry from now on it stays */
  leave(entry) {
    this.journal.entries.delete(entry.id);
    entry.parts.forEach(({ element }) => this.kept.add(element));
    this.tell();
  }

  /** @param {Element} element */
  isOurs(element) {
    return this.ours.has(element) || this.kept.has(element) || isKept(this.rules.keep, element) || this.journal.entryOf(element)?.shown === false;
  }

  /** @param {Seen[]} seen */
  async judge(seen) {
    // What changes meanwhile is seen in the next look.
    if (this.isJudging) return this.observer.later(100);
    this.isJudging = true;
    try {
      const moment = { article: this.article, lockedAt: this.lockedAt, inert: this.inert };
      for (const each of seen) {
        each.looks = looksOf(each.element, each.hits);
        each.beside = this.besideHidden(each.element);
      }
      const candidates = seen.map((each) => ({ ...factsOf(each, moment), near: nearTo(each, seen) }));
      const facts = { ...pageFacts(this.article, seen.filter(({ place }) => place === null).map(({ element }) => element)), candidates };
      const verdicts = await this.background.judge(JSON.stringify(facts));
      if (verdicts) await this.obey(verdicts, seen);
    } finally {
      this.isJudging = false;
    }
  }

  /** @param {Element} element @returns {[number, string] | null} */
  besideHidden(element) {
    if (performance.now() - this.hiddenAt > SHORTLY) return null;
    const entry = this.journal.list().findLast(({ parts, shown }) => !shown && parts.some((part) => part.element.parentNode === element.parentNode || element.contains(part.element)));
    return entry ? [entry.id, entry.kind] : null;
  }

  /**
   * @param {Verdicts} verdicts
   * @param {Seen[]} seen
   */
  async obey({ gated, verdicts }, seen) {
    this.gated ||= gated;
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
      this.journal.hide(entry, this.article);
    }
    this.observer.forget();
    this.tell();
  }

  /** @param {Pick<Entry, 'id' | 'kind' | 'words' | 'parts'>} group */
  hide({ id, kind, words, parts }) {
    if (this.journal.list().length >= MOST_ENTRIES || parts.some(({ element }) => this.journal.entryOf(element))) return;
    const mayUnlock = ![...this.memory.shown].some((element) => this.memory.known.get(element)?.gesture);
    const entry = { id, kind, words, parts, shown: false, changes: [], mayUnlock, inert: this.inert.filter((each) => !parts.some(({ element }) => holds(element, each.element))) };
    const mayHide = parts.every(({ element }) => this.repeats.allows(kind, element));
    if (mayHide && this.journal.hide(entry, this.article)) this.hiddenAt = performance.now();
    else parts.forEach(({ element }) => this.kept.add(element));
  }

  /** Hides what the reader's own rules name. */
  async applyRules() {
    if (this.rules.hide.length === 0) return;
    const named = found(this.rules.hide, this.article).filter(({ element }) => !this.kept.has(element) && !this.journal.entryOf(element));
    if (named.length === 0) return;
    await this.showSheet();
    for (const { element, css } of named) {
      if (this.journal.entryOf(element) || this.kept.has(element)) continue;
      this.hide({ id: this.ownId(), kind: 'rule', words: css, parts: [{ element, act: 'hide' }] });
    }
    this.observer.forget();
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
    const words = textOf(element).replace(/\s+/g, ' ').trim().slice(0, 90) || css;
    this.hide({ id: this.ownId(), kind: 'rule', words, parts: [{ element, act: 'hide' }] });
    this.observer.forget();
    this.tell();
  }

  /** A number for what the reader's own rules hide, out of the way of the others. */
  ownId() {
    this.owns += 1;
    return OWN + this.owns;
  }

  async showSheet() {
    if (this.hasSheet) return;
    await this.background.sheet(true, this.name);
    this.hasSheet = true;
  }

  /** Tells how much is hidden. */
  tell() {
    this.background.count(this.journal.list().filter(({ shown }) => !shown).length);
  }
}

/**
 * Numbers of the parts that stand beside a part, or came together with it.
 * @param {Seen} one
 * @param {Seen[]} all
 */
function nearTo(one, all) {
  if (one.place !== null) return [];
  const isBeside = (/** @type {Seen} */ other) => other.element.parentNode === one.element.parentNode && Math.abs(other.since - one.since) < SHORTLY / 4
    && Math.abs(Array.prototype.indexOf.call(one.element.parentNode?.children ?? [], one.element) - Array.prototype.indexOf.call(other.element.parentNode?.children ?? [], other.element)) <= 1;
  return all.filter((other) => other !== one && other.place === null && isBeside(other)).map(({ id }) => id);
}
