// Finding one's way in the text: where one is, where one was, and how to go elsewhere and back.

import { message } from '../../messages.js';
import { button, ours } from '../../parts.js';
import { mountMemory } from './memory.js';
import { mountNotes } from './notes.js';
import { mountOutline } from './outline.js';
import { mountPictures } from './pictures.js';
import { mountProgress } from './progress.js';

export { default as sheet } from '../../styles/way.css';

/** @import { Passage } from '../../passage.js' */
/** @import { Tools } from '../tools.js' */

/** Places that can be gone back to, the last one first. */
const MOST_PLACES = 20;

/** @param {Tools} tools */
export function mount(tools) {
  if (!tools.view.reading) return;
  const way = new Way(tools);
  tools.way = way;
  mountOutline(tools, way);
  mountProgress(tools, way);
  mountNotes(tools, way);
  mountPictures(tools);
  // A kept text has a place of its own, in the library.
  if (tools.view.snapshot) mountMemory(tools, way);
}

export class Way {
  /** @param {Tools} tools */
  constructor(tools) {
    this.view = tools.view;
    /** @type {(() => void)[]} */
    this.listeners = [];
    /** @type {(Passage | null)[]} */
    this.places = [];
    this.back = ours(button('way-back', message('wayBack'), () => this.goBack()));
    this.back.hidden = true;
    this.view.dialog.append(this.back);
    tools.add({ name: 'way-back', label: 'wayBack', key: 'b', run: () => this.goBack() });
    let isDue = false;
    this.view.main.addEventListener('scroll', () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        if (!this.view.signal.aborted) this.listeners.forEach((listener) => listener());
      });
    }, { signal: this.view.signal, passive: true });
  }

  /** @param {() => void} listener called at most once a frame while the text is scrolled */
  onScroll(listener) {
    this.listeners.push(listener);
  }

  /** Share of the text that is above the lower edge of the window, 0.0–1.0. */
  share() {
    const text = this.view.article?.querySelector('.text');
    if (!text) return 0;
    const { top, height } = text.getBoundingClientRect();
    const { bottom } = this.view.main.getBoundingClientRect();
    return height > 0 ? Math.min(Math.max((bottom - top) / height, 0), 1) : 1;
  }

  /** Notes where the reader is, to come back. */
  remember() {
    this.places.push(this.view.passages.inView());
    if (this.places.length > MOST_PLACES) this.places.shift();
    this.back.hidden = false;
  }

  /**
   * Goes to a place in the text, from which there is a way back.
   * @param {HTMLElement} place
   */
  goTo(place) {
    this.remember();
    // So that the keyboard goes on from there.
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
  }

  goBack() {
    const place = this.places.pop();
    this.back.hidden = this.places.length === 0;
    if (place === undefined) return;
    if (place) this.view.passages.showInView(place, place.height);
    else this.view.main.scrollTop = 0;
    this.view.main.focus({ preventScroll: true });
  }
}
