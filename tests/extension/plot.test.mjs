// The bench's picture, and the pages that are made to a size for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plot } from '../e2e/bench-plot.mjs';
import { SIZES, sizedPage } from '../e2e/sized-pages.mjs';

test('every way has its line and its name, and no number is missing', () => {
  const svg = plot([
    { title: 'one & two', lines: [{ name: 'a <b>', points: [[100, 0.2], [100_000, 340]] }, { name: 'c', points: [[100, 5]] }] },
    { title: 'three', lines: [{ name: 'd', points: [[1_000, 1]] }] },
  ]);
  assert.equal(svg.match(/<circle/g)?.length, 4);
  for (const words of ['one &#38; two', 'a &#60;b&#62;', '>100,000<', '>0.1<', '>1,000<']) assert.ok(svg.includes(words), words);
  assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
});

test('a page made to a size has that size, and is the same every time', () => {
  for (const nodes of SIZES.slice(0, 3)) {
    const page = sizedPage(nodes);
    const made = (page.match(/<[a-z]/g) ?? []).length + (page.match(/>[^<\s][^<]*/g) ?? []).length;
    assert.ok(made <= nodes && made >= nodes - 30, `${made} of ${nodes}`);
    assert.equal(sizedPage(nodes), page);
  }
});
