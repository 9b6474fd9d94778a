// The list itself: what fits what is wanted, the newest first, and what can be done with each text.

import { countMessage, formatNumber, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { CHANGED } from '../../shared/library/changed.js';
import { failureOf } from '../../shared/library/database.js';
import { excerptOf, folded, termsOf } from '../../shared/library/folded.js';
import { markedRowOf, marksThatFit } from './marked.js';
import { rowOf } from './row.js';

/** @import { Entry, Highlight } from '../../types.js' */
/** @import { Library } from '../../shared/library/library.js' */
/** @import { Wanted } from './filters.js' */

/** Texts that are shown at once; more follow at a press. */
const SHOWN = 50;

/** Milliseconds for which a deleted text is offered back, before it is cleared. */
const OFFERED_FOR = 30_000;

export class List {
  /**
   * @param {Library} library
   * @param {(words: string) => void} say
   */
  constructor(library, say) {
    this.library = library;
    this.say = say;
    /** @type {Entry[]} */
    this.entries = [];
    /** The highlights of each text, in its order. @type {Map<string, Highlight[]>} */
    this.marked = new Map();
    /** @type {Wanted} */
    this.wanted = { query: '', state: 'all', tags: [] };
    this.most = SHOWN;
    this.turn = 0;
    /** What is shown: the same is not shown anew, or a press on it would meet nothing. */
    this.content = '';
    this.onTags = () => {};
    this.count = part('p', 'soft');
    this.count.setAttribute('role', 'status');
    this.deleted = part('div', 'deleted note');
    this.deleted.hidden = true;
    this.items = part('ul', 'texts');
    this.more = button('', message('more'), () => { this.showMore().catch((error) => this.fail(error)); });
    this.element = part('div', 'list', this.count, this.deleted, this.items, this.more);
  }

  async load() {
    const [entries, highlights] = await Promise.all([this.library.list(), this.library.highlights()]);
    this.entries = entries;
    this.marked = new Map([...highlights].map(([text, all]) => [text, all.sort((one, other) => one.start - other.start)]));
    await this.show();
  }

  /** @returns {Map<string, number>} every tag, with the number of texts that have it */
  tags() {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const tag of this.entries.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return new Map([...counts].sort(([one], [other]) => one.localeCompare(other)));
  }

  /** @param {Wanted} wanted */
  want(wanted) {
    this.wanted = wanted;
    this.most = SHOWN;
    this.show().catch((error) => this.fail(error));
  }

  /** Says what has gone wrong. @param {unknown} error */
  fail(error) {
    this.say(message(failureOf(error)));
  }

  /** Shows what is wanted; of two looks the later one counts. */
  async show() {
    this.turn += 1;
    const { turn } = this;
    const fitting = await this.fitting();
    const content = JSON.stringify([fitting.slice(0, this.most), fitting.length, this.entries.length, [...this.marked], this.wanted]);
    if (turn !== this.turn || content === this.content) return;
    const rows = await Promise.all(fitting.slice(0, this.most).map((entry) => this.row(entry)));
    if (turn !== this.turn) return;
    this.content = content;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const [id, act] = [focused?.closest('li')?.id, focused?.dataset.act];
    const typed = focused instanceof HTMLInputElement ? focused.value : '';
    this.items.replaceChildren(...rows);
    const anew = id && act ? document.getElementById(id)?.querySelector(`[data-act="${act}"]`) : null;
    if (anew instanceof HTMLInputElement) anew.value = typed;
    if (anew instanceof HTMLElement) anew.focus();
    this.more.hidden = fitting.length <= this.most;
    this.count.textContent = this.summary(fitting);
  }

  /** @param {Entry} entry @returns {Promise<HTMLLIElement>} */
  async row(entry) {
    if (this.wanted.state === 'highlights') return markedRowOf(entry, this.marksOf(entry));
    return rowOf(entry, { list: this, marked: this.marked.get(entry.id)?.length ?? 0, excerpt: await this.excerpt(entry) });
  }

  /** @param {Entry} entry @returns {Highlight[]} those that fit what is wanted */
  marksOf(entry) {
    return marksThatFit(entry, this.marked.get(entry.id) ?? [], termsOf(this.wanted.query));
  }

  /** @param {Entry[]} fitting @returns {string} how many there are, or why there is nothing */
  summary(fitting) {
    const isOfMarks = this.wanted.state === 'highlights';
    if (this.entries.length === 0) return message('libraryEmpty');
    if (isOfMarks && !this.entries.some(({ id }) => this.marked.has(id))) return message('libraryNoHighlights');
    if (fitting.length === 0) return message('libraryNothing');
    if (isOfMarks) return message('highlightsNumber', formatNumber(fitting.flatMap((entry) => this.marksOf(entry)).length));
    return countMessage('textCount', fitting.length);
  }

  async showMore() {
    const next = this.most;
    this.most += SHOWN;
    await this.show();
    /** @type {HTMLElement | null} */ (this.items.children[next]?.querySelector('a'))?.focus();
  }

  /** @returns {Promise<Entry[]>} */
  async fitting() {
    const { query, state, tags } = this.wanted;
    const isTagged = (/** @type {Entry} */ { tags: own }) => tags.every((tag) => own.includes(tag));
    if (state === 'highlights') return this.entries.filter((entry) => isTagged(entry) && this.marksOf(entry).length > 0);
    const terms = termsOf(query);
    const found = terms.length > 0 ? await this.library.search(query) : null;
    const fits = this.entries.filter((entry) => (
      (!found || found.has(entry.id)) && (state === 'all' || (state === 'read') === (entry.read !== null)) && isTagged(entry)));
    // A title says what a text is about.
    const isNamed = (/** @type {Entry} */ { title }) => terms.every((term) => folded(title).includes(term));
    return found ? [...fits.filter(isNamed), ...fits.filter((entry) => !isNamed(entry))] : fits;
  }

  /**
   * The words around what was found in the text, or its first words.
   * @param {Entry} entry
   * @returns {Promise<{ words: string, isFound: boolean }[]>}
   */
  async excerpt({ id, beginning }) {
    const terms = termsOf(this.wanted.query);
    const pieces = terms.length > 0 ? excerptOf((await this.library.plain(id)).replaceAll('\n', ' '), terms) : [];
    return pieces.length > 0 ? pieces : [{ words: beginning, isFound: false }];
  }

  /**
   * @param {Entry} entry
   * @param {Partial<Pick<Entry, 'read' | 'tags'>>} changes
   */
  async change(entry, changes) {
    try {
      const changed = await this.library.change(entry.id, changes);
      this.entries = this.entries.flatMap((each) => (each.id === entry.id ? (changed ?? []) : each));
      CHANGED.tell();
    } catch (error) {
      this.fail(error);
    }
    await this.show();
    if (changes.tags) this.onTags();
  }

  /** @param {Entry} entry */
  removeOne(entry) {
    const name = entry.title || message('untitled');
    return this.remove([entry], { deleted: message('deletedText', name), restored: message('restoredText', name) });
  }

  /** Deletes all texts, whatever is shown. */
  removeAll() {
    return this.remove(this.entries, { deleted: message('deletedAll'), restored: message('restoredAll') });
  }

  /**
   * Deletes texts, and offers them back.
   * @param {Entry[]} entries
   * @param {{ deleted: string, restored: string }} words
   */
  async remove(entries, { deleted, restored }) {
    const ids = entries.map(({ id }) => id);
    if (ids.length === 0) return;
    try {
      await this.library.remove(...ids);
    } catch (error) {
      return this.fail(error);
    }
    await this.left();
    const undo = button('', message('undo'), () => { this.restore(ids, restored).catch((error) => this.fail(error)); });
    this.deleted.replaceChildren(part('span', '', deleted), undo);
    this.deleted.hidden = false;
    this.say('');
    undo.focus();
    clearTimeout(this.clearing);
    this.clearing = setTimeout(() => {
      this.deleted.hidden = true;
      this.library.clear(OFFERED_FOR).catch(() => {});
    }, OFFERED_FOR);
  }

  /**
   * Takes a deletion back.
   * @param {string[]} ids
   * @param {string} words that it is done
   */
  async restore(ids, words) {
    await this.library.restore(...ids);
    clearTimeout(this.clearing);
    this.deleted.hidden = true;
    this.say(words);
    await this.left();
    /** @type {HTMLElement | null} */ (document.getElementById(`text-${ids[0]}`)?.querySelector('a'))?.focus();
  }

  async left() {
    CHANGED.tell();
    await this.load();
    this.onTags();
  }
}
