// The system's voices. Only those that speak on this machine: others send the text to whoever makes them.

/** Milliseconds that a browser is given to find its voices. */
const FINDING = 1_500;

/** @param {string} language as BCP 47 @returns {string} "en" of "en-GB" */
const primary = (language) => language.toLowerCase().split(/[-_]/)[0];

/**
 * The voices for a language, the most fitting first.
 * @param {SpeechSynthesisVoice[]} voices
 * @param {string} language
 * @returns {SpeechSynthesisVoice[]}
 */
export function voicesFor(voices, language) {
  const fit = (/** @type {SpeechSynthesisVoice} */ voice) => (voice.lang.toLowerCase().replace('_', '-') === language.toLowerCase() ? 2 : 0) + (voice.default ? 1 : 0);
  return voices.filter((voice) => voice.localService && primary(voice.lang) === primary(language)).sort((a, b) => fit(b) - fit(a));
}

/**
 * @param {SpeechSynthesis} speech
 * @returns {Promise<SpeechSynthesisVoice[]>} all that there are; some browsers find them only when they are asked for
 */
export function allVoices(speech) {
  const now = speech.getVoices();
  if (now.length > 0) return Promise.resolve(now);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      speech.removeEventListener('voiceschanged', done);
      resolve(speech.getVoices());
    };
    const timer = setTimeout(done, FINDING);
    speech.addEventListener('voiceschanged', done);
  });
}

/**
 * The browser's speech as an engine of ours.
 * @param {SpeechSynthesis} speech
 * @param {(language: string) => { voice: SpeechSynthesisVoice | null, rate: number }} choice what speaks a language, and how fast: 1 is the voice's own speed
 * @returns {import('./speaker.js').Engine}
 */
export function engineOf(speech, choice) {
  /** Kept, as some browsers forget an utterance that nobody holds, and then it never ends. @type {SpeechSynthesisUtterance | null} */
  let current = null;
  return {
    speak(sentence, { language, onWord, onEnd, onFailure }) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      current = utterance;
      const { voice, rate } = choice(language);
      if (voice) utterance.voice = voice;
      utterance.lang = voice?.lang ?? language;
      utterance.rate = rate;
      utterance.addEventListener('boundary', ({ name, charIndex, charLength }) => {
        if (name !== 'sentence') onWord(charIndex, charLength || wordAt(sentence, charIndex));
      });
      utterance.addEventListener('end', onEnd);
      utterance.addEventListener('error', ({ error }) => {
        if (error !== 'canceled' && error !== 'interrupted') onFailure();
      });
      speech.speak(utterance);
    },
    cancel() {
      if (current) speech.cancel();
      current = null;
    },
  };
}

/** Letters of the word there: not every browser tells. @param {string} text @param {number} start */
const wordAt = (text, start) => /^[\p{L}\p{N}\p{M}'’-]+/u.exec(text.slice(start))?.[0].length ?? 1;
