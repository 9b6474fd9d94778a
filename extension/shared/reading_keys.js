// The reader's own keys for what the view can do, by the action's name; "" is no key at all.

/** The name of the record in the browser's storage. */
const RECORD = 'reading_keys';

/** @typedef {Record<string, string>} Keys */
/** @typedef {chrome.storage.StorageArea} Area */

/** Keys that have their meaning in every page, and keep it. */
const TAKEN = new Set(['Tab', 'Enter', 'Escape', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Backspace', 'Delete']);

/**
 * @param {KeyboardEvent} event
 * @returns {string | null} the key as it is kept: `KeyboardEvent.key`, letters in lower case; null for one that cannot be used
 */
export function keyOf({ key, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || TAKEN.has(key)) return null;
  if ([...key].length === 1) return key.toLowerCase();
  return /^F([2-46-9]|10)$/.test(key) ? key : null;
}

/**
 * @param {unknown} kept whatever the storage holds
 * @returns {Keys}
 */
export function keysIn(kept) {
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
  return Object.fromEntries(entries.filter(([, key]) => typeof key === 'string' && key.length <= 8));
}

/**
 * The keys that count: the reader's own before the preset ones, and each for one action only.
 * @param {{ name: string, key?: string }[]} actions with their preset keys
 * @param {Keys} own
 * @returns {Keys}
 */
export function keysOf(actions, own) {
  const taken = new Set(Object.values(own));
  /** @type {Keys} */
  const keys = {};
  for (const { name, key = '' } of actions) keys[name] = own[name] ?? (taken.has(key) ? '' : key);
  return keys;
}

/** @param {Area} area @returns {Promise<Keys>} */
export const load = async (area) => keysIn((await area.get(RECORD))[RECORD]);

/** @param {Area} area @param {Keys} keys */
export const save = (area, keys) => area.set({ [RECORD]: keys });
