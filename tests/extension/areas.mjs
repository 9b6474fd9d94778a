// Storage areas as the browsers have them, as far as the store can tell: with their quotas, and with what fails.

/** Bytes of an item and of all items in `storage.sync`, in both browsers. */
const ITEM = 8_192;
const ALL = 102_400;

/** As Chromium counts: the name and the JSON of the value, in which "<" is escaped. */
const bytesOf = (/** @type {string} */ name, /** @type {unknown} */ value) => Buffer.byteLength(name)
  + Buffer.byteLength(JSON.stringify(value).replaceAll('<', '\\u003C'));

/** A storage area in memory. */
export class MemoryArea {
  /** @param {{ quota?: boolean, items?: Record<string, any> }} [options] */
  constructor({ quota = false, items = {} } = {}) {
    this.quota = quota;
    /** @type {Record<string, any>} */
    this.items = structuredClone(items);
  }

  /** @param {string | string[] | null} wanted */
  async get(wanted) {
    const names = wanted === null ? Object.keys(this.items) : [wanted].flat();
    return structuredClone(Object.fromEntries(names.filter((name) => name in this.items).map((name) => [name, this.items[name]])));
  }

  /** @param {Record<string, any>} items */
  async set(items) {
    const next = { ...this.items, ...structuredClone(items) };
    const sizes = Object.entries(next).map(([name, value]) => bytesOf(name, value));
    if (this.quota && sizes.some((size) => size > ITEM)) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
    if (this.quota && sizes.reduce((sum, size) => sum + size, 0) > ALL) throw new Error('QUOTA_BYTES quota exceeded');
    this.items = next;
  }

  /** @param {string | string[]} names */
  async remove(names) {
    for (const name of [names].flat()) delete this.items[name];
  }
}

/** An area that is not there: switched off by the reader or an administrator. */
export const ABSENT = {
  async get() { throw new Error('storage.sync is disabled'); },
  async set() { throw new Error('storage.sync is disabled'); },
  async remove() { throw new Error('storage.sync is disabled'); },
};

/** An area on a disk that is broken, or full. */
export const BROKEN = {
  async get() { throw new Error('the database is corrupted'); },
  async set() { throw new Error('no room is left'); },
  async remove() { throw new Error('no room is left'); },
};
