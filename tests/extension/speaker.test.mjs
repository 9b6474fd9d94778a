// Reading aloud without a voice: the order of what is said, and what pausing, skipping and leaving do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentencesOf } from '../../extension/content/tools/aloud/script.js';
import { Speaker } from '../../extension/content/tools/aloud/speaker.js';
import { voicesFor } from '../../extension/content/tools/aloud/voices.js';

/** @param {string[]} paragraphs */
const scriptOf = (paragraphs) => paragraphs.map((text) => ({ element: /** @type {any} */ (null), language: 'en', pieces: [], sentences: sentencesOf(text, 'en') }));

/** A reader of three short paragraphs, with an engine that is told when a sentence is over. */
function setUp() {
  /** @type {string[]} */
  const said = [];
  /** @type {string[]} */
  const states = [];
  /** @type {{ onEnd(): void, onFailure(): void, onWord(start: number, length: number): void }[]} */
  const voice = [];
  const engine = {
    speak(/** @type {string} */ sentence, /** @type {any} */ how) {
      said.push(sentence.trim());
      voice.push(how);
    },
    cancel() { said.push('(silence)'); },
  };
  const words = /** @type {number[][]} */ ([]);
  const speaker = new Speaker(engine, scriptOf(['One. Two.', 'Three.', 'Four. Five.']), {
    onSentence() {},
    onWord(place, start, length) { words.push([place.paragraph, place.sentence, start, length]); },
    onState(state) { states.push(state); },
  });
  return { speaker, said, states, words, end: () => voice.at(-1)?.onEnd(), voice };
}

test('sentence follows sentence to the end', () => {
  const { speaker, said, states, end } = setUp();
  speaker.start(0);
  for (let sentence = 0; sentence < 5; sentence += 1) end();
  assert.deepEqual(said, ['One.', 'Two.', 'Three.', 'Four.', 'Five.']);
  assert.equal(states[0], 'speaking');
  assert.equal(states.at(-1), 'ended');
});

test('a pause begins the sentence anew, and what the voice says of the old one is not heard', () => {
  const { speaker, said, voice, words } = setUp();
  speaker.start(0);
  voice[0].onWord(0, 3);
  speaker.pause();
  voice[0].onEnd();
  voice[0].onWord(0, 3);
  speaker.goOn();
  assert.deepEqual(said, ['One.', '(silence)', 'One.']);
  assert.deepEqual(words, [[0, 0, 0, 3]]);
});

test('skipping goes by paragraphs, and back to the begin of this one first', () => {
  const { speaker, said, end } = setUp();
  speaker.start(0);
  speaker.skip(1);
  speaker.skip(1);
  end();
  speaker.skip(-1);
  speaker.skip(-1);
  speaker.skip(-5);
  speaker.skip(-1);
  assert.deepEqual(said.filter((words) => words !== '(silence)'), ['One.', 'Three.', 'Four.', 'Five.', 'Four.', 'Three.', 'One.', 'One.']);
});

test('stopping is silence, and a failure of the voice is told', () => {
  const { speaker, said, states, voice } = setUp();
  speaker.start(2);
  speaker.stop();
  assert.deepEqual(said, ['Four.', '(silence)']);
  voice[0].onFailure();
  assert.equal(states.at(-1), 'stopped');
  speaker.start(2);
  voice[1].onFailure();
  assert.equal(states.at(-1), 'failed');
});

test('only voices of this machine and of the language are offered, the most fitting first', () => {
  const voice = (/** @type {string} */ name, /** @type {string} */ lang, localService = true) => /** @type {any} */ ({ name, lang, localService, default: false });
  const voices = [voice('far', 'en-GB', false), voice('us', 'en_US'), voice('gb', 'en-GB'), voice('de', 'de-DE')];
  assert.deepEqual(voicesFor(voices, 'en-GB').map(({ name }) => name), ['gb', 'us']);
  assert.deepEqual(voicesFor(voices, 'pl'), []);
});

test('texts are cut into sentences by their language, and what has no letter is not said', () => {
  assert.deepEqual(sentencesOf('It was 3.5 m high. Really?\n* * *\n', 'en').map(({ text }) => text.trim()), ['It was 3.5 m high.', 'Really?']);
  assert.deepEqual(sentencesOf('港は町より先に目を覚ます。鎖の音がする。', 'ja').map(({ start }) => start), [0, 13]);
});
