// What Recto keeps for a reader, by name: what stands there at first, and what of a kept value makes sense.

import { KINDS } from './kinds.js';
import { checkSites } from './sites.js';

/** @import { Site } from './sites.js' */

/** @typedef {{ kinds: Record<string, boolean> }} Cleaning */
/** @typedef {{ button: 'reader' | 'menu' }} General  what the toolbar's button opens */
/** @typedef {{ sites: Site[], cleaning: Cleaning, rules: string, general: General }} Values */

/**
 * `check` gives what of a kept value makes sense, and whether that is all of it.
 * @template Value
 * @typedef {{ start: Value, check: (kept: unknown) => { value: Value, whole: boolean } }} Kept
 */

/** The version of the values' forms. A new one gets a step in store.js, which brings the earlier one to it. */
export const VERSION = 1;

/** @param {unknown} kept */
const isObject = (kept) => typeof kept === 'object' && kept !== null && !Array.isArray(kept);

/** Every kind with its switch as it stands where the reader has said nothing. */
const USUAL = Object.fromEntries(KINDS.map(({ key, on }) => [key, on]));

/**
 * Kinds that this version does not know stay: another device may have a newer one.
 * @param {any} kept
 * @returns {{ value: Cleaning, whole: boolean }}
 */
function checkCleaning(kept) {
  if (!isObject(kept) || !isObject(kept.kinds)) return { value: { kinds: USUAL }, whole: false };
  const switches = Object.entries(kept.kinds);
  const sound = switches.filter(([, on]) => typeof on === 'boolean');
  return { value: { kinds: { ...USUAL, ...Object.fromEntries(sound) } }, whole: sound.length === switches.length };
}

/**
 * @param {any} kept
 * @returns {{ value: General, whole: boolean }}
 */
function checkGeneral(kept) {
  const whole = isObject(kept) && (kept.button === 'reader' || kept.button === 'menu');
  return { value: { button: whole ? kept.button : 'reader' }, whole };
}

/**
 * @param {unknown} kept
 * @returns {{ value: string, whole: boolean }}
 */
const checkText = (kept) => (typeof kept === 'string' ? { value: kept, whole: true } : { value: '', whole: false });

/** @type {{ [Name in keyof Values]: Kept<Values[Name]> }} */
export const KEPT = {
  sites: { start: [], check: checkSites },
  cleaning: { start: { kinds: USUAL }, check: checkCleaning },
  rules: { start: '', check: checkText },
  general: { start: { button: 'reader' }, check: checkGeneral },
};
