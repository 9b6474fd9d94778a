// The core that reads pages: loaded once, as soon as the background starts, so that a press finds it ready. What judges live
// pages and what writes files are Wasm of their own (judging.js, write.js).

import phrases from 'recto:phrases';
import init, {
  article as articleIn, describe as describePart, opensUnasked as isSure, read as readSnapshot, useModel, usePhrases,
} from '../pkg/reading.js';
import { once } from './once.js';
import { practicePage } from './practice.js';

/** A page of one word: the first reading loads the rules, so it is done before a press. */
const WARM_UP = JSON.stringify({
  version: 1, names: ['html', 'p'], name: [0, 1, -1], parent: [-1, 0, 1], texts: ['word'],
});

/**
 * @param {string} name of a file beside the Wasm
 * @returns {Promise<Uint8Array>}
 */
async function bytesOf(name) {
  const response = await fetch(new URL(`pkg/${name}`, import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}

/** What must be done once only, also where a start is tried again. */
const useOnce = once(async () => {
  const [tables, trees] = await Promise.all([bytesOf('tables.bin'), bytesOf('trees.bin'), init()]);
  usePhrases(phrases);
  useModel(tables, trees);
});

/** Waits until the core is there. */
const ready = once(async () => {
  await useOnce();
  readSnapshot(WARM_UP, '{}');
});

/** Milliseconds after which the background practises, so that a press that has woken it goes first. */
const PRACTICE_PAUSE = 400;

/** Readings after which V8 has compiled well what a page needs (see tests/e2e/bench.mjs: `read`, warm). */
const PRACTICE_READINGS = 6;

/**
 * Reads the practice page, with a rest after each time in which a press may come first.
 * @param {number} left readings to come
 * @param {string} page
 */
function practise(left, page) {
  if (left === 0) return;
  readSnapshot(page, '{}');
  setTimeout(practise, 0, left - 1, page);
}

ready().then(
  () => { setTimeout(() => practise(PRACTICE_READINGS, practicePage()), PRACTICE_PAUSE); },
  // A failure is told to the press that meets it, not to the console.
  () => {},
);

/**
 * Reads a captured page.
 * @param {string} snapshot JSON
 * @param {object} settings as `Settings` of src/settings.rs; what is missing is the default
 * @returns {Promise<string>} JSON of `ViewReading`
 */
export async function read(snapshot, settings) {
  await ready();
  return readSnapshot(snapshot, JSON.stringify(settings));
}

/**
 * Describes a part of a captured page, so that it is found on the site's other pages.
 * @param {string} snapshot JSON
 * @param {number} node its index in the snapshot
 * @returns {Promise<string | null>} null where it cannot be told from others
 */
export async function describe(snapshot, node) {
  await ready();
  return describePart(snapshot, node) ?? null;
}

/**
 * Whether a captured page is surely an article, so that the view may open by itself.
 * @param {string} snapshot JSON
 * @returns {Promise<boolean>}
 */
export async function opensUnasked(snapshot) {
  await ready();
  return isSure(snapshot);
}

/**
 * The article of a captured page, for what writes files of it.
 * @param {string} snapshot JSON
 * @param {object} settings as for `read`
 * @returns {Promise<string>} JSON of `Article` of src/article.rs
 */
export async function article(snapshot, settings) {
  await ready();
  return articleIn(snapshot, JSON.stringify(settings));
}
