// A press of the button waits for its script; the next one in the same tab waits for itself, not for what is left of the one before.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Presses } from '../../extension/background/presses.js';

/** @param {(presses: Presses) => void} steps with presses that are given up after 100 ms */
function withTimers(steps) {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    steps(new Presses(100));
  } finally {
    mock.timers.reset();
  }
}

test('a second press while the first is waited for is none, in that tab alone', () => withTimers((presses) => {
  assert.ok(presses.begin(1));
  assert.equal(presses.begin(1), null);
  assert.ok(presses.begin(2));
}));

test('a press that is heard of, ended or given up makes room for the next', () => withTimers((presses) => {
  presses.begin(1);
  presses.end(1);
  const end = presses.begin(1);
  assert.ok(end);
  end();
  assert.ok(presses.begin(1));
  mock.timers.tick(99);
  assert.equal(presses.begin(1), null);
  mock.timers.tick(1);
  assert.ok(presses.begin(1));
}));

test('the patience with a press ends with it, and not with the next one', () => withTimers((presses) => {
  presses.begin(1);
  mock.timers.tick(60);
  presses.end(1);
  presses.begin(1);
  mock.timers.tick(60);
  assert.equal(presses.begin(1), null, 'the timer of the first press has ended the second');
}));

test('a press that was given up does not end the next when it comes to its own end', () => withTimers((presses) => {
  const end = presses.begin(1);
  mock.timers.tick(100);
  presses.begin(1);
  end?.();
  assert.equal(presses.begin(1), null, 'the first press has ended the second');
}));
