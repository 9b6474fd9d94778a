// Reading aloud, with the voices of the system: from the paragraph at the top of the view on, its sentence and word marked, the
// text following along unless the reader is elsewhere in it. It ends with the view.

import { api } from '../../../shared/api.js';
import { SETTINGS } from '../../../shared/settings.js';
import { interfaceLanguage, message } from '../../messages.js';
import { button, ours, part } from '../../parts.js';
import { icon } from '../icons.js';
import { control } from '../look/controls.js';
import { Marks } from './marks.js';
import { rangeOf, scriptOf } from './script.js';
import { Speaker } from './speaker.js';
import { allVoices, engineOf, voicesFor } from './voices.js';

export { default as sheet } from '../../styles/aloud.css';

/** @import { Tools } from '../tools.js' */

/** Milliseconds after the reader's own scrolling in which the text does not follow the voice. */
const ELSEWHERE = 5_000;

/** CSS pixels of a paragraph that must be seen for reading to begin with it. */
const BEGUN = 10;

/** CSS pixels at the window's top and bottom, below the bar and behind the player, in which nothing counts as seen. */
const TOP = 20;
const BOTTOM = 80;

/** Share of the window's height above what the text has followed to. */
const FOLLOWED_TO = 0.25;

/** Where each language's voice is kept, by its name in the system: voices are this device's own. */
const RECORD = 'reading_voices';

const { storage } = api;

/** @param {Tools} tools */
export function mount(tools) {
  if (!tools.view.reading) return;
  const aloud = new Aloud(tools);
  tools.addPanel({ name: 'aloud', label: 'aloudPanel', icon: 'aloud', key: 'r', build: (box) => aloud.fillPanel(box), onOpen: () => { aloud.listVoices(); } });
  tools.add({ name: 'aloud-toggle', label: 'aloudToggle', key: 's', run: () => { aloud.toggle(); } });
  tools.add({ name: 'aloud-earlier', label: 'aloudEarlier', key: ',', run: () => aloud.speaker?.skip(-1) });
  tools.add({ name: 'aloud-later', label: 'aloudLater', key: '.', run: () => aloud.speaker?.skip(1) });
}

class Aloud {
  /** @param {Tools} tools */
  constructor(tools) {
    this.tools = tools;
    this.view = tools.view;
    this.marks = new Marks(this.view.main);
    /** @type {Speaker | null} */
    this.speaker = null;
    /** What is read. @type {HTMLElement | null} */
    this.article = null;
    /** @type {SpeechSynthesisVoice[]} */
    this.voices = [];
    /** The names of the voices that the reader has chosen, by language. @type {Record<string, string>} */
    this.chosen = {};
    this.movedAt = -ELSEWHERE;
    this.player = this.makePlayer();
    this.voiceField = part('select', '');
    this.voiceField.id = 'aloud-voice';
    this.voiceField.addEventListener('change', () => this.chooseVoice(this.voiceField.value));
    const label = part('label', 'setting-label', message('aloudVoice'));
    label.htmlFor = this.voiceField.id;
    this.voiceRow = part('div', 'setting', label, this.voiceField);
    // Until there is something to choose from.
    this.voiceRow.hidden = true;
    this.note = part('p', 'quiet');
    const { main, signal } = this.view;
    for (const name of ['wheel', 'touchmove', 'pointerdown']) {
      main.addEventListener(name, () => { this.movedAt = performance.now(); }, { signal, passive: true });
    }
    signal.addEventListener('abort', () => this.speaker?.stop());
    // A page that is joined to it leaves what is read where it is.
    this.view.onText(() => this.article?.isConnected || this.speaker?.stop());
    let rate = tools.values.voiceRate;
    tools.onChange(({ voiceRate }) => {
      if (rate !== voiceRate) this.speaker?.again();
      rate = voiceRate;
    });
  }

  get language() {
    return this.view.reading?.metadata.language ?? interfaceLanguage();
  }

  /** Begins, pauses or goes on. */
  async toggle() {
    if (this.speaker?.state === 'speaking') return this.speaker.pause();
    if (this.speaker?.state === 'paused') return this.speaker.goOn();
    await this.begin();
  }

  async begin() {
    const { article, signal } = this.view;
    await this.listVoices();
    if (!article || signal.aborted || this.speaker?.state === 'speaking') return;
    if (!('speechSynthesis' in window)) return this.tools.say(message('aloudNoSpeech'));
    const script = scriptOf(article, this.language);
    this.article = article;
    if (script.length === 0 || this.voicesOf(script[0].language).length === 0) {
      return this.tools.say(message('aloudNoVoice', languageName(script[0]?.language ?? this.language)));
    }
    const engine = engineOf(speechSynthesis, (language) => ({ voice: this.voiceOf(language), rate: Number(this.tools.values.voiceRate) / 100 }));
    this.speaker = new Speaker(engine, script, {
      onSentence: ({ paragraph, sentence }) => this.showSentence(script[paragraph], sentence),
      onWord: ({ paragraph, sentence }, start, length) => {
        const begin = script[paragraph].sentences[sentence].start + start;
        this.marks.showWord(rangeOf(script[paragraph], begin, begin + length));
      },
      onState: (state) => this.onState(state),
    });
    this.speaker.start(this.firstInView(script));
  }

  /** @param {import('./script.js').Paragraph[]} script */
  firstInView(script) {
    const { top } = this.view.main.getBoundingClientRect();
    const first = script.findIndex(({ element }) => element.getBoundingClientRect().bottom > top + BEGUN);
    return first < 0 ? 0 : first;
  }

  /**
   * @param {import('./script.js').Paragraph} paragraph
   * @param {number} sentence
   */
  showSentence(paragraph, sentence) {
    const { start, text } = paragraph.sentences[sentence];
    const range = rangeOf(paragraph, start, start + text.trimEnd().length);
    if (range && performance.now() - this.movedAt > ELSEWHERE) this.follow(range);
    this.marks.showSentence(range);
  }

  /** Brings what is read into the window where it is not. @param {Range} range */
  follow(range) {
    const { top, bottom, height } = this.view.main.getBoundingClientRect();
    const box = range.getBoundingClientRect();
    if (box.top < top + TOP || box.bottom > bottom - BOTTOM) this.view.main.scrollTop += box.top - top - height * FOLLOWED_TO;
  }

  /** @param {'speaking' | 'paused' | 'stopped' | 'ended' | 'failed'} state */
  onState(state) {
    const isActive = state === 'speaking' || state === 'paused';
    const { box, toggle } = this.player;
    toggle.replaceChildren(icon(state === 'speaking' ? 'pause' : 'play'));
    toggle.setAttribute('aria-label', message(state === 'speaking' ? 'aloudPause' : 'aloudPlay'));
    if (isActive && !box.isConnected) this.view.dialog.append(box);
    if (isActive) return;
    if (box.contains(this.view.root.activeElement)) this.view.main.focus({ preventScroll: true });
    box.remove();
    this.marks.clear();
    if (state === 'ended') this.tools.say(message('aloudEnd'));
    if (state === 'failed') this.tools.say(message('aloudNoVoice', languageName(this.language)));
  }

  makePlayer() {
    const tool = (/** @type {string} */ drawing, /** @type {string} */ label, /** @type {() => void} */ press) => {
      const element = button('tool', '', press);
      element.append(icon(drawing));
      element.setAttribute('aria-label', message(label));
      return element;
    };
    const toggle = tool('pause', 'aloudPause', () => { this.toggle(); });
    const box = ours(part('div', 'player',
      tool('earlier', 'aloudEarlier', () => this.speaker?.skip(-1)), toggle, tool('later', 'aloudLater', () => this.speaker?.skip(1)),
      tool('stop', 'aloudStop', () => this.speaker?.stop())));
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', message('aloudPanel'));
    return { box, toggle };
  }

  /** @param {HTMLElement} box */
  fillPanel(box) {
    const rate = SETTINGS.find(({ key }) => key === 'voiceRate');
    /** @type {HTMLElement[]} */
    const rows = [this.voiceRow];
    if (rate) {
      const { row, show } = control(rate, (value) => this.tools.set({ voiceRate: value }));
      row.querySelectorAll('[id]').forEach((field) => { field.id += '-aloud'; });
      row.querySelectorAll('label').forEach((field) => { field.htmlFor += '-aloud'; });
      show(this.tools.values.voiceRate);
      this.tools.onChange(({ voiceRate }) => show(voiceRate));
      rows.push(row);
    }
    const start = button('main-button', message('aloudToggle'), () => { this.toggle(); });
    box.append(part('p', 'part-buttons', start), part('div', 'settings', ...rows), this.note);
  }

  /** Finds the system's voices and shows those for the text's language. */
  async listVoices() {
    if (!('speechSynthesis' in window)) {
      this.note.textContent = message('aloudNoSpeech');
      return;
    }
    this.voices = await allVoices(speechSynthesis);
    try {
      const kept = (await storage.local.get(RECORD))[RECORD];
      if (typeof kept === 'object' && kept !== null) this.chosen = { ...kept };
    } catch {
      // The system's own choice counts.
    }
    const fitting = this.voicesOf(this.language);
    this.voiceField.replaceChildren(...fitting.map((voice) => {
      const option = part('option', '', `${voice.name} (${voice.lang})`);
      option.value = voice.voiceURI;
      return option;
    }));
    this.voiceField.value = this.voiceOf(this.language)?.voiceURI ?? '';
    this.voiceRow.hidden = fitting.length === 0;
    this.note.textContent = fitting.length === 0 ? message('aloudNoVoice', languageName(this.language)) : '';
  }

  /** @param {string} language */
  voicesOf(language) {
    return voicesFor(this.voices, language);
  }

  /** @param {string} language @returns {SpeechSynthesisVoice | null} */
  voiceOf(language) {
    const fitting = this.voicesOf(language);
    return fitting.find(({ voiceURI }) => voiceURI === this.chosen[language]) ?? fitting[0] ?? null;
  }

  /** @param {string} name of the voice in the system */
  chooseVoice(name) {
    this.chosen[this.language] = name;
    storage.local.set({ [RECORD]: this.chosen }).catch(() => this.tools.say(message('storageFull')));
    this.speaker?.again();
  }
}

/** @param {string} language @returns {string} its name in words */
function languageName(language) {
  try {
    return new Intl.DisplayNames([interfaceLanguage()], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}
