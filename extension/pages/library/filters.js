// What is wanted of the list: words to search, read or not or the highlights alone, a tag.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { named } from '../both/page.js';

/** @typedef {{ query: string, state: 'all' | 'unread' | 'read' | 'highlights', tags: string[] }} Wanted */

/** Milliseconds without a letter after which is searched. */
const SEARCH_AFTER = 150;

const STATES = /** @type {const} */ (['all', 'unread', 'read', 'highlights']);

export class Filters {
  /** @param {(wanted: Wanted) => void} tell is told whatever is wanted now */
  constructor(tell) {
    this.tell = tell;
    /** @type {Wanted} */
    this.wanted = { query: '', state: 'all', tags: [] };
    this.tags = part('div', 'chips');
    this.tagBox = part('div', 'tag-filter', named(part('h2', 'small-title', message('tags'))), this.tags);
    this.tagBox.hidden = true;
    this.tags.setAttribute('role', 'group');
    this.tags.setAttribute('aria-label', message('tags'));
    this.element = part('div', 'filters', this.search(), this.states(), this.tagBox);
    this.element.setAttribute('role', 'search');
  }

  /** @param {Partial<Wanted>} changes */
  change(changes) {
    Object.assign(this.wanted, changes);
    this.tell({ ...this.wanted });
  }

  search() {
    const input = named(part('input', ''));
    Object.assign(input, { type: 'search', autocomplete: 'off', spellcheck: false });
    const label = part('label', 'soft', message('librarySearch'));
    label.htmlFor = input.id;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.change({ query: input.value }), SEARCH_AFTER);
    });
    return part('div', 'search', label, input);
  }

  states() {
    const fields = STATES.map((state) => {
      const field = part('input', '');
      Object.assign(field, { type: 'radio', name: 'state', value: state, checked: state === this.wanted.state });
      field.addEventListener('change', () => this.change({ state }));
      return part('label', 'choice', field, part('span', '', message(state === 'highlights' ? 'highlights' : `filter_${state}`)));
    });
    const legend = part('legend', 'unseen', message('libraryFilter'));
    return part('fieldset', 'states', legend, ...fields);
  }

  /** @param {Map<string, number>} tags and how many texts have each */
  setTags(tags) {
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.tag;
    const wanted = this.wanted.tags.filter((tag) => tags.has(tag));
    this.tagBox.hidden = tags.size === 0;
    this.tags.replaceChildren(...[...tags].map(([tag, count]) => {
      const chip = button('chip', '', () => this.toggle(tag));
      chip.append(part('bdi', '', tag), ' ', part('span', 'soft', String(count)));
      chip.dataset.tag = tag;
      chip.setAttribute('aria-pressed', String(wanted.includes(tag)));
      return chip;
    }));
    if (focused !== undefined) this.chipOf(focused)?.focus();
    if (wanted.length < this.wanted.tags.length) this.change({ tags: wanted });
  }

  /** @param {string} tag */
  toggle(tag) {
    const { tags } = this.wanted;
    const isOn = !tags.includes(tag);
    this.chipOf(tag)?.setAttribute('aria-pressed', String(isOn));
    this.change({ tags: isOn ? [...tags, tag] : tags.filter((each) => each !== tag) });
  }

  /** @param {string} tag */
  chipOf(tag) {
    return /** @type {HTMLElement[]} */ ([...this.tags.children]).find((chip) => chip.dataset.tag === tag);
  }
}
