// The cleaning of one page: looks at it, asks the background what is clutter, hides that.

import { VIEW } from '../keys.js';
import { findArticle } from './article.js';
import { noteDialogs } from './dialogs.js';
import { parentOf } from './dom.js';
import { TOGETHER, factsOf } from './facts.js';
import { watchPresses } from './gestures.js';
import { Hiding } from './hiding.js';
import { Observer } from './observe.js';
import { isKept } from './own_rules.js';
import { isLocked, pageFacts } from './page.js';
import { blocks, overlays } from './places.js';
import { Memory, looksOf } from './seen.js';

/** @import { SiteRules } from './own_rules.js' */
/** @import { Seen } from './seen.js' */

/** Parts that are judged at once (CLUTTER.md §4). */
const MOST_PARTS = 40;

/** Milliseconds for which it is remembered what was made inert. */
const INERT_KNOWN = 2_000;

/** Milliseconds until the next look, where one came too early. */
const NEXT_LOOK = 100;

/** Levels above a change in which a block was perhaps passed by too early. */
const LEVELS = 4;

/** Words below which a page may still be waiting for its text. */
const ARTICLE_WORDS = 250;

/** @typedef {{ id: number, kind: string, act: 'leave' | 'hide' | 'unpin', points: number, why: string[], with: number | null }} Verdict */
/** @typedef {{ left_alone: string | null, gated: boolean, verdicts: Verdict[] }} Verdicts */

export class Cleaner {
  /**
   * @param {object} background
   * @param {(facts: string) => Promise<Verdicts | null>} background.judge
   * @param {() => Promise<SiteRules>} background.rules
   * @param {(name: string) => Promise<void>} background.sheet
   * @param {(count: number) => void} background.count
   */
  constructor(background) {
    this.background = background;
    this.hiding = new Hiding(this);
    this.memory = new Memory();
    this.observer = new Observer(() => this.look(), (records) => this.note(records), this.hiding.journal.hideName);
    this.rules = /** @type {SiteRules} */ ({ hide: [], keep: [] });
    this.ready = Promise.resolve();
    this.address = location.href;
    this.article = findArticle();
    this.articleIsOld = false;
    /** Elements that may have got children of which some are blocks; null: all. */
    this.changedIn = /** @type {Set<Element> | null} */ (null);
    this.passed = /** @type {WeakSet<Element>} */ (new WeakSet());
    this.lockedAt = /** @type {number | null} */ (null);
    this.inert = /** @type {{ element: Element, at: number }[]} */ ([]);
    this.changedAt = performance.now();
    this.gated = false;
    this.isJudging = false;
    this.ours = /** @type {Set<Element>} */ (new Set());
  }

  /** Looks from the first moment on, so that it is known what comes late; hides only when the reader's rules are known. */
  start() {
    watchPresses(this.memory);
    this.ready = this.background.rules().then((rules) => {
      this.rules = rules;
      if (rules.hide.length > 0) this.observer.soon();
    });
    this.observer.start();
  }

  /** @param {MutationRecord[]} records */
  note(records) {
    const now = performance.now();
    this.changedAt = now;
    noteDialogs(records);
    for (const { type, attributeName, target, addedNodes } of records) {
      if (type === 'childList' && addedNodes.length > 0) {
        this.articleIsOld = true;
        // What was empty until now may be filled.
        for (let each = target, level = 0; each instanceof Element && level <= LEVELS; each = /** @type {Node} */ (parentOf(each)), level += 1) {
          if (level < LEVELS) this.passed.delete(each);
          this.changedIn?.add(each);
        }
      } else if ((attributeName === 'inert' || attributeName === 'aria-hidden') && target instanceof Element) this.inert.push({ element: target, at: now });
    }
    this.inert = this.inert.filter(({ at }) => now - at < INERT_KNOWN).slice(-MOST_PARTS);
  }

  look() {
    if (/** @type {any} */ (globalThis)[VIEW]?.isOpen?.() || document.fullscreenElement) return;
    if (location.href !== this.address) this.turnPage();
    if (this.articleIsOld && (this.article.words < ARTICLE_WORDS || !this.article.root?.isConnected || this.memory.isFirst)) this.findArticle();
    this.articleIsOld = false;
    this.lockedAt = isLocked() ? this.lockedAt ?? this.changedAt : null;
    this.hiding.repair();
    this.hiding.applyRules();

    const parts = overlays(this.article, (element) => this.isOurs(element));
    const seen = this.memory.overlays(parts, this.changedAt);
    const inFlow = [...this.newBlocks()].filter(([element]) => !parts.has(element)).map(([element, place]) => this.memory.meet(element, place, this.changedAt));
    const changed = seen.filter((each) => each.looks !== looksOf(each.element, each.hits));
    this.memory.isFirst = false;
    if (changed.length > 0 || inFlow.length > 0) this.judge([...seen, ...inFlow].slice(0, MOST_PARTS));
  }

  /** Blocks in the text that were not looked at yet; a few at a time, and none where nothing has come. */
  newBlocks() {
    if (this.changedIn?.size === 0) return [];
    const found = [...blocks(this.article, this.memory.known, this.passed, this.changedIn)].filter(([element]) => !this.isOurs(element));
    if (found.length > 0) this.observer.later(0);
    else this.changedIn = new Set();
    return found;
  }

  /** The page's text, which may stand elsewhere than before. */
  findArticle() {
    this.article = findArticle();
    this.changedIn = null;
  }

  /** Another page under another address, in the same document. */
  turnPage() {
    this.address = location.href;
    this.findArticle();
    this.memory.restart();
    this.hiding.turnPage();
    this.gated = false;
    this.observer.begin();
  }

  /** @param {Element} element */
  isOurs(element) {
    return this.ours.has(element) || this.hiding.kept.has(element) || isKept(this.rules.keep, element) || this.hiding.journal.entryOf(element)?.shown === false;
  }

  /** Those were not judged after all. @param {Seen[]} seen */
  unsee(seen) {
    this.changedIn = null;
    for (const each of seen) {
      each.looks = '';
      if (each.place !== null) this.memory.known.delete(each.element);
    }
  }

  /** @param {Seen[]} seen */
  async judge(seen) {
    // What comes meanwhile is judged in the next look.
    if (this.isJudging) {
      this.unsee(seen);
      return this.observer.later(NEXT_LOOK);
    }
    this.isJudging = true;
    try {
      const moment = { article: this.article, lockedAt: this.lockedAt, inert: this.inert };
      for (const each of seen) {
        each.looks = looksOf(each.element, each.hits);
        each.beside = this.hiding.beside(each.element);
      }
      const candidates = seen.map((each) => ({ ...factsOf(each, moment), near: nearTo(each, seen) }));
      const facts = { ...pageFacts(this.article, seen.filter(({ place }) => place === null).map(({ element }) => element)), candidates };
      const verdicts = await this.background.judge(JSON.stringify(facts));
      // The background was just stopped, or is gone.
      if (!verdicts) return this.unsee(seen);
      this.gated ||= verdicts.gated;
      await this.ready;
      await this.hiding.obey(verdicts, seen.filter(({ element }) => !this.isOurs(element)));
    } finally {
      this.isJudging = false;
    }
  }
}

/**
 * Numbers of the parts that stand beside a part, or came together with it.
 * @param {Seen} one
 * @param {Seen[]} all
 */
function nearTo(one, all) {
  if (one.place !== null) return [];
  const isBeside = (/** @type {Seen} */ other) => other.element.parentNode === one.element.parentNode && Math.abs(other.since - one.since) < TOGETHER
    && Math.abs(Array.prototype.indexOf.call(one.element.parentNode?.children ?? [], one.element) - Array.prototype.indexOf.call(other.element.parentNode?.children ?? [], other.element)) <= 1;
  return all.filter((other) => other !== one && other.place === null && isBeside(other)).map(({ id }) => id);
}
