// The same passage in the page and in the view: each piece of the view's text knows the node of the page that it begins
// with, and within it the words say which line.

import { boxOf, bringTo, cutOffBy, stayWhilePicturesCome } from './scrolling.js';
import { isStretch } from './stretches.js';
import { Texts } from './texts.js';

/** CSS pixels below the top edge where a reader's line is looked for: what reaches just across the edge is read already. */
const EDGE = 24;

/** CSS pixels of scrolling that are none: the view stands at its top. */
const TOP = 1;

/** Shares of the window's height between which a passage is brought in the page: bars of the page lie above, 0.0–1.0. */
const HIGHEST = 0.15;
const LOWEST = 0.6;

/** A place in the text. @typedef {{ piece: number, place: number, words: string, height: number }} Passage */

export class Passages {
  /**
   * @param {HTMLElement} main what scrolls
   * @param {Element[]} pieces of the view's text
   * @param {Node[]} origins the page's nodes, by their index in the snapshot
   * @param {number[]} sources for each piece the index of the node that it begins with
   */
  constructor(main, pieces, origins, sources) {
    this.main = main;
    this.origins = origins;
    // Without one for each there is nothing to go by.
    this.pieces = pieces.length === sources.length ? pieces : [];
    this.sources = sources;
  }

  /** @returns {Passage} where the text begins */
  get beginning() {
    return { piece: 0, place: 0, words: '', height: 0 };
  }

  /** The passage at the top of the view. @returns {Passage | null} null above the text and for an empty one */
  inView() {
    const edge = this.main.getBoundingClientRect().top + EDGE;
    const piece = this.firstBelow(edge);
    if (piece < 0 || (piece === 0 && this.main.scrollTop <= TOP)) return null;
    // The first line that is read; a picture that is half gone says less than the line below it.
    for (let at = piece; at < this.pieces.length && this.pieces[at].getBoundingClientRect().top < innerHeight; at += 1) {
      const texts = Texts.below(this.pieces[at]);
      const place = texts.firstBelow(edge);
      const box = place === null ? null : texts.rangeAt(place)?.getBoundingClientRect();
      if (place !== null && box) return { piece: at, place, words: texts.wordsAt(place), height: box.top };
    }
    return { piece, place: 0, words: '', height: this.pieces[piece].getBoundingClientRect().top };
  }

  /**
   * The first piece that reaches below a line; a stretch that does not is passed over whole, and need not be laid out for it.
   * @param {number} line CSS pixels from the top of the window
   * @returns {number} -1 where none does
   */
  firstBelow(line) {
    const reaches = (/** @type {Element} */ element) => element.getBoundingClientRect().bottom > line;
    /** @type {Element | null} */
    let stretch = null;
    let mayReach = true;
    return this.pieces.findIndex((piece) => {
      const around = piece.parentElement;
      if (around !== stretch) {
        stretch = around;
        mayReach = !around || !isStretch(around) || reaches(around);
      }
      return mayReach && reaches(piece);
    });
  }

  /** The passage at the top of the page's window. @returns {Passage | null} null where the text begins in the window or ends above */
  inPage() {
    const first = this.pieces.length > 0 ? this.boxOfSource(0) : null;
    if (!first || first.top >= 0) return null;
    const last = this.lastAbove(EDGE);
    for (const piece of [last, last + 1]) {
      if (piece >= this.pieces.length) return null;
      const texts = this.textsOfSource(piece);
      const place = this.placeInPage(texts) ?? (piece > last ? 0 : null);
      if (place === null) continue;
      const box = texts.rangeAt(place)?.getBoundingClientRect() ?? this.boxOfSource(piece);
      return box && box.top < innerHeight ? { piece, place, words: texts.wordsAt(place), height: box.top } : null;
    }
    return null;
  }

  /** The last piece that begins above a line of the page's window; they follow each other downwards. @param {number} line */
  lastAbove(line) {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      // What is not shown stands where the next one that is shown stands.
      let shown = middle;
      while (shown < high && !this.boxOfSource(shown)) shown += 1;
      const box = this.boxOfSource(shown);
      if (box && box.top <= line) low = shown;
      else high = middle - 1;
    }
    return low;
  }

  /** @param {Texts} texts of the page */
  placeInPage(texts) {
    const range = texts.rangeAt(0);
    const box = range && boxOf(range);
    if (!range || !box) return null;
    // The edge as the frame that the text is in counts it.
    return texts.firstBelow(EDGE - (box.top - range.getBoundingClientRect().top));
  }

  /**
   * @param {Passage} passage
   * @param {number} [height] CSS pixels below the top of the window
   */
  showInView({ piece, place, words }, height = this.main.getBoundingClientRect().top + EDGE) {
    if (!this.pieces[piece]) return;
    const texts = Texts.below(this.pieces[piece]);
    const range = texts.rangeAt(texts.find(words, place) ?? 0);
    const { top } = (range ?? this.pieces[piece]).getBoundingClientRect();
    this.main.scrollTop += top - height;
  }

  /** @param {Passage} passage */
  showInPage(passage) {
    const shown = this.rangeInPage(passage) ?? this.nearestSource(passage.piece);
    if (!shown) return;
    const height = Math.min(Math.max(passage.height, innerHeight * HIGHEST), innerHeight * LOWEST);
    const bring = () => {
      const edge = cutOffBy(shown);
      const box = edge && boxOf(edge);
      // What the page does not show begins where it ends.
      if (box) bringTo(edge, innerHeight * LOWEST - (box.bottom - box.top));
      else bringTo(shown, height);
    };
    bring();
    stayWhilePicturesCome(bring);
  }

  /** @param {Passage} passage @returns {Range | null} null where it is no longer there or not shown */
  rangeInPage({ piece, place, words }) {
    const texts = this.textsOfSource(piece);
    // A page that has put its text there anew has other nodes: then the words are looked for in all of it.
    const range = texts.nodes.length > 0 ? rangeIn(texts, words, place) : this.rangeAnywhere(piece, place, words);
    return range && boxOf(range) ? range : null;
  }

  /**
   * Looks for a passage by the words of its piece, and how far into the text that stands.
   * @param {number} piece
   * @param {number} place
   * @param {string} words
   */
  rangeAnywhere(piece, place, words) {
    const page = Texts.below(document.body);
    const before = this.pieces.slice(0, piece).reduce((sum, each) => sum + Texts.below(each).joined.length, 0);
    const start = page.find(Texts.below(this.pieces[piece]).wordsAt(0), before);
    return start === null ? null : rangeIn(page, words, start + place);
  }

  /** Where a piece begins in the page, or the next one before it that is shown. @param {number} piece @returns {Range | Element | null} */
  nearestSource(piece) {
    for (let at = piece; at >= 0; at -= 1) {
      const source = this.sourceOf(at);
      if (source && boxOf(source)) return source;
    }
    return null;
  }

  /** @param {number} piece @returns {Range | Element | null} */
  sourceOf(piece) {
    const node = this.origins[this.sources[piece]];
    if (!node?.isConnected) return null;
    if (node.nodeType === Node.ELEMENT_NODE) return /** @type {Element} */ (node);
    const range = /** @type {Document} */ (node.ownerDocument).createRange();
    range.selectNodeContents(node);
    return range;
  }

  /** @param {number} piece */
  boxOfSource(piece) {
    const source = this.sourceOf(piece);
    return source && boxOf(source);
  }

  /** The page's text that a piece is made of, up to the next piece. @param {number} piece */
  textsOfSource(piece) {
    const start = this.sources[piece];
    let following = piece + 1;
    while (following < this.sources.length && this.sources[following] <= start) following += 1;
    const next = this.sources[following] ?? this.endOf(start);
    const isText = (/** @type {Node} */ node) => node.nodeType === Node.TEXT_NODE && node.isConnected;
    return new Texts(/** @type {Text[]} */ (this.origins.slice(start, next).filter(isText)));
  }

  /** Past the last node of a part of the page. @param {number} start */
  endOf(start) {
    const part = /** @type {Element | undefined} */ (this.origins[start]);
    const around = part?.nodeType === Node.ELEMENT_NODE ? part : part?.parentNode;
    let end = start + 1;
    while (end < this.origins.length && around?.contains(this.origins[end])) end += 1;
    return end;
  }
}

/**
 * @param {Texts} texts
 * @param {string} words
 * @param {number} place
 */
function rangeIn(texts, words, place) {
  const found = texts.find(words, place);
  return found === null ? null : texts.rangeAt(found);
}
