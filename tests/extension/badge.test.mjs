// The sign at the button goes after a while, and takes nothing along that has come in its place.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

/** What stands at the button of the tab. */
const button = { text: '', title: '' };
const action = {
  async setBadgeBackgroundColor() {},
  async setBadgeText(/** @type {{ text: string }} */ { text }) { button.text = text; },
  async getBadgeText() { return button.text; },
  async setTitle(/** @type {{ title: string }} */ { title }) { button.title = title; },
};
Object.assign(globalThis, { chrome: { runtime: { id: 'recto' }, i18n: { getMessage: (/** @type {string} */ key) => key }, action } });
const { sayUnavailable } = await import('../../extension/background/badge.js');

/** Lets every promise that waits come to its end. */
const settle = () => new Promise((resolve) => { setImmediate(resolve); });

beforeEach(() => {
  Object.assign(button, { text: '', title: 'actionTitle' });
  mock.timers.enable({ apis: ['setTimeout'] });
});
afterEach(() => mock.timers.reset());

test('the sign goes, and the button says again what it does', async () => {
  await sayUnavailable(1);
  assert.deepEqual(button, { text: '–', title: 'unavailable' });
  mock.timers.tick(5_000);
  await settle();
  assert.deepEqual(button, { text: '', title: 'actionTitle' });
});

test('a number that has come meanwhile stays', async () => {
  await sayUnavailable(1);
  button.text = '7';
  mock.timers.tick(5_000);
  await settle();
  assert.equal(button.text, '7');
});
