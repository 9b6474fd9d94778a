// The list of all highlights: which of a text's highlights a search finds.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { marksThatFit } from '../../extension/pages/library/marked.js';
import { termsOf } from '../../extension/shared/library/folded.js';

/** @typedef {import('../../extension/types.js').Entry} Entry */
/** @typedef {import('../../extension/types.js').Highlight} Highlight */

const ENTRY = /** @type {Entry} */ ({ id: 'a', title: 'The lamp', byline: 'Ada Wick', site: null, tags: ['the sea'] });
const MARKS = /** @type {Highlight[]} */ ([
  { id: '1', text: 'a', quote: 'There are ninety-one steps', note: '' },
  { id: '2', text: 'a', quote: 'oil in the book', note: 'Œuvre, café' },
]);

describe('the list of all highlights', () => {
  const found = (/** @type {string} */ query) => marksThatFit(ENTRY, MARKS, termsOf(query)).map(({ id }) => id).join();

  test('has all of them where nothing is looked for', () => assert.equal(found(''), '1,2'));
  test('is searched by the words and by the note, in any script and without accents', () => {
    assert.equal(found('STEPS ninety'), '1');
    assert.equal(found('CAFE'), '2');
    assert.equal(found('steps cafe'), '');
  });
  test('is searched by what the text is called and tagged, which belongs to each', () => {
    assert.equal(found('wick'), '1,2');
    assert.equal(found('"the sea" oil'), '2');
  });
});
