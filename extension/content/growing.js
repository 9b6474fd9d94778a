// A text that is put together while it is read: the first screen at once, the rest piece by piece, so that nothing else waits for
// it. Only a long text is: a short one is there before anybody could see the difference.
//
// A long text stands in stretches (src/render/stretches.rs), of which the browser lays out only those that are near the window
// (content-visibility): laying out a page of 100,000 nodes whole takes it a second and a half (CPU time, Chromium 156), whenever a width
// changes.

import { Builder } from './markup.js';
import { afterFrame, part } from './parts.js';
import { piecesIn } from './reading.js';

/** @import { Reading } from '../types.js' */

/** Pieces that fill the first screen, of small letters on a large window. */
const FIRST_SCREEN = 60;

/**
 * Milliseconds of building after which something else may have its turn: with the frame that shows it well below the 50 that are felt. What
 * is built in 1 ms takes Firefox up to 4 to style (153, 2026-11-27).
 */
const TURN = 4;

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
  /** @param {Reading} reading */
  constructor({ stretches, sources }) {
    this.text = part('div', 'text');
    this.stretches = stretches;
    /** Stretches that are there. */
    this.next = 0;
    this.builder = new Builder(document);
    /** Pieces of all stretches, and those that are there: Firefox takes 19 ms to ask a text for 16,000 of them (153). */
    this.pieces = sources.length;
    this.elements = /** @type {Element[]} */ ([]);
    /** @type {(() => void)[]} */
    this.waiting = [];
    if (!this.isLong) this.finish();
  }

  get isLong() { return this.stretches.length > 1; }

  get isWhole() { return this.next >= this.stretches.length; }

  /**
   * Puts the first screen there.
   * @param {number} from the piece that it begins with
   */
  begin(from) {
    while (!this.isWhole && this.elements.length < from + FIRST_SCREEN) this.add();
  }

  /** The next stretch. */
  add() {
    const pieces = this.builder.fragment(piecesIn(this.stretches[this.next]));
    this.elements.push(...pieces.children);
    this.text.append(this.isLong ? stretch(pieces) : pieces);
    this.next += 1;
    if (this.isWhole) this.waiting.splice(0).forEach((handler) => handler());
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
    tell(this.elements.length / this.pieces);
    afterFrame(() => this.run(signal, tell));
  }

  /** @param {() => void} handler called once all of it is there, at once if it is */
  whenWhole(handler) {
    if (this.isWhole) handler();
    else this.waiting.push(handler);
  }
}
