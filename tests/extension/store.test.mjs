// What a reader has chosen is kept whole, wherever the browser lets it be kept.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fromItems, pieceNames, toItems } from '../../extension/shared/parts.js';
import { withRule } from '../../extension/shared/rules.js';
import { Store } from '../../extension/shared/store.js';
import { ABSENT, BROKEN, MemoryArea } from './areas.mjs';

/** @typedef {import('../../extension/shared/sites.js').Site} Site */

const inTurn = (/** @type {() => Promise<any>} */ work) => work();

/** @param {{ sync?: any, local?: any, [name: string]: any }} [options] */
function storeWith({ sync = new MemoryArea({ quota: true }), local = new MemoryArea(), ...options } = {}) {
  return { store: new Store({ sync, local }, { inTurn, ...options }), sync, local };
}

/** @param {number} count @returns {Site[]} */
const manySites = (count) => Array.from({ length: count }, (_, index) => (
  { pattern: `a-rather-long-name-of-a-newspaper-${index}.example.org`, mode: /** @type {const} */ ('clean') }));

describe('long values', () => {
  test('come out of their pieces as they went in, and every piece is small enough', () => {
    for (const value of ['<'.repeat(9_000), '\u0000"\\'.repeat(4_000), '語'.repeat(5_000), `a${'😀'.repeat(5_000)}`, manySites(500)]) {
      const items = toItems('x', value, 'now');
      assert.ok(Object.keys(items).length > 2);
      for (const item of Object.entries(items)) {
        assert.ok(Buffer.byteLength(JSON.stringify(item).replaceAll('<', '\\u003C')) < 8_192);
        assert.doesNotMatch(/** @type {any} */ (item[1]).text ?? '', /[\ud800-\udbff]$/, 'a character is cut in two');
      }
      assert.deepEqual(fromItems('x', items), { value });
    }
  });

  test('short ones stay as they are', () => {
    assert.deepEqual(toItems('x', 'short', 'now'), { x: 'short' });
    assert.deepEqual(fromItems('x', { x: 'short' }), { value: 'short' });
    assert.deepEqual(pieceNames('x', 'short'), []);
  });

  test('pieces of two writings are no value', () => {
    const one = toItems('x', 'a'.repeat(9_000), 'one');
    const other = toItems('x', 'b'.repeat(9_000), 'other');
    assert.equal(fromItems('x', { ...one, 'x/2': other['x/2'] }), null);
    const { 'x/1': _, ...missing } = one;
    assert.equal(fromItems('x', missing), null);
    assert.equal(pieceNames('x', { pieces: 1e9, stamp: '' }).length, 512);
  });
});

describe('the store', () => {
  test('gives what stands there at first, and nobody can change that', async () => {
    const { store } = storeWith();
    const first = await store.load('cleaning');
    assert.equal(first.value.kinds.app_promo, true);
    assert.equal(first.value.kinds.consent, false);
    first.value.kinds.app_promo = false;
    assert.equal((await store.load('cleaning')).value.kinds.app_promo, true);
  });

  test('keeps 500 sites where they are synchronised, and shrinks again', async () => {
    const { store, sync } = storeWith();
    const sites = manySites(500);
    assert.equal((await store.update('sites', () => sites)).place, 'sync');
    const loaded = await store.load('sites');
    assert.equal(loaded.place, 'sync');
    assert.deepEqual(new Set(loaded.value.map(({ pattern }) => pattern)), new Set(sites.map(({ pattern }) => pattern)));
    await store.update('sites', (all) => all.slice(0, 2));
    assert.deepEqual(Object.keys(sync.items).sort(), ['sites', 'version']);
    assert.equal((await store.load('sites')).value.length, 2);
  });

  test('keeps on this device what is too long or cannot be synchronised, and says so', async () => {
    const long = '||example.org##.banner\n'.repeat(6_000);
    for (const sync of [new MemoryArea({ quota: true }), ABSENT]) {
      const { store } = storeWith({ sync });
      assert.equal((await store.update('rules', () => long)).place, 'local');
      assert.deepEqual(await store.load('rules'), { value: long, whole: true, place: 'local' });
    }
    const { store, local } = storeWith();
    await store.update('rules', () => long);
    assert.equal((await store.update('rules', () => 'short')).place, 'sync');
    assert.equal((await store.load('rules')).value, 'short');
    assert.deepEqual(local.items.rules, undefined);
  });

  test('puts aside what it cannot understand before it writes over it', async () => {
    const sync = new MemoryArea({ quota: true, items: { sites: [{ pattern: 'a.org', mode: 'clean' }, { pattern: 'b.org', mode: 'dance' }] } });
    const { store } = storeWith({ sync });
    const loaded = await store.load('sites');
    assert.deepEqual([loaded.whole, loaded.value.length], [false, 1]);
    assert.deepEqual(await store.putAside(), {}, 'reading alone changes nothing');
    await store.update('sites', (sites) => [...sites, { pattern: 'c.org', mode: 'off' }]);
    assert.deepEqual((await store.load('sites')).value.map(({ pattern }) => pattern), ['a.org', 'c.org']);
    const [[name, items]] = Object.entries(await store.putAside());
    assert.equal(items.sites[1].mode, 'dance');
    await store.forget('rules');
    await store.forget(name);
    assert.deepEqual(await store.putAside(), {});
  });

  test('a piece that is missing is no reason to lose the others', async () => {
    const { store, sync } = storeWith();
    await store.update('sites', () => manySites(500));
    await sync.remove('sites/3');
    assert.deepEqual({ ...(await store.load('sites')), place: '' }, { value: [], whole: false, place: '' });
    await store.update('sites', () => manySites(1));
    const [items] = Object.values(await store.putAside());
    assert.match(items['sites/4'].text, /newspaper/);
  });

  test('every kind of wrong value counts as what stands there at first', async () => {
    for (const wrong of [null, 7, true, [], {}, 'x', { kinds: 3 }, { kinds: [] }, { pieces: 2, stamp: 'x' }]) {
      const { store } = storeWith({ sync: new MemoryArea({ items: { cleaning: wrong, general: wrong, sites: wrong } }) });
      assert.equal((await store.load('cleaning')).value.kinds.sign_in, true, JSON.stringify(wrong));
      assert.equal((await store.load('general')).value.button, 'reader', JSON.stringify(wrong));
      assert.deepEqual((await store.load('sites')).value, [], JSON.stringify(wrong));
    }
    const { store } = storeWith({ sync: new MemoryArea({ items: { cleaning: { kinds: { app_promo: false, chat: 'no', of_tomorrow: true } } } }) });
    const { value, whole } = await store.load('cleaning');
    assert.deepEqual([value.kinds.app_promo, value.kinds.chat, value.kinds.of_tomorrow, whole], [false, true, true, false]);
  });

  test('a storage that is broken is read as what stands there at first, and never written over', async () => {
    const local = new MemoryArea({ items: { rules: 'mine' } });
    const broken = { ...BROKEN, set: (/** @type {any} */ items) => local.set(items) };
    const { store } = storeWith({ local: broken });
    assert.deepEqual(await store.load('rules'), { value: '', whole: false, place: 'local' });
    await assert.rejects(store.update('rules', (rules) => `${rules}more`), /corrupted/);
    assert.deepEqual(local.items, { rules: 'mine' });
    await store.migrate();
  });

  test('a storage that is full refuses, and keeps what it has', async () => {
    const full = (/** @type {MemoryArea} */ area) => Object.assign(area, { set: BROKEN.set });
    const sync = full(new MemoryArea({ items: { rules: 'mine', sites: 'nonsense' } }));
    const local = full(new MemoryArea());
    const { store } = storeWith({ sync, local });
    await assert.rejects(store.update('rules', () => 'new'), /no room/);
    // It would first have to be put aside, for which there is no room.
    await assert.rejects(store.update('sites', (sites) => sites), /no room/);
    assert.deepEqual([sync.items, local.items], [{ rules: 'mine', sites: 'nonsense' }, {}]);
    assert.equal((await store.load('rules')).value, 'mine');
  });

  test('an earlier version is brought to today, step by step, and a later one left alone', async () => {
    const steps = [
      (/** @type {any} */ { places, ...rest }) => ({ ...rest, sites: places }),
      (/** @type {any} */ items) => ({ ...items, rules: 'from two' }),
    ];
    const local = new MemoryArea({ items: { version: 1, places: [{ pattern: 'a.org', mode: 'off' }] } });
    const sync = new MemoryArea({ items: { version: 2 } });
    const { store } = storeWith({ sync, local, steps, version: 3 });
    await store.migrate();
    assert.deepEqual(local.items, { version: 3, sites: [{ pattern: 'a.org', mode: 'off' }], rules: 'from two' });
    assert.deepEqual(sync.items, { version: 3, rules: 'from two' });
    const later = new MemoryArea({ items: { version: 9, sites: [] } });
    await storeWith({ sync: ABSENT, local: later, steps, version: 3 }).store.migrate();
    assert.deepEqual(later.items, { version: 9, sites: [] });
  });
});

test('a rule stands in the reader\'s rules once, on a line of its own', () => {
  assert.equal(withRule('', 'a.org##.x'), 'a.org##.x\n');
  assert.equal(withRule('! mine\na.org##.x', ' b.org##.y\n '), '! mine\na.org##.x\nb.org##.y\n');
  assert.equal(withRule('a.org##.x\r\n', 'a.org##.x'), 'a.org##.x\r\n');
  assert.equal(withRule('a', ' '), 'a');
});
