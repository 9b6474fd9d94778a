// How much of a word is heavy: letters are counted, and a mark stays with the letter that it stands on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginningOf } from '../../extension/content/tools/focus/heavy.js';

test('some of a word is heavy, of a short one a letter', () => {
  const expected = { a: 'a', the: 't', word: 'wo', lighthouse: 'light', 'Straße': 'Str' };
  for (const [word, beginning] of Object.entries(expected)) assert.equal(beginningOf(word), beginning, word);
});

test('a mark stays with its letter, and is none itself', () => {
  const expected = {
    // Each é is two signs.
    'e\u0301te\u0301': 'e\u0301',
    'cafe\u0301': 'ca',
    'e\u0301le\u0301phant': 'e\u0301le\u0301p',
    // Hebrew with its points.
    'שָׁלוֹם': 'שָׁל',
  };
  for (const [word, beginning] of Object.entries(expected)) assert.equal(beginningOf(word), beginning, word);
  assert.equal(beginningOf('e\u0301te\u0301'.normalize('NFC')), beginningOf('e\u0301te\u0301').normalize('NFC'));
});
