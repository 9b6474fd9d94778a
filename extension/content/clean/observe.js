// When a page is looked at: at its beginning, when it changes, when the reader has scrolled or is about to leave. A page that rests
// costs nothing: once the first looks are over there is no timer, and no observer is called.

import { atLeisure } from '../leisure.js';
import { noteDialogs } from './dialogs.js';

/** Milliseconds after the beginning at which it is looked at: notices wait a while (CLUTTER.md §4.1). */
const LOOKS = [0, 300, 1_000, 2_500, 5_000, 10_000];

/** Shares of the page at which notices come up as it is scrolled (CLUTTER.md §4.1). */
const DEPTHS = [0.25, 0.6];

/** Milliseconds between two looks at least: while a page is young, later, and while it changes without end. */
const PAUSE = 100;
const LATER_PAUSE = 1_000;
const STORM_PAUSE = 2_000;

/** Looks after which a page is not young any more. */
const YOUNG = 30;

/** Changes that make a storm where they come within so many milliseconds (CLUTTER.md §4.1). */
const STORM = 1_000;
const STORM_TIME = 1_000;

/** Children of the body whose styles are heard of: layers are put before or behind a page's own parts, which are few. */
const MOST_OUTER = 60;

/** Milliseconds after which a look that waits for a quiet moment comes anyway. */
const PATIENCE = 300;

const ATTRIBUTES = ['class', 'open', 'hidden', 'inert', 'aria-modal', 'aria-hidden', 'role', 'popover'];

export class Observer {
  /**
   * @param {() => void} look
   * @param {(records: MutationRecord[]) => void} note called with each batch of changes, to do little
   * @param {string} ownName our attribute: a page may take it off
   */
  constructor(look, note, ownName) {
    this.look = look;
    this.note = note;
    this.ownName = ownName;
    this.looks = 0;
    /** All looks at this document. */
    this.total = 0;
    this.last = -Infinity;
    this.records = { count: 0, since: 0 };
    this.isWaiting = false;
    /** Those that have not been reached yet. */
    this.depths = [...DEPTHS];
    this.mutations = new MutationObserver((records) => this.onChanges(records));
  }

  start() {
    this.observe();
    this.begin();
    const soon = () => this.soon();
    window.addEventListener('scroll', () => this.onScroll(), { passive: true });
    document.documentElement.addEventListener('mouseleave', (event) => {
      if (event.clientY > 0) return;
      this.later(PATIENCE);
    });
    document.addEventListener('visibilitychange', soon);
    // A frame inside a part says what the part is.
    document.addEventListener('load', (event) => event.target instanceof HTMLIFrameElement && soon(), { capture: true });
    window.addEventListener('pageshow', (event) => event.persisted && soon());
    for (const name of ['popstate', 'hashchange']) window.addEventListener(name, soon);
    // Where there is one, it tells of addresses that a script has changed too.
    /** @type {any} */ (globalThis).navigation?.addEventListener?.('currententrychange', () => this.later(PATIENCE));
  }

  /** The looks of a page's beginning. */
  begin() {
    this.looks = 0;
    this.depths = [...DEPTHS];
    LOOKS.forEach((pause) => this.later(pause));
  }

  observe() {
    const { documentElement, body } = document;
    this.mutations.observe(documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: [...ATTRIBUTES, this.ownName] });
    // Styles change with every frame of an animation: only those of the outermost are heard of.
    const outer = new MutationObserver((records) => this.onChanges(records));
    for (const element of [documentElement, body, ...Array.from(body?.children ?? []).slice(0, MOST_OUTER)]) {
      if (element) outer.observe(element, { attributes: true, attributeFilter: ['style'] });
    }
  }

  /** Forgets the changes that were our own; the page's may be among them. */
  forget() { noteDialogs(this.mutations.takeRecords()); }

  onScroll() {
    const share = scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight);
    const left = this.depths.filter((depth) => depth > share);
    if (left.length === this.depths.length) return;
    this.depths = left;
    this.soon();
    this.later(PATIENCE);
  }

  /** @param {MutationRecord[]} records */
  onChanges(records) {
    const now = performance.now();
    if (now - this.records.since > STORM_TIME) this.records = { count: 0, since: now };
    this.records.count += records.length;
    this.note(records);
    this.soon();
  }

  /** @param {number} pause milliseconds */
  later(pause) {
    setTimeout(() => this.soon(), pause);
  }

  /** Looks in the next quiet moment, once for all that asked. */
  soon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    const isStorm = this.records.count > STORM;
    const pause = isStorm ? STORM_PAUSE : this.looks < YOUNG ? PAUSE : LATER_PAUSE;
    const wait = Math.max(0, this.last + pause - performance.now());
    setTimeout(() => atLeisure(() => this.run(), PATIENCE), wait);
  }

  run() {
    this.isWaiting = false;
    // What is not seen is looked at when it is.
    if (document.hidden) return;
    this.looks += 1;
    this.total += 1;
    this.look();
    this.last = performance.now();
  }
}
