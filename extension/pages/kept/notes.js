// The list of highlights in its panel: the words, a note to write, a way to remove each and to have it back.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';

/** @import { Highlight } from '../../types.js' */
/** @import { Highlights } from './highlights.js' */

/** Milliseconds after the last letter until a note is kept. */
const KEEP_AFTER = 400;

/** Letters of the words that name a field to who cannot see what it stands beside. */
const NAME = 40;

export class NoteList {
  /** @param {Highlights} highlights */
  constructor(highlights) {
    this.highlights = highlights;
    this.said = part('div', 'highlight-said');
    this.said.setAttribute('role', 'status');
    this.items = part('ul', 'highlight-list');
    this.box = part('div', '', this.said, this.items);
    /** Notes that are being written, by highlight. @type {Map<string, () => Promise<unknown>>} */
    this.unkept = new Map();
    addEventListener('pagehide', () => this.flush());
  }

  /** Shows what there is; a note that is being written is not disturbed. */
  write() {
    if (!this.box.isConnected) return;
    const { all, tools } = this.highlights;
    if (all.length === 0) {
      const key = tools.actions.get('highlight')?.key?.toUpperCase() ?? '–';
      return this.items.replaceChildren(part('li', 'quiet', message('highlightsNone', key)));
    }
    const known = new Map(Array.from(this.items.children, (item) => [/** @type {HTMLElement} */ (item).dataset.highlight, item]));
    const items = all.map((highlight) => known.get(highlight.id) ?? this.item(highlight));
    const isSame = items.length === this.items.children.length && items.every((item, index) => item === this.items.children[index]);
    if (!isSame) this.items.replaceChildren(...items);
  }

  /** @param {Highlight} highlight */
  item({ id, quote, note }) {
    const named = quote.length > NAME ? `${quote.slice(0, NAME)} …` : quote;
    const { lost } = this.highlights;
    const words = lost.has(id)
      ? part('p', 'highlight-quote', part('bdi', '', quote), ' ', part('small', '', message('highlightLost')))
      : button('link highlight-quote', quote, () => this.highlights.show(id));
    words.dir = 'auto';
    const field = part('textarea', '');
    Object.assign(field, { value: note, rows: 2, dir: 'auto', placeholder: message('highlightNote') });
    field.setAttribute('aria-label', message('highlightNoteFor', named));
    field.addEventListener('input', () => this.later(id, field));
    field.addEventListener('change', () => this.flush());
    const remove = button('', message('remove'), () => { this.remove(id); });
    remove.setAttribute('aria-label', message('highlightRemove', named));
    const item = part('li', '', words, field, remove);
    item.dataset.highlight = id;
    return item;
  }

  /** @param {string} id @param {HTMLTextAreaElement} field */
  later(id, field) {
    clearTimeout(this.timer);
    this.unkept.set(id, async () => {
      const highlight = this.highlights.all.find((each) => each.id === id);
      if (highlight) await this.highlights.put({ ...highlight, note: field.value, changed: Date.now() });
    });
    this.timer = setTimeout(() => this.flush(), KEEP_AFTER);
  }

  /** Keeps what was written. */
  flush() {
    clearTimeout(this.timer);
    const waiting = [...this.unkept.values()];
    this.unkept.clear();
    for (const keep of waiting) keep();
  }

  /** @param {string} id */
  async remove(id) {
    this.flush();
    const highlight = this.highlights.all.find((each) => each.id === id);
    if (!highlight) return;
    await this.highlights.remove(highlight);
    const back = button('', message('undo'), async () => {
      await this.highlights.put(highlight);
      this.said.replaceChildren();
      this.goTo(id);
    });
    this.said.replaceChildren(part('span', '', message('highlightRemoved')), back);
    back.focus();
  }

  /** Puts the keyboard into the note of a highlight. @param {string} id */
  goTo(id) {
    const item = this.items.querySelector(`[data-highlight="${CSS.escape(id)}"]`);
    item?.querySelector('textarea')?.focus();
    item?.scrollIntoView({ block: 'nearest' });
  }
}
