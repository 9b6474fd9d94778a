// What the reading aids keep on this device: rules for parts of sites, places in pages, the reader's own keys.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyOf, keysIn, keysOf } from '../../extension/shared/reading_keys.js';
import { placeOf, placesIn, remember } from '../../extension/shared/reading_places.js';
import { add, load, remove, rulesIn } from '../../extension/shared/reading_rules.js';

/** A storage area that keeps plain copies, as the browsers' do. */
function area() {
  /** @type {Record<string, unknown>} */
  const kept = {};
  return /** @type {any} */ ({
    kept,
    async get(/** @type {string} */ name) { return structuredClone(name in kept ? { [name]: kept[name] } : {}); },
    async set(/** @type {object} */ values) { Object.assign(kept, structuredClone(values)); },
    async remove(/** @type {string} */ name) { delete kept[name]; },
  });
}

test('rules are kept by host, the last word about a part counts, and none is left behind', async () => {
  const store = area();
  await Promise.all([
    add(store, 'a.example', { action: 'leave_out', part: 'aside.box' }),
    add(store, 'b.example', { action: 'keep', part: 'ul.list' }),
    add(store, 'a.example', { action: 'keep', part: 'aside.box' }),
  ]);
  assert.deepEqual(await load(store, 'a.example'), [{ action: 'keep', part: 'aside.box' }]);
  await remove(store, 'a.example', 'aside.box');
  assert.deepEqual(store.kept.reading_rules, { 'b.example': [{ action: 'keep', part: 'ul.list' }] });
});

test('a site keeps its last hundred rules, and nonsense in the storage is no rule', async () => {
  const store = area();
  for (let number = 0; number < 103; number += 1) await add(store, 'a.example', { action: 'keep', part: `p.${number}` });
  const rules = await load(store, 'a.example');
  assert.deepEqual([rules.length, rules[0].part], [100, 'p.3']);
  for (const nonsense of [null, 7, [], { 'a.example': 'x' }, { 'a.example': [{ action: 'burn', part: 'p' }, { action: 'keep' }, null] }]) {
    assert.deepEqual(rulesIn(nonsense, 'a.example'), []);
  }
  assert.deepEqual(rulesIn({}, 'constructor'), []);
});

test('the last two hundred pages have a place, for half a year', async () => {
  const store = area();
  const place = { piece: 3, place: 17, words: 'Thelamps', share: 0.4 };
  for (let number = 0; number < 202; number += 1) await remember(store, `https://a.example/${number}`, place);
  assert.equal(await placeOf(store, 'https://a.example/1'), null);
  assert.equal((await placeOf(store, 'https://a.example/201'))?.place, 17);
  const kept = /** @type {any[]} */ (store.kept.reading_places);
  assert.equal(kept.length, 200);
  assert.deepEqual(placesIn(kept, Date.now() + 200 * 24 * 3_600_000), []);
  assert.deepEqual(placesIn([{ address: 'x' }, null, 3], Date.now()), []);
});

test('places of two pages that are kept at once are both there', async () => {
  const store = area();
  const place = { piece: 3, place: 17, words: 'Thelamps', share: 0.4 };
  await Promise.all(['a', 'b', 'c'].map((name) => remember(store, `https://${name}.example/`, place)));
  assert.deepEqual(placesIn(store.kept.reading_places, Date.now()).map(({ address }) => address), ['https://a.example/', 'https://b.example/', 'https://c.example/']);
});

test('a key belongs to one action: the reader\'s own comes first', () => {
  const actions = [{ name: 'outline', key: 'o' }, { name: 'look', key: 'a' }, { name: 'none' }];
  assert.deepEqual(keysOf(actions, {}), { outline: 'o', look: 'a', none: '' });
  assert.deepEqual(keysOf(actions, { none: 'o' }), { outline: '', look: 'a', none: 'o' });
  assert.deepEqual(keysIn({ outline: 'u', look: 7 }), { outline: 'u' });
});

test('keys with a meaning of their own, and those with Ctrl, are not to be had', () => {
  const event = (/** @type {string} */ key, held = {}) => /** @type {KeyboardEvent} */ ({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });
  assert.deepEqual(['U', 'ü', 'F4', 'Tab', ' ', 'Escape', 'F5', 'Shift'].map((key) => keyOf(event(key))), ['u', 'ü', 'F4', null, null, null, null, null]);
  assert.equal(keyOf(event('u', { ctrlKey: true })), null);
});
