// The reading settings: how they are checked, kept, and handed on as a file. What there is to set stands in table.js.
//
// What is kept is a record, `{ version, values }`, with only what the reader has changed. A value that cannot be used
// counts as not set, but it stays in the record: a newer Recto on another device may know it.

import { SETTINGS } from './table.js';
import { turns } from './turns.js';

export { GROUPS, SETTINGS } from './table.js';

/** @import { Setting } from './table.js' */

/** @typedef {Record<string, string | number | boolean>} Values  by the settings' keys */
/** @typedef {{ version: number, values: Record<string, unknown> }} Saved  the record as it is kept */
/** @typedef {chrome.storage.StorageArea} Area */

/** The name of the record in the browser's storage. */
const RECORD = 'reading';

/** The record's version: raised only where old values take on another meaning. */
const VERSION = 1;

/** Beside a record in the local storage: this device goes its own way. */
const OWN_WAY = 'readingOnThisDevice';

/** A colour as the browsers' own colour field writes it. */
const COLOUR = /^#[0-9a-f]{6}$/i;

// ---- the pure part ----

/** @returns {Saved} a record of a reader who has changed nothing */
export const nothingSaved = () => ({ version: VERSION, values: {} });

/**
 * @param {unknown} kept whatever the storage or a file holds
 * @returns {Saved} the same, or an empty record where it is none
 */
export function savedFrom(kept) {
  const { version, values } = /** @type {Partial<Saved>} */ (isObject(kept) ? kept : {});
  return { version: typeof version === 'number' ? version : VERSION, values: isObject(values) ? { ...values } : {} };
}

/**
 * @param {Setting} setting
 * @param {unknown} value
 * @returns {string | number | boolean | undefined} the value as it is used; undefined for one that cannot be
 */
export function checked(setting, value) {
  switch (setting.kind) {
    case 'choice': return typeof value === 'string' && setting.choices.includes(value) ? value : undefined;
    case 'switch': return typeof value === 'boolean' ? value : undefined;
    case 'colour': return typeof value === 'string' && COLOUR.test(value) ? value.toLowerCase() : undefined;
    case 'text': return typeof value === 'string' ? value.slice(0, setting.longest) : undefined;
    case 'range': return typeof value === 'number' && Number.isFinite(value) ? onStep(setting, value) : undefined;
  }
}

/**
 * @param {import('./table.js').Range} range
 * @param {number} value
 * @returns {number} the step of the range that lies nearest
 */
function onStep({ min, max, step }, value) {
  const steps = Math.round((Math.min(Math.max(value, min), max) - min) / step);
  // Without the dust of binary fractions: 0.15, not 0.15000000000000002.
  return Number((min + steps * step).toFixed(4));
}

/**
 * @param {Saved} saved
 * @returns {Values} every setting, those that are not set by their default
 */
export function valuesOf({ values }) {
  return Object.fromEntries(SETTINGS.map((setting) => [setting.key, checked(setting, values[setting.key]) ?? setting.default]));
}

/**
 * @param {Saved} saved
 * @param {Record<string, unknown>} changes new values by key; null puts the default back
 * @returns {Saved} a new record; what it holds besides stays
 */
export function withChanges(saved, changes) {
  const values = { ...saved.values };
  for (const setting of SETTINGS.filter(({ key }) => key in changes)) {
    const value = checked(setting, changes[setting.key]);
    if (value === undefined || value === setting.default) delete values[setting.key];
    else values[setting.key] = value;
  }
  return { version: VERSION, values };
}

/** @param {Saved} saved @returns {string} a file of it, to be read by people too */
export const toFile = (saved) => `${JSON.stringify({ recto: RECORD, ...saved }, null, 2)}\n`;

/**
 * @param {string} text of a file
 * @returns {Saved | null} null where it is no file of reading settings
 */
export function fromFile(text) {
  try {
    const read = JSON.parse(text);
    return isObject(read) && read.recto === RECORD && isObject(read.values) ? savedFrom(read) : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// ---- the storage ----

/**
 * Reads the record: this device's own where there is one, as it goes its own way or could not synchronise, else the shared.
 * @param {typeof chrome.storage} storage
 * @returns {Promise<Saved>} never rejected: reading goes on with the defaults
 */
export async function load(storage) {
  const [local, shared] = await Promise.all([read(storage.local), read(storage.sync)]);
  return savedFrom(local[RECORD] ?? shared[RECORD]);
}

/**
 * @param {Area | undefined} area
 * @returns {Promise<Record<string, unknown>>} nothing where the area cannot be read
 */
async function read(area) {
  try {
    return (await area?.get([RECORD, OWN_WAY])) ?? {};
  } catch {
    return {};
  }
}

const inTurn = turns();

/**
 * Keeps changes, on all of the reader's devices or, where that is not to be or cannot be, on this one.
 * @param {typeof chrome.storage} storage
 * @param {Record<string, unknown>} changes new values by key; null puts the default back
 * @returns {Promise<Saved>} what is kept now
 */
export function save(storage, changes) {
  return inTurn(async () => write(storage, withChanges(await load(storage), changes)));
}

/**
 * Keeps a whole record, as from a file, in place of the one that is there.
 * @param {typeof chrome.storage} storage
 * @param {Saved} saved
 * @returns {Promise<Saved>}
 */
export function replace(storage, saved) {
  return inTurn(() => write(storage, saved));
}

/**
 * @param {typeof chrome.storage} storage
 * @returns {Promise<boolean>} whether this device goes its own way
 */
export const isOnThisDevice = async (storage) => (await read(storage.local))[OWN_WAY] === true;

/**
 * From now on this device has settings of its own, which begin as the ones that it has; or follows the others again.
 * @param {typeof chrome.storage} storage
 * @param {boolean} isAlone
 * @returns {Promise<Saved>} what counts here now
 */
export function keepOnThisDevice(storage, isAlone) {
  return inTurn(async () => {
    const saved = await load(storage);
    if (isAlone) await storage.local.set({ [OWN_WAY]: true, [RECORD]: saved });
    else await storage.local.remove([OWN_WAY, RECORD]);
    return load(storage);
  });
}

/**
 * @param {typeof chrome.storage} storage
 * @param {Saved} saved
 */
async function write(storage, saved) {
  if (await isOnThisDevice(storage)) {
    await storage.local.set({ [RECORD]: saved });
    return saved;
  }
  try {
    // What cannot be read is not written over.
    await storage.sync.get(RECORD);
    await storage.sync.set({ [RECORD]: saved });
    await storage.local.remove(RECORD);
  } catch {
    // Too large, too often, or switched off. The next change tries again.
    await storage.local.set({ [RECORD]: saved });
  }
  return saved;
}

/**
 * Tells of every change, wherever it was made: in a view, on the settings page, on another device.
 * @param {typeof chrome.storage} storage
 * @param {(saved: Saved) => void} tell
 * @returns {() => void} tells no more
 */
export function listen(storage, tell) {
  /** @param {Record<string, unknown>} changes */
  const onChanged = (changes) => {
    if (RECORD in changes || OWN_WAY in changes) load(storage).then(tell);
  };
  storage.onChanged.addListener(onChanged);
  return () => storage.onChanged.removeListener(onChanged);
}
