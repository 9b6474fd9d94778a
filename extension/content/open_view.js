// The open view as the scripts that come afterwards find it, and its text put there anew.

import { article } from './contents.js';
import { applyLook } from './look.js';
import { Passages } from './passage.js';

/** @import { Look, OpenView, Reading } from '../types.js' */
/** @import { Layer } from './layer.js' */
/** @import { Place } from './place.js' */

/**
 * @typedef {object} Stage
 * @property {Layer} opened
 * @property {HTMLElement} main
 * @property {HTMLElement} bar
 * @property {Place} place
 * @property {Node[]} origins the page's nodes by their index in the snapshot
 * @property {Passages | null} passages
 * @property {(() => void)[]} onText told whenever another text is there
 * @property {() => void} close
 */

/**
 * What the scripts that come afterwards find: see `OpenView`.
 * @param {Stage} stage
 * @param {Reading | null} reading
 * @param {Look | undefined} look
 * @returns {Omit<OpenView, 'snapshot' | 'readAgain'>}
 */
export function handOver(stage, reading, look = { properties: {}, classes: [] }) {
  const { opened, main, bar } = stage;
  const { root, dialog } = opened;
  return {
    root,
    dialog,
    bar,
    main,
    get article() { return articleIn(main); },
    get passages() { return stage.passages ??= passagesOf(stage, reading); },
    reading,
    look,
    signal: opened.stop.signal,
    close: stage.close,
    onEscape: (handler) => { opened.escapes.push(handler); },
    onText: (handler) => { stage.onText.push(handler); },
    applyLook(next) {
      applyLook(root, dialog, next, this.look);
      this.look = next;
    },
    refill(next) {
      this.reading = next;
      putAnew(stage, next);
    },
  };
}

/** @param {HTMLElement} main @returns {HTMLElement | null} */
const articleIn = (main) => main.querySelector(':scope > .article');

/**
 * @param {Stage} stage
 * @param {Reading | null} reading
 */
export function passagesOf({ main, origins }, reading) {
  const text = articleIn(main)?.querySelector('.text');
  return new Passages(main, text ? [...text.children] : [], origins, reading?.sources ?? []);
}

/**
 * Puts another reading of the same page in place of the one that is shown; the passage that is read stays where it is.
 * @param {Stage} stage
 * @param {Reading} reading
 */
function putAnew(stage, reading) {
  const { main } = stage;
  const earlier = stage.passages;
  const passage = earlier?.inView();
  const { scrollTop } = main;
  main.firstElementChild?.replaceWith(article(reading, stage.close));
  textIsThere(stage, reading);
  const source = earlier && passage ? earlier.sources[passage.piece] : 0;
  const piece = reading.sources.findIndex((each) => each >= source);
  if (passage && piece >= 0) stage.passages?.showInView({ ...passage, piece }, passage.height);
  else main.scrollTop = scrollTop;
  stage.onText.forEach((handler) => handler());
}

/**
 * @param {Stage} stage
 * @param {Reading} reading
 */
export function textIsThere(stage, reading) {
  stage.passages = passagesOf(stage, reading);
  stage.place.goOn(stage.passages);
}
