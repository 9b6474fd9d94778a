// What the capture takes of an attribute: the same cases as the command line's reader of pages (src/cli/html/attributes.rs).
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CHECKED_ATTRIBUTES, SHORT, taken } from '../../extension/content/attributes.js';

/** @type {{ element: string, name: string, value: string, filled?: number, before?: number, kept: number | null }[]} */
const CASES = JSON.parse(await readFile(new URL('../contract/attributes.json', import.meta.url), 'utf8'));

test('as much is taken of an attribute as on the command line', () => {
  for (const { element, name, value, filled = 0, before = 0, kept } of CASES) {
    const whole = value + 'A'.repeat(filled);
    const expected = kept === null ? null : whole.slice(0, kept);
    assert.equal(taken(element, name, whole, before), expected, `${element} ${name}=${value}, ${filled} more`);
  }
});

test('what the walk takes without asking is what would be taken', () => {
  for (const { element, name, value, filled = 0, before = 0 } of CASES) {
    const whole = value + 'A'.repeat(filled);
    if (whole.length <= SHORT && !CHECKED_ATTRIBUTES.has(name)) assert.equal(taken(element, name, whole, before), whole);
  }
});
