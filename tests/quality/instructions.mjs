// Counts the instructions of `recto extract` on a few pages and holds them against instructions.txt: unlike a time, a count is the same
// on a busy machine, so that growth is seen when it happens.
//   node tests/quality/instructions.mjs RECTO [--bless]     --bless writes the counts down as the new budget
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { table } from '../e2e/figures.mjs';
import { sizedPage } from '../e2e/sized-pages.mjs';
import { START, judged, read, written } from './instruction_budget.mjs';

const BUDGET = new URL('instructions.txt', import.meta.url);
const PAGES = new URL('../pages/', import.meta.url);

/** Own pages that have different work to do: news with clutter, a long text, a thread, tables, code, signs that are no letters. */
const OWN = ['news-plain', 'longread', 'forum-thread', 'table-heavy', 'docs-code', 'japanese'];

/** Nodes of made pages; a hundred thousand would take a minute. */
const MADE = [1_000, 10_000];

/**
 * @param {string} recto the program
 * @param {string} file a page
 * @param {string} folder for what callgrind writes
 * @returns {number} thousands of instructions
 */
function counted(recto, file, folder) {
  const out = join(folder, 'callgrind.out');
  // One thread: how a pool shares its work is never twice the same.
  execFileSync('valgrind', ['--tool=callgrind', `--callgrind-out-file=${out}`, recto, 'extract', '--format', 'html', file], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, RAYON_NUM_THREADS: '1' },
  });
  const [, total] = /^(?:summary|totals): (\d+)/m.exec(readFileSync(out, 'utf8')) ?? [];
  if (!total) throw new Error(`callgrind told no total for ${file}`);
  return Math.round(Number(total) / 1_000);
}

const [recto, flag] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'recto-instructions-'));
try {
  const make = (/** @type {string} */ name, /** @type {string} */ html) => {
    writeFileSync(join(folder, name), html);
    return join(folder, name);
  };
  const start = counted(recto, make('one-word.html', '<p>Word'), folder);
  const counts = new Map([[START, start]]);
  for (const name of OWN) counts.set(name, counted(recto, fileURLToPath(new URL(`${name}/page.html`, PAGES)), folder) - start);
  for (const nodes of MADE) counts.set(`made-${nodes}`, counted(recto, make(`made-${nodes}.html`, sizedPage(nodes)), folder) - start);

  const before = readFileSync(BUDGET, 'utf8');
  if (flag === '--bless') writeFileSync(BUDGET, written(before, counts));
  const { rows, complaints, gains } = judged(read(readFileSync(BUDGET, 'utf8')), counts);
  console.log(table(['thousands of instructions', 'budget', 'counted', 'ratio'], rows));
  for (const gain of gains) console.log(`instructions: ${gain}`);
  for (const complaint of complaints) console.error(`instructions: ${complaint}`);
  if (complaints.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
