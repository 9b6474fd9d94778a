// The library in a real implementation of IndexedDB: what is kept, found, changed, deleted, written to a file and read back.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { deleteDB, openDB } from 'idb';
import { toBase64 } from '../../extension/shared/base64.js';
import { anchorOf } from '../../extension/shared/library/anchors.js';
import { WrongForm, metadataIn, tagOf } from '../../extension/shared/library/check.js';
import { NAME, STEPS, failureOf, openDatabase } from '../../extension/shared/library/database.js';
import { OtherFile, fromFile, join, toFile } from '../../extension/shared/library/file.js';
import { Library } from '../../extension/shared/library/library.js';

/** @typedef {import('../../extension/types.js').Markup} Markup */

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

/** @param {Record<string, unknown>} [facts] */
const metadata = (facts = {}) => metadataIn({
  url: 'https://a.example/lamp', title: 'The lamp', byline: 'Ina Example', site_name: 'Notes', published: null, modified: null, language: 'en', dir: 'ltr',
  completeness: { state: 'full', evidence: [], declared_words: null }, pages: { number: null, total: null, further: [{ number: 2, url: 'https://a.example/2' }] },
  word_count: 240, reading_minutes: 1, ...facts,
}, 'metadata');

/** @param {...string} paragraphs @returns {Markup[]} */
const markup = (...paragraphs) => [
  ...paragraphs.map((words) => /** @type {Markup} */ (['p', {}, [words]])),
  ['figure', {}, [['img', { src: 'https://a.example/1.png', alt: 'one' }, []], ['img', { src: 'https://a.example/2.png' }, []]]],
];

const TEXT = { metadata: metadata(), markup: markup('There are ninety-one steps to the lamp room.', 'Nobody counts them.'), address: 'https://a.example/lamp#steps' };

/** @type {Library} */
let library;
let time = 0;

/** @param {string} name of the site and the title @param {string} words */
const keepOther = (name, words) => library.keep({ metadata: metadata({ title: name, site_name: null }), markup: markup(words), address: `https://${name}.example/` });

/** @param {string} text @param {string} note @param {string} [id] */
const highlight = (text, note, id = 'mark-1') => ({ id, text, quote: 'ninety-one steps', ...anchorOf('Thereareninety-onestepstothelamproom.', 8, 23), note, made: 5, changed: 5 });

const titles = async () => (await library.list()).map(({ title }) => title);
const stored = async () => {
  const database = await library.database();
  return Promise.all(['entries', 'bodies', 'words', 'pictures', 'highlights'].map((name) => database.count(/** @type {'entries'} */ (name))));
};

beforeEach(() => {
  time = 1_000;
  library = new Library({ now: () => (time += 1_000) });
});

afterEach(async () => {
  (await library.database()).close();
  await deleteDB(NAME);
});

describe('keeping', () => {
  test('a text is kept with what the list shows, and without its further pages', async () => {
    const entry = await library.keep(TEXT);
    assert.deepEqual({ ...entry, id: '' }, {
      id: '', address: 'https://a.example/lamp', title: 'The lamp', byline: 'Ina Example', site: 'Notes', published: null, language: 'en', dir: 'ltr', words: 240, minutes: 1,
      beginning: 'There are ninety-one steps to the lamp room.', kept: 2_000, read: null, place: null, tags: [], removed: null, pictures: { kept: 0, all: 2 },
    });
    const whole = await library.whole(entry.id);
    assert.deepEqual(whole?.body.markup, TEXT.markup);
    assert.deepEqual(whole?.body.metadata.pages.further, []);
    assert.equal((await library.at('https://a.example/lamp#other'))?.id, entry.id);
    assert.equal(await library.at('https://a.example/other'), null);
  });

  test('pictures come one by one, each once, and only what is a picture', async () => {
    const { id } = await library.keep(TEXT);
    assert.equal(await library.addPicture(id, 'https://a.example/1.png', PNG), true);
    assert.equal(await library.addPicture(id, 'https://a.example/1.png', PNG), true);
    assert.equal(await library.addPicture(id, 'https://a.example/2.png', new TextEncoder().encode('<html>')), false);
    assert.equal(await library.addPicture('nothing', 'https://a.example/1.png', PNG), false);
    const whole = await library.whole(id);
    assert.deepEqual(whole?.entry.pictures, { kept: 1, all: 2 });
    assert.deepEqual(whole?.pictures, [{ text: id, url: 'https://a.example/1.png', type: 'image/png', bytes: PNG }]);
  });

  test('the same page takes its own place: tags, place, highlights and pictures stay', async () => {
    const { id } = await library.keep(TEXT);
    await library.addPicture(id, 'https://a.example/1.png', PNG);
    await library.addPicture(id, 'https://a.example/2.png', PNG);
    await library.change(id, { tags: ['sea'], read: 7 });
    await library.putHighlight(highlight(id, 'so many'));
    const again = await library.keep({ ...TEXT, markup: TEXT.markup.slice(0, 1).concat([['img', { src: 'https://a.example/2.png' }, []]]) });
    assert.equal(again.id, id);
    assert.deepEqual([again.tags, again.read, again.pictures], [['sea'], 7, { kept: 1, all: 1 }]);
    assert.deepEqual((await library.whole(id))?.highlights.map(({ note }) => note), ['so many']);
    assert.deepEqual(await stored(), [1, 1, 1, 1, 1]);
  });

  test('what does not fit any more changes nothing', async () => {
    const { id } = await library.keep(TEXT);
    const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    const database = await library.database();
    // The browser says so when the transaction would be done, and takes all of it back.
    const transaction = (/** @type {any[]} */ ...rest) => {
      const real = /** @type {any} */ (database).transaction(...rest);
      const done = real.done.then(() => {}, () => { throw full; });
      const words = { put: () => { real.abort(); return Promise.resolve(); } };
      return { objectStore: (/** @type {string} */ name) => (name === 'words' ? words : real.objectStore(name)), done, abort: () => real.abort() };
    };
    library.database = async () => /** @type {any} */ ({ transaction });
    const kept = library.keep({ ...TEXT, markup: [['p', {}, ['Another text.']]] });
    await assert.rejects(kept, (error) => failureOf(error) === 'libraryFull');
    library.database = async () => database;
    assert.deepEqual((await library.whole(id))?.body.markup, TEXT.markup);
    assert.deepEqual(await stored(), [1, 1, 1, 0, 0]);
  });
});

describe('the list', () => {
  test('has the newest first', async () => {
    await keepOther('one', 'First.');
    await keepOther('two', 'Second.');
    assert.deepEqual(await titles(), ['two', 'one']);
  });

  test('is searched by all words, in texts, facts, tags and notes, in any script', async () => {
    const one = await keepOther('one', 'The keeper climbs to the lamp.');
    const two = await keepOther('two', '灯台守は毎晩九十一段を上る。');
    const three = await keepOther('three', 'मछुआरे समुद्र की ओर जाते हैं');
    await library.change(two.id, { tags: ['Café Lamp'] });
    await library.putHighlight(highlight(three.id, 'A note on the WEATHER'));
    const found = async (/** @type {string} */ query) => [...await library.search(query)].sort();
    assert.deepEqual(await found('LAMP keeper'), [one.id]);
    assert.deepEqual(await found('lamp'), [one.id, two.id].sort());
    assert.deepEqual(await found('"keeper climbs"'), [one.id]);
    assert.deepEqual(await found('"climbs keeper"'), []);
    assert.deepEqual(await found('九十一'), [two.id]);
    assert.deepEqual(await found('समुद्र weather'), [three.id]);
    assert.deepEqual(await found('cafe'), [two.id]);
    assert.deepEqual(await found('lighthouse'), []);
  });

  test('is searched whole, however long it is', async () => {
    for (let number = 0; number < 120; number += 1) await keepOther(`n${number}`, number % 3 === 0 ? 'with a lamp' : 'without');
    assert.equal((await library.search('lamp')).size, 40);
  });
});

describe('deleting', () => {
  test('is undone until it is cleared, and then nothing of the text is left', async () => {
    const { id } = await library.keep(TEXT);
    await library.addPicture(id, 'https://a.example/1.png', PNG);
    await library.putHighlight(highlight(id, ''));
    const other = await keepOther('two', 'Stays.');
    await library.remove(id);
    assert.deepEqual([await titles(), await library.whole(id), await library.at(TEXT.address)], [['two'], null, null]);
    await library.restore(id);
    assert.equal((await library.whole(id))?.highlights.length, 1);
    await library.remove(id);
    assert.equal(await library.clear(60_000), 0);
    time += 60_000;
    assert.equal(await library.clear(60_000), 1);
    assert.deepEqual(await stored(), [1, 1, 1, 0, 0]);
    assert.equal((await library.whole(other.id))?.entry.title, 'two');
    await assert.rejects(library.putHighlight(highlight(id, 'too late')));
    assert.deepEqual(await stored(), [1, 1, 1, 0, 0]);
  });

  test('a page that is kept again while it is deleted is there again', async () => {
    const { id } = await library.keep(TEXT);
    await library.remove(id);
    assert.equal((await library.keep(TEXT)).id, id);
    assert.deepEqual(await titles(), ['The lamp']);
  });
});

describe('a file', () => {
  test('holds everything, and everything comes back from it', async () => {
    const { id } = await library.keep(TEXT);
    await library.addPicture(id, 'https://a.example/1.png', PNG);
    await library.putHighlight(highlight(id, 'so many'));
    await library.change(id, { tags: ['sea', 'light'], read: 9, place: { piece: 1, place: 4, words: 'Nobody', share: 0.5, at: 8 } });
    await keepOther('two', '“Quotes”, \\ and </script>');
    const before = await Promise.all((await library.list()).map(({ id: each }) => library.whole(each)));
    const json = await (await toFile(library)).text();
    await library.remove(...(await library.list()).map(({ id: each }) => each));
    await library.clear(0);
    assert.deepEqual(await stored(), [0, 0, 0, 0, 0]);
    assert.deepEqual(await join(library, fromFile(json)), { added: 2, joined: 0 });
    assert.deepEqual(await Promise.all((await library.list()).map(({ id: each }) => library.whole(each))), before);
    assert.deepEqual([...await library.search('ninety-one')], [id]);
  });

  test('an empty library is a file too', async () => {
    assert.deepEqual(fromFile(await (await toFile(library)).text()), []);
  });

  test('read in twice it adds nothing; what was added on both sides is joined', async () => {
    const { id } = await library.keep(TEXT);
    await library.change(id, { tags: ['sea'], place: { piece: 0, place: 1, words: 'a', share: 0.1, at: 10 } });
    await library.putHighlight(highlight(id, 'old'));
    const texts = fromFile(await (await toFile(library)).text());
    await library.change(id, { tags: ['light'], place: { piece: 1, place: 1, words: 'b', share: 0.6, at: 20 } });
    await library.putHighlight({ ...highlight(id, 'new'), changed: 50 });
    await library.putHighlight(highlight(id, 'mine', 'mark-2'));
    assert.deepEqual(await join(library, texts), { added: 0, joined: 1 });
    const whole = await library.whole(id);
    assert.deepEqual([whole?.entry.tags, whole?.entry.place?.share], [['light', 'sea'], 0.6]);
    assert.deepEqual(whole?.highlights.map(({ note }) => note).sort(), ['mine', 'new']);
  });

  test('the same page from another device is one text, with the highlights of both', async () => {
    const { id } = await library.keep(TEXT);
    const [text] = fromFile(await (await toFile(library)).text());
    const elsewhere = { ...text, entry: { ...text.entry, id: 'other' }, body: { ...text.body, id: 'other' }, highlights: [{ ...highlight('other', 'from there') }] };
    assert.deepEqual(await join(library, [elsewhere]), { added: 0, joined: 1 });
    assert.deepEqual((await library.whole(id))?.highlights.map(({ note }) => note), ['from there']);
    assert.deepEqual(await stored(), [1, 1, 1, 0, 1]);
  });

  test('that is something else is refused by what it is', () => {
    for (const json of ['', 'null', '[]', '{"recto":"settings"}', '{"recto":"library","version":"1"}']) {
      assert.throws(() => fromFile(json), (error) => error instanceof OtherFile && error.key === 'libraryNoFile', json);
    }
    assert.throws(() => fromFile('{"recto":"library","version":2,"texts":[]}'), (error) => error instanceof OtherFile && error.key === 'libraryNewerFile');
  });

  test('that is wrong somewhere is refused whole, and the place is named', async () => {
    await library.keep(TEXT);
    const right = JSON.parse(await (await toFile(library)).text()).texts[0];
    right.highlights = [highlight('', '')];
    right.pictures = [{ url: 'https://a.example/1.png', base64: toBase64(PNG) }];
    /** @type {[string, (text: any) => void][]} */
    const wrong = [
      ['texts[1].id', (text) => { text.id = 7; }],
      ['texts[1].metadata.title', (text) => { text.metadata.title = {}; }],
      ['texts[1].metadata.dir', (text) => { text.metadata.dir = 'up'; }],
      ['texts[1].metadata.completeness.state', (text) => { text.metadata.completeness.state = 'odd'; }],
      ['texts[1].markup[0]', (text) => { text.markup = [['p', {}]]; }],
      ['texts[1].markup[0][2][0][0]', (text) => { text.markup = [['p', {}, [['script', {}, ['alert(1)']]]]]; }],
      ['texts[1].markup[0][1].onclick', (text) => { text.markup = [['p', { onclick: 'x' }, []]]; }],
      ['texts[1].markup[0][1].href', (text) => { text.markup = [['a', { href: 3 }, []]]; }],
      ['texts[1].pictures[0].base64', (text) => { text.pictures[0].base64 = btoa('<html>'); }],
      ['texts[1].highlights[0].end', (text) => { text.highlights[0].end = 1; }],
      ['texts[1].highlights[0].note', (text) => { delete text.highlights[0].note; }],
      ['texts[1].place.share', (text) => { text.place = { piece: 0, place: 0, words: '', share: -1, at: 0 }; }],
      ['texts[1].tags', (text) => { text.tags = 'sea'; }],
      ['texts[1].kept', (text) => { text.kept = null; }],
    ];
    for (const [place, spoil] of wrong) {
      const text = structuredClone(right);
      spoil(text);
      const json = JSON.stringify({ recto: 'library', version: 1, texts: [right, text] });
      assert.throws(() => fromFile(json), (error) => error instanceof WrongForm && error.place === place, place);
    }
    assert.equal(fromFile(JSON.stringify({ recto: 'library', version: 1, texts: [right] })).length, 1);
    let deep = /** @type {any} */ ('x');
    for (let level = 0; level < 1_200; level += 1) deep = ['div', {}, [deep]];
    assert.throws(() => fromFile(JSON.stringify({ recto: 'library', version: 1, texts: [{ ...right, markup: [deep] }] })), WrongForm);
  });
});

describe('the storage', () => {
  test('goes from version to version by steps, each done once', async () => {
    await library.keep(TEXT);
    (await library.database()).close();
    let steps = 0;
    const next = [...STEPS, async (/** @type {any} */ _, /** @type {any} */ transaction) => {
      steps += 1;
      const store = transaction.objectStore('entries');
      for (const entry of await store.getAll()) await store.put({ ...entry, title: entry.title.toUpperCase() });
    }];
    for (const _ of [1, 2]) {
      const database = await openDatabase({ steps: next });
      assert.deepEqual((await database.getAll('entries')).map(({ title }) => title), ['THE LAMP']);
      database.close();
    }
    assert.equal(steps, 1);
  });

  test('of a newer version is left alone, and it is said', async () => {
    await library.keep(TEXT);
    (await library.database()).close();
    const newer = await openDB(NAME, STEPS.length + 1);
    newer.close();
    await assert.rejects(new Library().list(), (error) => failureOf(error) === 'libraryNewer');
    assert.equal(failureOf(new Error('other')), 'libraryFailed');
    library = new Library({ open: () => /** @type {any} */ (openDB(NAME)) });
    assert.deepEqual(await titles(), ['The lamp']);
  });

  test('makes way for a newer version, and opens again for the next question', async () => {
    await library.keep(TEXT);
    const newer = await openDB(NAME, STEPS.length + 1);
    newer.close();
    await assert.rejects(library.list(), (error) => failureOf(error) === 'libraryNewer');
    library = new Library({ open: () => /** @type {any} */ (openDB(NAME)) });
  });
});

test('a tag has one blank for many and an end', () => {
  assert.equal(tagOf('  long \n winter '), 'long winter');
  assert.equal(tagOf('x'.repeat(80)).length, 60);
  assert.equal(tagOf(`${'x'.repeat(59)}😀`), 'x'.repeat(59));
});
