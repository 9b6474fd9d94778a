// Time of a reading in the extension's Wasm under node, beside the same reading by the native build: JSON in, JSON out.
//   ./build.sh build
//   cargo bench --bench stages -- PAGES --snapshots=FOLDER     writes the snapshots, with the native time in each name
//   node benches/wasm.mjs FOLDER
// A page's time is the fastest of some runs, as in stages.rs, after the same readings as practice. What is printed is the median of the
// times and of their ratios by page.
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs of each page. */
const RUNS = 7;

/** What the extension ships; the glue of its Wasm is in its background, so that is taken from where it is bundled from. */
const SHIPPED = 'target/extension/chromium/pkg';
const GLUE = 'target/wasm/extension/pkg/reading.js';

const [folder] = process.argv.slice(2);
const core = await import(pathToFileURL(resolve(GLUE)).href);
const bytes = (/** @type {string} */ name) => readFileSync(join(SHIPPED, name));
core.initSync({ module: bytes('reading_bg.wasm') });
core.useModel(bytes('tables.bin'), bytes('trees.bin'), bytes('network.bin'));
core.usePhrases(bytes('phrases.txt'));

/** @param {number[]} values */
const median = (values) => values.sort((one, other) => one - other)[values.length >> 1] ?? NaN;

/** @param {() => void} run @returns {number} microseconds */
function fastest(run) {
  let best = Infinity;
  for (let at = 0; at < RUNS; at += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, (performance.now() - start) * 1_000);
  }
  return best;
}

const pages = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({
  native: Number(name.split('.').at(-2)),
  json: readFileSync(join(folder, name), 'utf8'),
}));
const read = (/** @type {{ json: string }} */ { json }) => {
  try {
    core.read(json, '{}');
  } catch {
    // A page without any text.
  }
};
pages.forEach(read);
const rows = pages.map((page) => ({ native: page.native, wasm: fastest(() => read(page)) }));
console.log(`${rows.length} pages, medians: native ${median(rows.map(({ native }) => native)).toFixed(0)} us, `
  + `Wasm ${median(rows.map(({ wasm }) => wasm)).toFixed(0)} us, ratio ${median(rows.map(({ native, wasm }) => wasm / native)).toFixed(2)}`);
