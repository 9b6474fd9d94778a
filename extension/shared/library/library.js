// The library: texts that the reader has kept, on this device alone. Each change is one transaction: it is done whole, or not at
// all, and then what was there before is still there.

import { atOnce, openDatabase } from './database.js';
import { folded, termsOf } from './folded.js';
import { beginningOf, picturesOf, plainOf } from './plain.js';
import { kindOf } from './pictures.js';

/** @import { Body, Entry, Highlight, KeptPicture, Markup, Metadata } from '../../types.js' */
/** @import { Database } from './database.js' */

/** @typedef {{ entry: Entry, body: Body, pictures: KeptPicture[], highlights: Highlight[] }} Whole  all that is kept of a text */

/** Texts whose words are looked through at once, which bounds the memory that a search takes. */
const AT_ONCE = 50;

/** All stores: what is written to several is written to all of them, or to none. */
export const ALL = /** @type {const} */ (['entries', 'bodies', 'words', 'pictures', 'highlights']);

/** @param {string} address @returns {string} of the page, without the place in it */
export const addressOf = (address) => address.split('#')[0];

/**
 * What the list shows of a text.
 * @param {{ metadata: Metadata, markup: Markup[], address: string }} text
 * @returns {Omit<Entry, 'id' | 'kept' | 'read' | 'place' | 'tags' | 'removed' | 'pictures'>}
 */
export function factsOf({ metadata, markup, address }) {
  return {
    address,
    title: metadata.title ?? metadata.site_name ?? '',
    byline: metadata.byline,
    site: metadata.site_name ?? (URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : null),
    published: metadata.published,
    language: metadata.language,
    dir: metadata.dir,
    words: metadata.word_count,
    minutes: metadata.reading_minutes,
    beginning: beginningOf(markup),
  };
}

/** @param {{ metadata: Metadata, markup: Markup[] }} text @returns {string} all that a search looks through */
export const searchedOf = ({ metadata, markup }) => (
  folded([metadata.title, metadata.byline, metadata.site_name, plainOf(markup)].filter(Boolean).join('\n'))
);

export class Library {
  /** @param {{ open?: typeof openDatabase, now?: () => number }} [options] others for tests */
  constructor({ open = openDatabase, now = Date.now } = {}) {
    this.openAnew = open;
    this.now = now;
    /** @type {Promise<Database> | null} */
    this.opened = null;
  }

  /** @returns {Promise<Database>} a start that has failed is tried again */
  database() {
    const forget = () => { this.opened = null; };
    if (!this.opened) {
      this.opened = this.openAnew({ onClosed: forget });
      this.opened.catch(forget);
    }
    return this.opened;
  }

  // ---- keeping ----

  /**
   * Keeps a text. One of the same address takes its place; what the reader has added to that stays.
   * @param {{ metadata: Metadata, markup: Markup[], address: string }} text
   * @returns {Promise<Entry>}
   */
  async keep(text) {
    const address = addressOf(text.address);
    // What takes long is done before the transaction, which ends by itself when it waits.
    const facts = factsOf({ ...text, address });
    const words = searchedOf(text);
    const wanted = new Set(picturesOf(text.markup));
    const transaction = (await this.database()).transaction(ALL, 'readwrite');
    const [entries, pictures] = [transaction.objectStore('entries'), transaction.objectStore('pictures')];
    return atOnce(transaction, async (later) => {
      const before = await entries.index('address').get(address);
      const id = before?.id ?? crypto.randomUUID();
      const there = before ? await pictures.index('text').getAll(id) : [];
      for (const { url } of there) if (!wanted.has(url)) later(pictures.delete([id, url]));
      /** @type {Entry} */
      const entry = {
        ...facts, id, kept: this.now(), read: before?.read ?? null, place: before?.place ?? null, tags: before?.tags ?? [], removed: null,
        pictures: { kept: there.filter(({ url }) => wanted.has(url)).length, all: wanted.size },
      };
      later(entries.put(entry));
      later(transaction.objectStore('bodies').put({ id, metadata: text.metadata, markup: text.markup }));
      later(transaction.objectStore('words').put({ id, folded: words }));
      return entry;
    });
  }

  /**
   * Adds a picture to a text.
   * @param {string} id
   * @param {string} url
   * @param {Uint8Array<ArrayBuffer>} bytes
   * @returns {Promise<boolean>} whether it is kept: it is none, or the text has gone, where it is not
   */
  async addPicture(id, url, bytes) {
    const type = kindOf(bytes);
    if (type === null) return false;
    const transaction = (await this.database()).transaction(['entries', 'pictures'], 'readwrite');
    const [entries, pictures] = [transaction.objectStore('entries'), transaction.objectStore('pictures')];
    return atOnce(transaction, async () => {
      const entry = await entries.get(id);
      if (!entry) return false;
      await pictures.put({ text: id, url, type, bytes });
      await entries.put({ ...entry, pictures: { ...entry.pictures, kept: await pictures.index('text').count(id) } });
      return true;
    });
  }

  // ---- looking ----

  /** @returns {Promise<Entry[]>} what is kept, the newest first */
  async list() {
    const entries = await (await this.database()).getAll('entries');
    return entries.filter(({ removed }) => removed === null).sort((one, other) => other.kept - one.kept);
  }

  /**
   * @param {string} address of a page
   * @returns {Promise<Entry | null>} what is kept of it
   */
  async at(address) {
    const entry = await (await this.database()).getFromIndex('entries', 'address', addressOf(address));
    return entry && entry.removed === null ? entry : null;
  }

  /**
   * @param {string} id
   * @returns {Promise<Whole | null>}
   */
  async whole(id) {
    const transaction = (await this.database()).transaction(ALL);
    const [entry, body, pictures, highlights] = await Promise.all([
      transaction.objectStore('entries').get(id),
      transaction.objectStore('bodies').get(id),
      transaction.objectStore('pictures').index('text').getAll(id),
      transaction.objectStore('highlights').index('text').getAll(id),
    ]);
    if (!entry || !body || entry.removed !== null) return null;
    return { entry, body, pictures, highlights: highlights.sort((one, other) => one.start - other.start) };
  }

  /** @param {string} id @returns {Promise<string>} the text of a text */
  async plain(id) {
    const body = await (await this.database()).get('bodies', id);
    return body ? plainOf(body.markup) : '';
  }

  /** @returns {Promise<Map<string, Highlight[]>>} all highlights, by the text that they belong to */
  async highlights() {
    const all = await (await this.database()).getAll('highlights');
    return grouped(all);
  }

  /**
   * Texts in which all words of a query stand: in the text or its facts, its tags, its notes.
   * @param {string} query
   * @returns {Promise<Set<string>>} their ids; the query must have a word
   */
  async search(query) {
    const terms = termsOf(query);
    const database = await this.database();
    const [entries, highlights] = await Promise.all([database.getAll('entries'), this.highlights()]);
    const added = new Map(entries.map(({ id, tags }) => (
      [id, folded([...tags, ...(highlights.get(id) ?? []).map(({ note }) => note)].join('\n'))])));
    /** @type {Set<string>} */
    const found = new Set();
    /** @type {string | undefined} */
    let after;
    for (;;) {
      /** @type {{ id: string, folded: string }[]} */
      const batch = await database.getAll('words', after === undefined ? undefined : IDBKeyRange.lowerBound(after, true), AT_ONCE);
      for (const { id, folded: words } of batch) {
        if (terms.every((term) => words.includes(term) || added.get(id)?.includes(term))) found.add(id);
      }
      if (batch.length < AT_ONCE) return found;
      after = batch[batch.length - 1].id;
    }
  }

  // ---- what the reader adds ----

  /**
   * @param {string} id
   * @param {Partial<Pick<Entry, 'read' | 'place' | 'tags'>>} changes
   * @returns {Promise<Entry | null>} null where it is not kept any more
   */
  async change(id, changes) {
    const transaction = (await this.database()).transaction('entries', 'readwrite');
    return atOnce(transaction, async () => {
      const before = await transaction.store.get(id);
      const entry = before ? { ...before, ...changes } : null;
      if (entry) await transaction.store.put(entry);
      return entry;
    });
  }

  /** @param {Highlight} highlight is kept, anew where it was kept already; not where its text has gone */
  async putHighlight(highlight) {
    const transaction = (await this.database()).transaction(['entries', 'highlights'], 'readwrite');
    await atOnce(transaction, async () => {
      if (!await transaction.objectStore('entries').getKey(highlight.text)) throw new Error('the text has gone');
      await transaction.objectStore('highlights').put(highlight);
    });
  }

  /** @param {string} id */
  async removeHighlight(id) {
    await (await this.database()).delete('highlights', id);
  }

  // ---- deleting ----

  /** Deletes texts; until they are cleared they can be brought back. @param {string[]} ids */
  remove(...ids) {
    return this.setRemoved(ids, this.now());
  }

  /** @param {string[]} ids */
  restore(...ids) {
    return this.setRemoved(ids, null);
  }

  /** @param {string[]} ids @param {number | null} removed */
  async setRemoved(ids, removed) {
    const transaction = (await this.database()).transaction('entries', 'readwrite');
    await atOnce(transaction, async (later) => {
      for (const id of ids) {
        const entry = await transaction.store.get(id);
        if (entry) later(transaction.store.put({ ...entry, removed }));
      }
    });
  }

  /**
   * Clears, with all that belongs to them, texts that were deleted. They cannot be brought back.
   * @param {number} age milliseconds for which they have been deleted at least
   * @returns {Promise<number>} how many there were
   */
  async clear(age) {
    const transaction = (await this.database()).transaction(ALL, 'readwrite');
    return atOnce(transaction, async (later) => {
      const entries = await transaction.objectStore('entries').getAll();
      const gone = entries.filter(({ removed }) => removed !== null && this.now() - removed >= age);
      for (const { id } of gone) {
        for (const name of /** @type {const} */ (['entries', 'bodies', 'words'])) later(transaction.objectStore(name).delete(id));
        const [pictures, highlights] = [transaction.objectStore('pictures'), transaction.objectStore('highlights')];
        for (const key of await pictures.index('text').getAllKeys(id)) later(pictures.delete(key));
        for (const key of await highlights.index('text').getAllKeys(id)) later(highlights.delete(key));
      }
      return gone.length;
    });
  }
}

/** @param {Highlight[]} all */
function grouped(all) {
  /** @type {Map<string, Highlight[]>} */
  const groups = new Map();
  for (const each of all) groups.set(each.text, [...(groups.get(each.text) ?? []), each]);
  return groups;
}
