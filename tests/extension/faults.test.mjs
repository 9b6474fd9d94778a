// The table of faults (docs/faults.md) names tests; each of them is there.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);

/** Where the names of tests stand. */
const FOLDERS = ['tests/e2e/', 'tests/e2e/hostile/', 'tests/extension/'];

/** A test; a page of hostile/, and what is asked of it. */
const NAMES = /(?:\btest\(|^ +name: |^ +(?='.+': \())(['`])((?:\\.|(?!\1).)+)\1/gm;

/** @returns {string[]} the names of all tests; what is put in when they run is "…" */
function names() {
  const files = FOLDERS.flatMap((folder) => readdirSync(new URL(folder, ROOT)).filter((name) => name.endsWith('.mjs')).map((name) => folder + name));
  const sources = files.map((file) => readFileSync(new URL(file, ROOT), 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(NAMES)].map(([, , name]) => name.replaceAll("\\'", "'").replace(/\$\{[^}]*\}/g, '…')));
}

/** @param {string} text with "…" for words that are left out @returns {string[]} the rest, in order */
const pieces = (text) => text.split('…').map((piece) => piece.trim()).filter(Boolean);

/** Whether the pieces stand in the text, one after the other. @param {string[]} wanted @param {string} text */
function holds(wanted, text) {
  let from = 0;
  return wanted.every((piece) => {
    const at = text.indexOf(piece, from);
    from = at + piece.length;
    return at >= 0;
  });
}

test('every test that the table of faults names is there', (t) => {
  const table = readFileSync(new URL('docs/faults.md', ROOT), 'utf8').split('\n').filter((line) => line.startsWith('| ') && !line.includes('tested by'));
  const all = names();
  const cited = table.flatMap((row) => [...(row.split(' | ').at(-1) ?? '').matchAll(/\*([^*]+)\*/g)].map(([, name]) => name));
  t.diagnostic(`${cited.length} tests in ${table.length} rows`);
  assert.ok(cited.length > table.length);
  // A name that the test makes while it runs ("meets an odd page: deep") begins as the test's own text does.
  const isThere = (/** @type {string} */ name) => all.some((each) => holds(pieces(name), each) || (/\w.*…$/.test(each) && holds(pieces(each), name)));
  assert.deepEqual(cited.filter((name) => !isThere(name)), []);
});
