// Keeps what a reader has chosen: in `storage.sync`, so that it follows the reader, and on this device alone where that
// is not there or a value is too large for it.
//
// Nothing is ever lost: what cannot be understood is put aside before anything is written over it, and `putAside` lists it.

import { api } from './api.js';
import { KEPT, VERSION } from './kept.js';
import { fromItems, pieceNames, toItems } from './parts.js';

/** @import { Values } from './kept.js' */

/** @typedef {Pick<chrome.storage.StorageArea, 'get' | 'set' | 'remove'>} Area */
/** @typedef {{ sync: Area, local: Area }} Areas */
/** @typedef {Record<string, any>} Items */

/**
 * `place`: where it is kept; `whole`: whether all that is kept was understood.
 * @template Value
 * @typedef {{ value: Value, whole: boolean, place: 'sync' | 'local' }} Loaded
 */

/** What the names of things put aside begin with, in `storage.local`. */
const ASIDE = 'aside/';

/** Under this name stands the version of an area's values. */
const VERSION_NAME = 'version';

/**
 * The step at index n brings an area's items from version n + 1 to n + 2. There has been one version so far.
 * @type {((items: Items) => Items)[]}
 */
const STEPS = [];

/**
 * One change after the other, whichever page makes it.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
const oneByOne = (work) => navigator.locks.request('recto.store', work);

export class Store {
  /**
   * @param {Areas} areas
   * @param {{ inTurn?: typeof oneByOne, steps?: typeof STEPS, version?: number }} [options] others for tests
   */
  constructor(areas, { inTurn = oneByOne, steps = STEPS, version = VERSION } = {}) {
    this.areas = areas;
    this.inTurn = inTurn;
    this.steps = steps;
    this.version = version;
  }

  /**
   * @template {keyof Values} Name
   * @param {Name} name
   * @returns {Promise<Loaded<Values[Name]>>} what the reader has chosen, or what stands there at first; that too where the browser's
   *   storage is broken, so that reading goes on
   */
  async load(name) {
    try {
      return await this.read(name);
    } catch {
      return { value: structuredClone(KEPT[name].start), whole: false, place: 'local' };
    }
  }

  /**
   * @template {keyof Values} Name
   * @param {Name} name
   * @returns {Promise<Loaded<Values[Name]>>} rejected where it cannot be read
   */
  async read(name) {
    const { start, check } = KEPT[name];
    const { items, place } = await this.items(name);
    if (!(name in items)) return { value: structuredClone(start), whole: true, place };
    const joined = fromItems(name, items);
    return { ...(joined ? check(joined.value) : { value: structuredClone(start), whole: false }), place };
  }

  /**
   * Changes a value.
   * @template {keyof Values} Name
   * @param {Name} name
   * @param {(value: Values[Name]) => Values[Name]} change
   * @returns {Promise<Loaded<Values[Name]>>} rejected where there is no room for it, or where what stands there cannot be read: nothing
   *   is written over what nobody has seen
   */
  async update(name, change) {
    return this.inTurn(async () => {
      const { value, whole } = await this.read(name);
      if (!whole) await this.setAside(name);
      const changed = change(value);
      return { value: changed, whole: true, place: await this.write(name, changed) };
    });
  }

  /**
   * What was put aside, by the name under which it is kept.
   * @returns {Promise<Items>}
   */
  async putAside() {
    const all = await this.areas.local.get(null);
    return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(ASIDE)));
  }

  /** @param {string} name one of those names */
  async forget(name) {
    if (name.startsWith(ASIDE)) await this.areas.local.remove(name);
  }

  /** Brings what an earlier version of Recto has kept into today's form. To be called after an update. */
  async migrate() {
    await this.inTurn(async () => {
      for (const area of Object.values(this.areas)) await this.migrateArea(area).catch(() => {});
    });
  }

  /** @param {Area} area */
  async migrateArea(area) {
    const items = /** @type {Items} */ (await area.get(null));
    const from = items[VERSION_NAME] ?? this.version;
    // What a newer Recto has written stays as it is.
    if (from < this.version) {
      const changed = this.steps.slice(from - 1).reduce((values, step) => step(values), items);
      await area.set({ ...changed, [VERSION_NAME]: this.version });
      await area.remove(Object.keys(items).filter((name) => !(name in changed)));
    }
  }

  /**
   * The raw items of a value. What is kept on this device alone goes before what is synchronised.
   * @param {string} name
   * @returns {Promise<{ items: Items, place: 'sync' | 'local' }>}
   */
  async items(name) {
    const local = await this.areas.local.get(name);
    if (name in local) return { items: local, place: 'local' };
    try {
      const head = await this.areas.sync.get(name);
      const pieces = pieceNames(name, head[name]);
      return { items: { ...head, ...(pieces.length > 0 && await this.areas.sync.get(pieces)) }, place: 'sync' };
    } catch {
      // The reader or an administrator has switched it off.
      return { items: {}, place: 'local' };
    }
  }

  /** @param {string} name */
  async setAside(name) {
    const { items } = await this.items(name);
    await this.areas.local.set({ [`${ASIDE}${name}/${new Date().toISOString()}`]: items });
  }

  /**
   * @param {string} name
   * @param {unknown} value
   * @returns {Promise<'sync' | 'local'>} where it is kept now
   */
  async write(name, value) {
    const { sync, local } = this.areas;
    try {
      const before = pieceNames(name, (await sync.get(name))[name]);
      const items = toItems(name, value, crypto.randomUUID());
      await sync.set({ ...items, [VERSION_NAME]: this.version });
      await sync.remove(before.filter((piece) => !(piece in items)));
      await local.remove(name);
      return 'sync';
    } catch {
      // Too large for it, too many changes in a minute, or not there at all.
      await local.set({ [name]: value, [VERSION_NAME]: this.version });
      return 'local';
    }
  }
}

/** The store of this browser. */
export const store = new Store({
  get sync() { return api.storage.sync; },
  get local() { return api.storage.local; },
});

/**
 * Hears of changes, wherever they were made.
 * @param {(names: Set<string>) => void} heard the names of the values that have changed
 */
export function watch(heard) {
  api.storage.onChanged.addListener((changes, area) => {
    if (area !== 'sync' && area !== 'local') return;
    const names = Object.keys(changes).filter((name) => !name.startsWith(ASIDE));
    heard(new Set(names.map((name) => name.split('/')[0])));
  });
}
