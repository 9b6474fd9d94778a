// The core: loaded once, as soon as the background starts, so that a press finds it ready.

import phrases from 'recto:phrases';
import init, { read as readSnapshot, usePhrases } from '../pkg/recto.js';

/** A page of one word: the first reading loads the rules and compiles the code, so it is done before a press. */
const WARM_UP = JSON.stringify({
  version: 1, names: ['html', 'p'], name: [0, 1, -1], parent: [-1, 0, 1], texts: ['word'],
});

async function load() {
  await init();
  usePhrases(phrases);
  readSnapshot(WARM_UP, undefined);
}

let loading = load();
// A failure is told to the press that meets it, not to the console.
loading.catch(() => {});

/**
 * Reads a captured page.
 * @param {string} snapshot JSON
 * @returns {Promise<string>} JSON of `ViewReading`
 */
export async function read(snapshot) {
  try {
    await loading;
  } catch {
    loading = load();
    await loading;
  }
  return readSnapshot(snapshot, undefined);
}
