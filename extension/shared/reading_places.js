// Where pages were left, by their address: on this device alone, the last ones, to be cleared at any time.

import { turns } from './turns.js';

/** The name of the record in the browser's storage. */
const RECORD = 'reading_places';

/** Pages whose place is kept; the one that was read longest ago goes first. */
const MOST_PAGES = 200;

/** Milliseconds after which a place is forgotten: half a year. */
const LONGEST = 182 * 24 * 3_600_000;

/**
 * A piece of the text, the letter in it, the words there, and the share of the text that was read, 0.0–1.0.
 * @typedef {{ piece: number, place: number, words: string, share: number }} Place
 */
/** @typedef {Place & { address: string, at: number }} Kept  `at`: milliseconds since 1970 */
/** @typedef {chrome.storage.StorageArea} Area */

const inTurn = turns();

/**
 * @param {unknown} kept whatever the storage holds
 * @param {number} now milliseconds since 1970
 * @returns {Kept[]} the places that count, the latest last
 */
export function placesIn(kept, now) {
  const isPlace = (/** @type {any} */ place) => typeof place?.address === 'string' && [place.piece, place.place, place.share, place.at].every(Number.isFinite)
    && typeof place.words === 'string' && now - place.at < LONGEST;
  return Array.isArray(kept) ? kept.filter(isPlace) : [];
}

/**
 * @param {Area} area
 * @param {string} address
 * @returns {Promise<Place | null>}
 */
export async function placeOf(area, address) {
  return (await read(area)).findLast((place) => place.address === address) ?? null;
}

/**
 * @param {Area} area
 * @param {string} address
 * @param {Place} place
 */
export const remember = (area, address, place) => change(area, address, (others) => [...others, { ...place, address, at: Date.now() }].slice(-MOST_PAGES));

/**
 * @param {Area} area
 * @param {string} address
 */
export const forget = (area, address) => change(area, address, (others) => others);

/**
 * @param {Area} area
 * @param {string} address
 * @param {(others: Kept[]) => Kept[]} make all places, of those of other pages
 * @returns {Promise<void>}
 */
function change(area, address, make) {
  return inTurn(async () => {
    const others = (await read(area)).filter((each) => each.address !== address);
    await area.set({ [RECORD]: make(others) });
  });
}

/** @param {Area} area */
export const forgetAll = (area) => area.remove(RECORD);

/** @param {Area} area */
const read = async (area) => placesIn((await area.get(RECORD))[RECORD], Date.now());
