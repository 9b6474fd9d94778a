// A text that is put together while it is read: the first screen at once, the rest piece by piece, so that nothing else waits for
// it. Only a long text is: a short one is there before anybody could see the difference.
//
// A long text stands in stretches, of which the browser lays out only those that are near the window (content-visibility):
// laying out a page of 100,000 nodes whole takes it a second and a half (CPU time, Chromium 156), whenever a width changes.

import { Builder } from './markup.js';
import { afterFrame, part } from './parts.js';

/** @import { Markup } from '../types.js' */

/** Pieces (paragraphs, headings, lists) from which a text is long. Ordinary articles have 20 to 200. */
const LONG = 600;

/** Pieces that fill the first screen, of small letters on a large window. */
const FIRST_SCREEN = 60;

/** Pieces of a stretch; it ends where the next piece has no room above itself, as rooms of two stretches do not join. */
const STRETCH = 100;
const LONGEST_STRETCH = 2 * STRETCH;

/** Milliseconds of building after which something else may have its turn: with the frame that shows it, well below the 50 that are felt. */
const TURN = 6;

/** Whether a piece has no room above itself (styles/book.css). @param {Markup | undefined} node */
const beginsStretch = (node) => Array.isArray(node) && node[0] === 'p';

/** Letters to a line, and the heights of a line and of the room between pieces, in em (styles/book.css). */
const LINE = 67;
const LINE_HEIGHT = 1.6;
const ROOM = 1.05;

/**
 * Knows about how high it is before it is laid out, so that little moves when it is.
 * @param {DocumentFragment} pieces
 */
function stretch(pieces) {
  // The last line of a piece is half full on average.
  const lines = (pieces.textContent ?? '').length / LINE + pieces.childElementCount / 2;
  const height = lines * LINE_HEIGHT + pieces.childElementCount * ROOM;
  const box = part('div', 'stretch', pieces);
  box.style.containIntrinsicBlockSize = `auto ${height.toFixed(0)}em`;
  return box;
}

export class Growing {
  /** @param {Markup[]} markup */
  constructor(markup) {
    this.text = part('div', 'text');
    this.markup = markup;
    this.builder = new Builder(document);
    /** Pieces of the markup that are there. */
    this.built = 0;
    /** @type {(() => void)[]} */
    this.waiting = [];
    if (!this.isLong) this.finish();
  }

  get isLong() { return this.markup.length >= LONG; }

  get isWhole() { return this.built >= this.markup.length; }

  /**
   * Puts the first screen there.
   * @param {number} from the piece that it begins with
   */
  begin(from) {
    while (!this.isWhole && this.built < from + FIRST_SCREEN) this.add();
  }

  /** The next stretch. */
  add() {
    const end = this.isLong ? this.endOfStretch() : this.markup.length;
    const pieces = this.builder.fragment(this.markup.slice(this.built, end));
    this.text.append(this.isLong ? stretch(pieces) : pieces);
    this.built = end;
    if (this.isWhole) this.waiting.splice(0).forEach((handler) => handler());
  }

  endOfStretch() {
    let end = this.built + STRETCH;
    while (end < this.built + LONGEST_STRETCH && end < this.markup.length && !beginsStretch(this.markup[end])) end += 1;
    return Math.min(end, this.markup.length);
  }

  /** Puts all the rest there, for what cannot wait. */
  finish() {
    while (!this.isWhole) this.add();
  }

  /**
   * Puts the rest there in turns, one to a frame: what two have brought, the browser would style and lay out at once. A tab that nobody sees
   * has no frames, and nobody waits there for anything else.
   * @param {AbortSignal} signal ends it
   * @param {(share: number) => void} tell how much is there, 0.0–1.0
   */
  run(signal, tell) {
    if (signal.aborted || this.isWhole) return;
    const end = document.hidden ? Infinity : performance.now() + TURN;
    do this.add(); while (!this.isWhole && performance.now() < end);
    tell(this.built / this.markup.length);
    afterFrame(() => this.run(signal, tell));
  }

  /** @param {() => void} handler called once all of it is there, at once if it is */
  whenWhole(handler) {
    if (this.isWhole) handler();
    else this.waiting.push(handler);
  }
}
