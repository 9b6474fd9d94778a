// Words are chosen with the keyboard alone: sentence by sentence, more of them with Shift, word by word to the side.

import { scriptOf, rangeOf } from '../../content/tools/aloud/script.js';
import { interfaceLanguage, message } from '../../content/messages.js';
import { ours, part } from '../../content/parts.js';

/** @import { Tools } from '../../content/tools/tools.js' */

export class Chooser {
  /**
   * @param {Tools} tools
   * @param {() => void} done is told that what is selected is what is wanted
   */
  constructor(tools, done) {
    this.view = tools.view;
    this.done = done;
    this.isOn = false;
    this.at = 0;
    /** @type {Range[]} */
    this.sentences = [];
    this.hint = ours(part('p', 'said chooser-hint', message('highlightChoose')));
    this.said = part('p', 'unseen');
    this.said.setAttribute('role', 'status');
    this.view.dialog.append(this.said);
    this.view.onEscape(() => this.end());
    // Before the tools' own keys and the scrolling of the text.
    window.addEventListener('keydown', (event) => this.onKey(event), { capture: true, signal: this.view.signal });
  }

  /** Begins with the first sentence that is seen. */
  start() {
    const { article, main } = this.view;
    if (!article || this.isOn) return;
    const script = scriptOf(article, interfaceLanguage()).filter(({ element }) => element.closest('.text'));
    this.sentences = script.flatMap((paragraph) => paragraph.sentences.flatMap(({ text, start }) => (
      rangeOf(paragraph, start, start + text.trimEnd().length) ?? [])));
    const top = main.getBoundingClientRect().top;
    const first = this.sentences.findIndex((range) => range.getBoundingClientRect().top >= top);
    if (first < 0) return;
    this.isOn = true;
    this.view.dialog.append(this.hint);
    main.focus({ preventScroll: true });
    this.choose(first);
  }

  /** @returns {boolean} whether it was going on */
  end() {
    if (!this.isOn) return false;
    this.isOn = false;
    this.hint.remove();
    this.said.textContent = '';
    document.getSelection()?.removeAllRanges();
    return true;
  }

  /** @param {number} at */
  choose(at) {
    this.at = Math.min(Math.max(at, 0), this.sentences.length - 1);
    const { startContainer, startOffset, endContainer, endOffset } = this.sentences[this.at];
    document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
    this.tell(startContainer);
  }

  /** @param {number} step sentences by which the selection grows */
  extend(step) {
    const selection = document.getSelection();
    this.at = Math.min(Math.max(this.at + step, 0), this.sentences.length - 1);
    const { endContainer, endOffset } = this.sentences[this.at];
    selection?.extend(endContainer, endOffset);
    this.tell(endContainer);
  }

  /** @param {Node} node is brought into sight, and what is selected is said */
  tell(node) {
    node.parentElement?.scrollIntoView({ block: 'nearest' });
    this.said.textContent = document.getSelection()?.toString() ?? '';
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.isOn || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.act(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key means something here
   */
  act({ key, shiftKey }) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const side = { ArrowRight: 'right', ArrowLeft: 'left' }[key];
    if (step !== undefined) {
      if (shiftKey) this.extend(step);
      else this.choose(this.at + step);
    } else if (side !== undefined) {
      document.getSelection()?.modify('extend', side, 'word');
      this.said.textContent = document.getSelection()?.toString() ?? '';
    } else if (key === 'Enter') {
      // The selection is what it was about.
      this.isOn = false;
      this.hint.remove();
      this.done();
    } else return false;
    return true;
  }
}
