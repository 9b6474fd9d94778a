// Reads one sentence after the other. It knows no page: what speaks, what is read and who is told are handed to it.

/** @import { Paragraph } from './script.js' */

/**
 * @typedef {object} Engine  what speaks: the browser's `speechSynthesis`, in tests another
 * @property {(sentence: string, how: { language: string, onWord(start: number, length: number): void, onEnd(): void, onFailure(): void }) => void} speak
 * @property {() => void} cancel
 */
/** @typedef {{ paragraph: number, sentence: number }} Place */
/**
 * @typedef {object} Listener
 * @property {(place: Place) => void} onSentence a sentence begins
 * @property {(place: Place, start: number, length: number) => void} onWord a word begins, counted from its sentence's begin
 * @property {(state: 'speaking' | 'paused' | 'stopped' | 'ended' | 'failed') => void} onState
 */

export class Speaker {
  /**
   * @param {Engine} engine
   * @param {Paragraph[]} script
   * @param {Listener} listener
   */
  constructor(engine, script, listener) {
    this.engine = engine;
    this.script = script;
    this.listener = listener;
    /** @type {Place} */
    this.place = { paragraph: 0, sentence: 0 };
    /** @type {'stopped' | 'speaking' | 'paused'} */
    this.state = 'stopped';
    /** What was begun earlier is not listened to any more. */
    this.turn = 0;
  }

  /** @param {number} paragraph */
  start(paragraph) {
    this.place = { paragraph: Math.min(Math.max(paragraph, 0), this.script.length - 1), sentence: 0 };
    this.speak();
  }

  /** The sentence is read from its beginning when it goes on: not every voice can stop within one. */
  pause() {
    if (this.state !== 'speaking') return;
    this.silence();
    this.enter('paused');
  }

  goOn() {
    if (this.state === 'paused') this.speak();
  }

  stop() {
    if (this.state === 'stopped') return;
    this.silence();
    this.enter('stopped');
  }

  /** @param {number} step paragraphs: 1 to the next, -1 to the begin of this one or, at its first sentence, to the one before */
  skip(step) {
    if (this.state === 'stopped') return;
    const isWithin = step < 0 && this.place.sentence > 0;
    const paragraph = Math.min(Math.max(this.place.paragraph + (isWithin ? 0 : step), 0), this.script.length - 1);
    this.place = { paragraph, sentence: 0 };
    if (this.state === 'speaking') this.speak();
    else this.listener.onSentence(this.place);
  }

  /** Begins the sentence anew, with another voice or speed. */
  again() {
    if (this.state === 'speaking') this.speak();
  }

  speak() {
    const paragraph = this.script[this.place.paragraph];
    const sentence = paragraph?.sentences[this.place.sentence];
    if (!paragraph || !sentence) return this.stop();
    if (this.state === 'speaking') this.silence();
    const turn = ++this.turn;
    const isCurrent = () => turn === this.turn;
    this.enter('speaking');
    this.listener.onSentence(this.place);
    this.engine.speak(sentence.text, {
      language: paragraph.language,
      onWord: (start, length) => { if (isCurrent()) this.listener.onWord(this.place, start, length); },
      onEnd: () => { if (isCurrent()) this.next(); },
      onFailure: () => { if (isCurrent()) this.end('failed'); },
    });
  }

  next() {
    const { paragraph, sentence } = this.place;
    if (sentence + 1 < this.script[paragraph].sentences.length) this.place = { paragraph, sentence: sentence + 1 };
    else if (paragraph + 1 < this.script.length) this.place = { paragraph: paragraph + 1, sentence: 0 };
    else return this.end('ended');
    this.state = 'paused';
    this.speak();
  }

  /** @param {'ended' | 'failed'} how */
  end(how) {
    this.turn += 1;
    this.state = 'stopped';
    this.listener.onState(how);
  }

  silence() {
    this.turn += 1;
    this.engine.cancel();
  }

  /** @param {'speaking' | 'paused' | 'stopped'} state */
  enter(state) {
    const isNew = this.state !== state;
    this.state = state;
    if (isNew) this.listener.onState(state);
  }
}
