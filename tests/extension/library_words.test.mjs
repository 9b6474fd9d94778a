// What the library makes of words: text as it is searched, the words around what was found, where a highlight stands.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromBase64, toBase64 } from '../../extension/shared/base64.js';
import { anchorOf, placeOf } from '../../extension/shared/library/anchors.js';
import { excerptOf, folded, termsOf } from '../../extension/shared/library/folded.js';
import { kindOf } from '../../extension/shared/library/pictures.js';
import { beginningOf, picturesOf, plainOf } from '../../extension/shared/library/plain.js';

/** @typedef {import('../../extension/types.js').Markup} Markup */

describe('text as it is searched', () => {
  test('knows no capitals, accents, points or hyphens that are not seen', () => {
    assert.equal(folded('Élan  Ťažký\n\tŒuvre'), 'elan tazky œuvre');
    assert.equal(folded('İstanbul ΆΛΦΑ Ёлка'), 'istanbul αλφα елка');
    assert.equal(folded('שָׁלוֹם مُحَمَّد'), 'שלום محمد');
    assert.equal(folded('hy\u00adphen\u200b Ｆｕｌｌ'), 'hyphen full');
  });

  test('keeps the marks that make other letters', () => {
    assert.notEqual(folded('か'), folded('が'));
    assert.notEqual(folded('कि'), folded('का'));
    assert.equal(folded('か\u3099'), folded('が'));
    assert.equal(folded('한국어'), '한국어');
  });

  test('is found by each of the words, in any order, and by words in quotes as they stand', () => {
    assert.deepEqual(termsOf('  Lamp "the Keeper\'s  book" lamp '), ['lamp', 'the keeper\'s book']);
    assert.deepEqual(termsOf('„zwei Wörter“ 灯台'), ['zwei worter', '灯台']);
    assert.deepEqual(termsOf(' " '), []);
  });

  test('is shown around what was found, as it was written', () => {
    const text = `${'Before it lies much. '.repeat(9)}The Café, she said, is closed. ${'After it too. '.repeat(20)}`;
    const pieces = excerptOf(text, termsOf('cafe'));
    assert.deepEqual(pieces.filter(({ isFound }) => isFound).map(({ words }) => words), ['Café']);
    const whole = pieces.map(({ words }) => words).join('');
    assert.match(whole, /^… .*The Café, she said.* …$/);
    assert.ok(whole.length < 260);
    assert.deepEqual(excerptOf('灯台守は毎晩九十一段を上る。', ['九十']).map(({ words, isFound }) => (isFound ? `[${words}]` : words)).join(''), '灯台守は毎晩[九十]一段を上る。');
    assert.deepEqual(excerptOf('Nothing here', ['lamp']), []);
  });
});

describe('markup', () => {
  /** @type {Markup[]} */
  const markup = [
    ['figure', {}, [['img', { src: 'https://a.example/1.png', alt: 'A lamp' }, []], ['figcaption', {}, ['The lamp']]]],
    ['p', {}, ['One ', ['em', {}, ['word']], ', ', ['ruby', {}, ['漢', ['rp', {}, ['(']], ['rt', {}, ['かん']], ['rp', {}, [')']]]], ['br', {}, []], 'next line']],
    ['ul', {}, [['li', {}, ['first']], ['li', {}, [['p', {}, ['second ', ['img', { src: 'data:image/png;base64,AA==' }, []]]]]]]],
    ['p', {}, [['img', { src: 'https://a.example/1.png' }, []], ['img', { src: 'http://b.example/2.png' }, []]]],
  ];

  test('says its text, a line for each block', () => {
    assert.equal(plainOf(markup), 'The lamp\nOne word, 漢\nnext line\nfirst\nsecond');
    assert.equal(beginningOf(markup), 'One word, 漢 next line');
    assert.match(beginningOf([['p', {}, ['word '.repeat(100)]]]), /^(word ){43}… ?$|^(?:word )+…$/);
  });

  test('names each picture that is to be fetched once', () => {
    assert.deepEqual(picturesOf(markup), ['https://a.example/1.png', 'http://b.example/2.png']);
  });
});

describe('a highlight', () => {
  const text = 'Hewentupthestairs.Hewentupthestairsagain.Hewentdown.';
  const second = text.indexOf('Hewentup', 5);

  test('is found where it was', () => {
    const anchor = anchorOf(text, second, second + 8);
    assert.deepEqual(anchor, { exact: 'Hewentup', prefix: 'Hewentupthestairs.', suffix: 'thestairsagain.Hewentdown.', start: second, end: second + 8 });
    assert.deepEqual(placeOf(text, anchor), { start: second, end: second + 8 });
  });

  test('is found by its words and those around them when the text before it has grown or gone', () => {
    const anchor = anchorOf(text, second, second + 8);
    const later = `Aprefacewasadded.${text}`;
    assert.deepEqual(placeOf(later, anchor), { start: 17 + second, end: 17 + second + 8 });
    const cut = text.slice(second);
    assert.deepEqual(placeOf(cut, anchor), { start: 0, end: 8 });
    // The same words stand twice: what is around them decides, not what is nearer.
    const swapped = `${'x'.repeat(second)}Hewentupsomewhere.Hewentupthestairsagain.`;
    assert.equal(placeOf(swapped, anchor)?.start, swapped.indexOf('Hewentupthestairsagain'));
  });

  test('is found by its beginning and end when a word in it was changed', () => {
    const long = 'Thekeeperlightsthelampeveryeveningatsixandgoesdowntosupper.';
    const anchor = anchorOf(`Before.${long}After.`, 7, 7 + long.length);
    const changed = `Beforeandmore.${long.replace('every', 'eachandevery')}After.`;
    assert.deepEqual(placeOf(changed, anchor), { start: 14, end: changed.length - 6 });
  });

  test('is nowhere when its words have gone', () => {
    assert.equal(placeOf('Somethingelseentirely.', anchorOf(text, 0, 8)), null);
    assert.equal(placeOf('', anchorOf(text, 0, 40)), null);
    assert.equal(placeOf(text, { exact: '', prefix: '', suffix: '', start: 0, end: 0 }), null);
  });
});

describe('a picture', () => {
  const bytes = (/** @type {string} */ signs) => Uint8Array.from(signs, (sign) => sign.charCodeAt(0));

  test('is what its bytes say', () => {
    assert.equal(kindOf(bytes('\x89PNG\r\n\x1a\n…')), 'image/png');
    assert.equal(kindOf(bytes('\xff\xd8\xff\xe0')), 'image/jpeg');
    assert.equal(kindOf(bytes('GIF89a')), 'image/gif');
    assert.equal(kindOf(bytes('RIFF\x01\x02\x03\x04WEBPVP8 ')), 'image/webp');
    assert.equal(kindOf(bytes('\0\0\0\x20ftypavif')), 'image/avif');
    assert.equal(kindOf(bytes('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn --><svg xmlns="x">')), 'image/svg+xml');
    for (const other of ['', '<!doctype html><html>', '<script>1</script><svg>', 'RIFF....WAVE', 'plain']) assert.equal(kindOf(bytes(other)), null, other);
  });

  test('comes back from text as it was', () => {
    const all = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    assert.deepEqual(fromBase64(toBase64(all)), all);
    assert.equal(fromBase64('%%%'), null);
  });
});
