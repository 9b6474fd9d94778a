// A run of text nodes as one text without blanks: so the same words are found again in the page and in the view, which
// break and indent them differently.

import { nearest } from '../shared/nearest.js';

/** Blanks, and characters that show nothing: the core drops those too (src/extract/content/tidy.rs). */
const UNSEEN = /[\s\u00AD\u200B\u2060\uFEFF]/g;

/** Characters that tell a place from others nearby, and how many do where so many are not found. */
const SNIPPET = 40;
const SHORT_SNIPPET = 12;

export class Texts {
  /** @param {Text[]} nodes in order */
  constructor(nodes) {
    this.nodes = nodes;
    /** For each node where its text begins in `joined`. @type {number[]} */
    this.starts = [];
    const pieces = [];
    let length = 0;
    for (const node of nodes) {
      const piece = node.data.replace(UNSEEN, '');
      this.starts.push(length);
      pieces.push(piece);
      length += piece.length;
    }
    this.joined = pieces.join('');
  }

  /**
   * @param {Node} root
   * @returns {Texts} of all text below it
   */
  static below(root) {
    const walker = /** @type {Document} */ (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(/** @type {Text} */ (node));
    return new Texts(nodes);
  }

  /**
   * The words from a place on.
   * @param {number} place
   */
  wordsAt(place) {
    return this.joined.slice(place, place + SNIPPET);
  }

  /**
   * The place of a letter, the other way round from `rangeAt`.
   * @param {Text} node
   * @param {number} offset in it
   * @returns {number | null} null where the node is none of these
   */
  placeIn(node, offset) {
    const index = this.nodes.indexOf(node);
    return index < 0 ? null : this.starts[index] + node.data.slice(0, offset).replace(UNSEEN, '').length;
  }

  /**
   * Where these words stand: at the place, else nearest to it.
   * @param {string} words
   * @param {number} place
   * @returns {number | null} null where they stand nowhere
   */
  find(words, place) {
    if (words === '') return null;
    if (this.joined.startsWith(words, place)) return place;
    return nearest(this.joined, words, place) ?? (words.length > SHORT_SNIPPET ? this.find(words.slice(0, SHORT_SNIPPET), place) : null);
  }

  /**
   * @param {number} place
   * @returns {Range | null} the character there
   */
  rangeAt(place) {
    let index = this.starts.findLastIndex((start) => start <= place);
    if (index < 0) return null;
    const node = this.nodes[index];
    let seen = this.starts[index];
    for (let offset = 0; offset < node.data.length; offset += 1) {
      UNSEEN.lastIndex = 0;
      if (UNSEEN.test(node.data[offset])) continue;
      if (seen === place) return character(node, offset);
      seen += 1;
    }
    return null;
  }

  /**
   * The first character that reaches below a line.
   * @param {number} line CSS pixels from the top of the window that the nodes are laid out in
   * @returns {number | null} its place; null where all stand above, or are not shown
   */
  firstBelow(line) {
    for (const [index, node] of this.nodes.entries()) {
      const all = node.ownerDocument.createRange();
      all.selectNodeContents(node);
      const box = all.getBoundingClientRect();
      if (box.height === 0 || box.bottom <= line) continue;
      let [low, high] = [0, node.data.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        const { bottom, height } = character(node, middle).getBoundingClientRect();
        if (height > 0 && bottom > line) high = middle;
        else low = middle + 1;
      }
      return this.starts[index] + node.data.slice(0, low).replace(UNSEEN, '').length;
    }
    return null;
  }
}

/**
 * @param {Text} node
 * @param {number} offset
 */
function character(node, offset) {
  const range = node.ownerDocument.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return range;
}
