// What the budget of instructions says of counts (tests/quality/instructions.mjs counts them).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged, read, written } from '../quality/instruction_budget.mjs';

const FILE = '# Why.\nstart = 1000\nnews = 200\n';

/** @param {Record<string, number>} counts */
const complaints = (counts) => judged(read(FILE), new Map(Object.entries(counts))).complaints;

test('counts near their figures hold', () => {
  assert.deepEqual(complaints({ start: 1_049, news: 191 }), []);
});

test('a count that has grown is told with its page and by how much', () => {
  const [told, ...others] = complaints({ start: 1_000, news: 212 });
  assert.match(told, /^reading news takes 212 thousand instructions, 6\.0 % more than the 200/);
  assert.deepEqual(others, []);
});

test('what was won is no failure, and is to be written down', () => {
  const { complaints: failures, gains } = judged(read(FILE), new Map([['start', 900], ['news', 200]]));
  assert.deepEqual(failures, []);
  assert.match(gains.join(), /^the start takes 900 .* 10\.0 % less .*--bless$/);
});

test('a page without a figure, and a figure without a page, are told', () => {
  assert.match(complaints({ start: 1_000, more: 5 }).join('; '), /^more has no figure.*; news stands in instructions\.txt and is not counted$/);
});

test('new figures keep the words above them', () => {
  assert.equal(written(FILE, new Map([['start', 5]])), '# Why.\nstart = 5\n');
});
