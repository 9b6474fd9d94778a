// Highlights with notes: words are selected, by mouse, finger or keyboard, and marked; a panel lists all of them.

import { message } from '../../content/messages.js';
import { button, ours } from '../../content/parts.js';
import { failureOf } from '../../shared/library/database.js';
import { Chooser } from './chooser.js';
import { draw, selectedIn } from './marks.js';
import { NoteList } from './notes.js';

/** @import { Highlight } from '../../types.js' */
/** @import { Library, Whole } from '../../shared/library/library.js' */
/** @import { Tools } from '../../content/tools/tools.js' */
/** @import { Way } from '../../content/tools/way/way.js' */

/** @typedef {{ way: Way, library: Library, whole: Whole }} Kept */

/** CSS pixels between the selected words and the button that marks them. */
const GAP = 10;

/**
 * @param {Tools} tools
 * @param {Kept} kept
 * @returns {Highlights | null} nothing where there is no text
 */
export function mountHighlights(tools, kept) {
  const text = /** @type {HTMLElement | null} */ (tools.view.article?.querySelector('.text'));
  return text && new Highlights(tools, kept, text);
}

export class Highlights {
  /**
   * @param {Tools} tools
   * @param {Kept} kept
   * @param {HTMLElement} text
   */
  constructor(tools, { way, library, whole }, text) {
    this.tools = tools;
    this.way = way;
    this.library = library;
    this.text = text;
    this.id = whole.entry.id;
    /** In the order of the text. @type {Highlight[]} */
    this.all = whole.highlights;
    this.lost = draw(text, this.all);
    this.list = new NoteList(this);
    this.panel = tools.addPanel({
      name: 'highlights',
      label: 'highlights',
      icon: 'marker',
      key: 'n',
      build: (box) => box.append(this.list.box),
      onOpen: () => this.list.write(),
      onClose: () => this.list.flush(),
    });
    this.chooser = new Chooser(tools, () => this.add());
    tools.add({ name: 'highlight', label: 'highlightAdd', key: 'h', run: () => (this.selected() ? this.add() : this.chooser.start()) });
    this.offer = ours(button('highlight-offer', message('highlightAdd'), () => this.add()));
    this.offer.hidden = true;
    tools.view.dialog.append(this.offer);
    this.listen();
  }

  listen() {
    const { signal } = this.tools.view;
    let isDue = false;
    const look = () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => { isDue = false; this.placeOffer(); });
    };
    document.addEventListener('selectionchange', look, { signal });
    this.way.onScroll(look);
    // A press would else take the selection away before it counts.
    this.offer.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.offer.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    this.text.addEventListener('click', (event) => {
      const mark = event.target instanceof Element ? event.target.closest('mark.highlight') : null;
      if (!(mark instanceof HTMLElement) || mark.closest('a') || this.selected()) return;
      this.panel.open();
      this.list.goTo(mark.dataset.highlight ?? '');
    }, { signal });
  }

  /** What is selected in the text. @returns {Range | null} */
  selected() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    return range.intersectsNode(this.text) && range.toString().trim() !== '' ? range : null;
  }

  placeOffer() {
    const range = this.selected();
    this.offer.hidden = range === null || this.chooser.isOn;
    if (!range || this.offer.hidden) return;
    const boxes = range.getClientRects();
    const box = boxes[boxes.length - 1] ?? range.getBoundingClientRect();
    const { width, height } = this.offer.getBoundingClientRect();
    const isBelow = box.bottom + GAP + height < innerHeight;
    this.offer.style.left = `${Math.min(Math.max(box.left + box.width / 2 - width / 2, GAP), innerWidth - width - GAP)}px`;
    this.offer.style.top = `${isBelow ? box.bottom + GAP : Math.max(box.top - GAP - height, GAP)}px`;
  }

  /** Marks what is selected. */
  async add() {
    const range = this.selected();
    const found = range && selectedIn(this.text, range);
    if (!found) return;
    const now = Date.now();
    const highlight = { id: crypto.randomUUID(), text: this.id, ...found, note: '', made: now, changed: now };
    document.getSelection()?.removeAllRanges();
    if (!await this.put(highlight)) return;
    const note = this.tools.actions.get('highlights');
    this.tools.say(message('highlightDone', note?.key ? note.key.toUpperCase() : '–'));
  }

  /**
   * @param {Highlight} highlight
   * @returns {Promise<boolean>} whether it is kept
   */
  async put(highlight) {
    try {
      await this.library.putHighlight(highlight);
    } catch (error) {
      this.tools.say(message(failureOf(error)));
      return false;
    }
    this.all = [...this.all.filter(({ id }) => id !== highlight.id), highlight].sort((one, other) => one.start - other.start);
    this.redraw();
    return true;
  }

  /** @param {Highlight} highlight */
  async remove({ id }) {
    try {
      await this.library.removeHighlight(id);
    } catch (error) {
      return this.tools.say(message(failureOf(error)));
    }
    this.all = this.all.filter((each) => each.id !== id);
    this.redraw();
  }

  redraw() {
    this.lost = draw(this.text, this.all);
    this.list.write();
  }

  /** Goes to a highlight in the text. @param {string} id */
  show(id) {
    const mark = /** @type {HTMLElement | null} */ (this.text.querySelector(`mark.highlight[data-highlight="${CSS.escape(id)}"]`));
    if (mark) this.way.goTo(mark);
  }
}
