// The sentence and the word that are read, marked behind the letters. Boxes of our own rather than the browser's named
// highlights: those are the document's, and would hand our closed text to the page.

import { part } from '../../parts.js';

export class Marks {
  /** @param {HTMLElement} main what scrolls */
  constructor(main) {
    this.main = main;
    this.sentence = part('div', 'spoken spoken-sentence');
    this.word = part('div', 'spoken spoken-word');
    for (const layer of [this.sentence, this.word]) layer.setAttribute('aria-hidden', 'true');
  }

  /** @param {Range | null} range */
  showSentence(range) {
    this.draw(this.sentence, range);
    this.draw(this.word, null);
  }

  /** @param {Range | null} range */
  showWord(range) {
    this.draw(this.word, range);
  }

  clear() {
    this.sentence.remove();
    this.word.remove();
  }

  /**
   * @param {HTMLElement} layer
   * @param {Range | null} range
   */
  draw(layer, range) {
    if (!layer.isConnected) this.main.prepend(layer);
    const origin = this.main.getBoundingClientRect();
    const boxes = [...(range?.getClientRects() ?? [])].filter(({ width, height }) => width > 0 && height > 0).map((rect) => {
      const box = part('div', '');
      Object.assign(box.style, {
        left: `${rect.left - origin.left + this.main.scrollLeft}px`,
        top: `${rect.top - origin.top + this.main.scrollTop}px`,
        width: `${rect.width}px`,
        height: `${rect.height}px`,
      });
      return box;
    });
    layer.replaceChildren(...boxes);
  }
}
