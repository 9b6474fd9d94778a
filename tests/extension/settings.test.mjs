// The reading settings: what can be set, what becomes of values that cannot be used, and the file of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { MemoryArea } from './areas.mjs';
import { GROUPS, SETTINGS, checked, fromFile, nothingSaved, save, savedFrom, toFile, valuesOf, withChanges } from '../../extension/shared/settings.js';

const WORDS = JSON.parse(readFileSync(new URL('../../extension/_locales/en/messages.json', import.meta.url), 'utf8'));

/** @param {string} key */
const setting = (key) => {
  const found = SETTINGS.find((each) => each.key === key);
  assert.ok(found, `there is no setting ${key}`);
  return found;
};

describe('the table of reading settings', () => {
  test('names each setting once, in a known group', () => {
    const keys = SETTINGS.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    for (const { key, group } of SETTINGS) assert.ok(GROUPS.includes(/** @type {any} */ (group)), `${key} is in ${group}`);
  });

  test('has a default that can be used', () => {
    for (const each of SETTINGS) assert.equal(checked(each, each.default), each.default, each.key);
  });

  test('has words for every setting, choice and group', () => {
    const wanted = SETTINGS.flatMap((each) => [each.label, ...(each.kind === 'choice' ? each.choices.map((choice) => `${each.label}_${choice}`) : [])]);
    const missing = [...wanted, ...GROUPS.map((group) => `settings_${group}`)].filter((key) => !WORDS[key]?.message);
    assert.deepEqual(missing, []);
  });
});

describe('a record of reading settings', () => {
  test('gives the defaults where nothing was changed', () => {
    const values = valuesOf(nothingSaved());
    assert.deepEqual(Object.keys(values), SETTINGS.map(({ key }) => key));
    assert.equal(values.theme, 'auto');
    assert.equal(values.size, 100);
  });

  test('keeps only what differs from the default', () => {
    const saved = withChanges(nothingSaved(), { theme: 'sepia', size: 100, images: 'hide' });
    assert.deepEqual(saved.values, { theme: 'sepia', images: 'hide' });
    assert.deepEqual(withChanges(saved, { theme: null }).values, { images: 'hide' });
    assert.deepEqual(withChanges(saved, { images: 'show' }).values, { theme: 'sepia' });
  });

  test('falls back to the default where a value cannot be used', () => {
    const wrong = { theme: 'plaid', size: 'large', ruby: 1, ownPaper: 'red', fontName: 7, width: Number.NaN };
    const values = valuesOf(savedFrom({ version: 1, values: wrong }));
    assert.deepEqual(values, valuesOf(nothingSaved()));
  });

  test('loses nothing that it does not know', () => {
    const saved = savedFrom({ version: 9, values: { theme: 'plaid', hologram: true, size: 120 } });
    assert.deepEqual(withChanges(saved, { size: 140 }).values, { theme: 'plaid', hologram: true, size: 140 });
  });

  test('is empty where the storage holds something else', () => {
    for (const kept of [undefined, null, 'text', 7, [], { values: [] }, { values: 'x' }]) {
      assert.deepEqual(valuesOf(savedFrom(kept)), valuesOf(nothingSaved()));
    }
  });

  test('holds numbers within their ends and on their steps', () => {
    assert.equal(checked(setting('size'), 1_000), 300);
    assert.equal(checked(setting('size'), 4), 60);
    assert.equal(checked(setting('size'), 117), 120);
    assert.equal(checked(setting('letterSpacing'), 0.0712), 0.07);
    assert.equal(checked(setting('paragraphSpacing'), 1.3), 1.25);
  });

  test('is not written over where it could not be read', async () => {
    const sync = new MemoryArea({ items: { reading: { version: 1, values: { size: 140 } } } });
    const unread = Object.assign(sync, { get: async () => { throw new Error('for the moment not'); } });
    const local = new MemoryArea();
    await save(/** @type {any} */ ({ sync: unread, local }), { theme: 'sepia' });
    assert.deepEqual(sync.items.reading.values, { size: 140 });
    assert.deepEqual(local.items.reading.values, { theme: 'sepia' });
  });

  test('goes into a file and comes back the same', () => {
    const saved = withChanges(nothingSaved(), { theme: 'own', ownInk: '#ABCDEF', style: 'p { color: red }', columns: 'two' });
    assert.equal(saved.values.ownInk, '#abcdef');
    assert.deepEqual(fromFile(toFile(saved)), saved);
  });

  test('is not read from another kind of file', () => {
    for (const text of ['', 'no JSON', '[]', '{}', '{"recto":"sites","values":{}}', '{"recto":"reading","values":3}', 'null']) {
      assert.equal(fromFile(text), null, text);
    }
  });
});
