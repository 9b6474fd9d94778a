// The library's storage: IndexedDB of the extension itself, which no page can see.
//
//   entries     what the list shows of each text, what the reader has added, when it was deleted
//   bodies      its facts and its markup
//   words       its text as it is searched (folded.js)
//   pictures    by text and address: media type and bytes
//   highlights  by id, with the text that they belong to

import { openDB } from 'idb';

/** @import { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb' */
/** @import { Body, Entry, Highlight, KeptPicture } from '../../types.js' */

/**
 * @typedef {DBSchema & {
 *   entries: { key: string, value: Entry, indexes: { address: string } },
 *   bodies: { key: string, value: Body },
 *   words: { key: string, value: { id: string, folded: string } },
 *   pictures: { key: [string, string], value: KeptPicture, indexes: { text: string } },
 *   highlights: { key: string, value: Highlight, indexes: { text: string } },
 * }} Schema
 */
/** @typedef {IDBPDatabase<Schema>} Database */
/** @typedef {IDBPTransaction<Schema, any, 'versionchange'>} Upgrade */
/** @typedef {(database: Database, transaction: Upgrade) => unknown} Step */

export const NAME = 'library';

/**
 * The step at index n brings the storage from version n to n + 1. One that was released is never changed.
 * @type {Step[]}
 */
export const STEPS = [
  (database) => {
    database.createObjectStore('entries', { keyPath: 'id' }).createIndex('address', 'address');
    database.createObjectStore('bodies', { keyPath: 'id' });
    database.createObjectStore('words', { keyPath: 'id' });
    database.createObjectStore('pictures', { keyPath: ['text', 'url'] }).createIndex('text', 'text');
    database.createObjectStore('highlights', { keyPath: 'id' }).createIndex('text', 'text');
  },
];

/**
 * @param {{ name?: string, steps?: Step[], onClosed?: () => void }} [options] others for tests; who is told when it had to be closed
 * @returns {Promise<Database>}
 */
export function openDatabase({ name = NAME, steps = STEPS, onClosed } = {}) {
  return openDB(name, steps.length, {
    async upgrade(database, from, _, transaction) {
      for (const step of steps.slice(from)) await step(/** @type {Database} */ (database), /** @type {Upgrade} */ (transaction));
    },
    // A newer version of Recto wants to go on with it: this page makes way.
    blocking(_from, _to, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      onClosed?.();
    },
    // The browser has closed it: it was cleared, or the disk has gone.
    terminated: onClosed,
  });
}

/**
 * Does something in one transaction: whole, or not at all.
 * @template Result
 * @param {{ done: Promise<void>, abort(): void }} transaction
 * @param {(later: (request: Promise<unknown>) => void) => Promise<Result>} work waits for its requests, or hands them over to `later`
 * @returns {Promise<Result>} rejected with the cause where nothing was done
 */
export async function atOnce(transaction, work) {
  /** @type {Promise<unknown>[]} */
  const all = [transaction.done];
  /** Its failure is told below, not when it comes. @param {Promise<unknown>} request */
  const later = (request) => {
    all.push(request);
    request.catch(() => {});
  };
  transaction.done.catch(() => {});
  const working = work(later).catch((error) => {
    try {
      transaction.abort();
    } catch {
      // It has been aborted already.
    }
    throw error;
  });
  const [outcome] = await Promise.allSettled([working]);
  const failures = [outcome, ...await Promise.allSettled(all)].flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  // What the others say is only that the transaction was aborted.
  if (failures.length > 0) throw failures.find(({ name }) => name !== 'AbortError') ?? failures[0];
  return working;
}

/**
 * Why something could not be done: a key of _locales.
 * @param {unknown} error
 * @returns {'libraryFull' | 'libraryNewer' | 'libraryFailed'}
 */
export function failureOf(error) {
  const { name } = /** @type {Partial<Error>} */ (error ?? {});
  if (name === 'QuotaExceededError') return 'libraryFull';
  return name === 'VersionError' ? 'libraryNewer' : 'libraryFailed';
}
