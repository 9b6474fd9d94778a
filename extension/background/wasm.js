// The core that reads pages. It is loaded with a press, while that one's script is on its way to the page, or soon after the background
// has started: before, it would keep the press that has woken the background waiting. What judges live pages and what writes files are
// Wasm of their own (judging.js, write.js).

import init, {
  article as articleIn, describe as describePart, opensUnasked as isSure, read as readSnapshot, useModel, usePhrases,
} from '../pkg/reading.js';
import { bytesOf } from './files.js';
import { once } from './once.js';
import { practicePage } from './practice.js';

/** A page of one word: the first reading loads the rules, so it is done while nobody waits for it. */
const WARM_UP = JSON.stringify({
  version: 1, names: ['html', 'p'], name: [0, 1, -1], parent: [-1, 0, 1], texts: ['word'],
});

/** What must be done once only, also where a start is tried again. */
const useOnce = once(async () => {
  const files = ['tables.bin', 'trees.bin', 'network.bin', 'phrases.txt'];
  const [[tables, trees, network, phrases]] = await Promise.all([Promise.all(files.map(bytesOf)), init()]);
  usePhrases(phrases);
  useModel(tables, trees, network);
});

/** Waits until the core is there. */
const ready = once(async () => {
  await useOnce();
  readSnapshot(WARM_UP, '{}');
});

/** Makes the core ready for a page that is on its way. A failure is told to the press that meets it, not to the console. */
export const prepare = () => { ready().catch(() => {}); };

/**
 * Milliseconds after the start at which the core is loaded where nobody has asked for it. From the start on, it made the press that had
 * woken the background wait for 15 to 23 ms more until it was heard (Chromium 156, medians of 28); the text came no sooner for it.
 */
const START_PAUSE = 150;

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

setTimeout(() => {
  ready().then(() => { setTimeout(() => practise(PRACTICE_READINGS, practicePage()), PRACTICE_PAUSE); }, () => {});
}, START_PAUSE);

/**
 * Reads a captured page.
 * @param {string} snapshot JSON
 * @param {object} settings as `Settings` of src/settings.rs; what is missing is the default
 * @returns {Promise<string>} lines of JSON for content/reading.js
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
