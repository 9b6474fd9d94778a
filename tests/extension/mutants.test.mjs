// How mutants are written into a source (tests/quality/mutants): without them it does what it did.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from '../quality/mutants/bodies.mjs';

const SOURCE = `use x;

impl A {
    /// { is no body
    #[doc = "{"]
    fn of(a: u32) -> bool {
        a < 3 // }
    }

    const fn never() -> u32 { 1 + 1 }
}
`;

/** @param {number} number @param {number} line @param {number} column @param {string} replacement @param {[number, number]} lines of the function, and of its end's column */
const mutant = (number, line, column, replacement, [first, last], end = 6) => ({
  file: 'a.rs', name: `${number}`, number, replacement,
  span: { start: { line, column }, end: { line, column: column + 1 } },
  function: { span: { start: { line: first, column: 5 }, end: { line: last, column: end } } },
});

test('a changed function has its own body and before it those of its mutants', () => {
  const mutants = [mutant(1, 7, 11, '>', [4, 8]), mutant(2, 7, 11, '==', [4, 8])];
  const { text, places } = changed(SOURCE, mutants);
  const body = (/** @type {string} */ sign) => `{\n        a ${sign} 3 // }\n    \n}`;
  assert.ok(text.includes(`if crate::is_mutant(1) ${body('>')} else if crate::is_mutant(2) ${body('==')} else {\n        a < 3 // }\n    }\n}`), text);
  assert.ok(text.startsWith(SOURCE.slice(0, SOURCE.indexOf('bool {') + 6)) && text.endsWith(SOURCE.slice(SOURCE.indexOf('\n\n    const'))), text);
  const lines = text.split('\n');
  for (const [index, sign] of ['>', '=='].entries()) {
    const { start, end } = places[index];
    assert.ok(lines.slice(start - 1, end).join('\n').includes(`a ${sign} 3`), `${sign}: lines ${start} to ${end}`);
  }
  assert.deepEqual(places.map((place) => place.mutants.map(({ number }) => number)), [[1], [2], [1, 2]]);
});

test('what cannot ask which body is wanted has no mutants', () => {
  assert.deepEqual(changed(SOURCE, [mutant(1, 10, 33, '-', [10, 10], 38)]), { text: SOURCE, places: [] });
});
