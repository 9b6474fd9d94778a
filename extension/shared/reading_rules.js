// What the reader has said about parts of a site, by the site's host: "this box never", "this list too". Kept on this device
// alone, as it tells where one reads.

import { turns } from './turns.js';

/** The name of the record in the browser's storage. */
export const RECORD = 'reading_rules';

/** Rules of one site that are kept; the oldest go first. */
const MOST_FOR_SITE = 100;

/** @typedef {{ action: 'keep' | 'leave_out', part: string }} PartRule */
/** @typedef {chrome.storage.StorageArea} Area */

/**
 * @param {unknown} kept whatever the storage holds
 * @param {string} host
 * @returns {PartRule[]} the rules of a host
 */
export function rulesIn(kept, host) {
  const all = typeof kept === 'object' && kept !== null && Object.hasOwn(kept, host) ? /** @type {any} */ (kept)[host] : [];
  return Array.isArray(all) ? all.filter(isRule) : [];
}

/** @param {any} rule */
const isRule = (rule) => typeof rule?.part === 'string' && (rule.action === 'keep' || rule.action === 'leave_out');

/**
 * @param {Area} area
 * @param {string} host
 */
export async function load(area, host) {
  return rulesIn((await area.get(RECORD))[RECORD], host);
}

/**
 * Keeps a rule; what was said about the same part before no longer counts.
 * @param {Area} area
 * @param {string} host
 * @param {PartRule} rule
 */
export const add = (area, host, rule) => (
  change(area, host, (rules) => [...rules.filter(({ part }) => part !== rule.part), rule].slice(-MOST_FOR_SITE))
);

/**
 * @param {Area} area
 * @param {string} host
 * @param {string} part
 */
export const remove = (area, host, part) => change(area, host, (rules) => rules.filter((rule) => rule.part !== part));

const inTurn = turns();

/**
 * @param {Area} area
 * @param {string} host
 * @param {(rules: PartRule[]) => PartRule[]} make
 * @returns {Promise<void>}
 */
function change(area, host, make) {
  return inTurn(async () => {
    const kept = (await area.get(RECORD))[RECORD];
    const { [host]: _, ...others } = typeof kept === 'object' && kept !== null ? /** @type {Record<string, unknown>} */ (kept) : {};
    const rules = make(rulesIn(kept, host));
    await area.set({ [RECORD]: rules.length > 0 ? { ...others, [host]: rules } : others });
  });
}
