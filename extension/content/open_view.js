// The open view as the scripts that come afterwards find it, and its text put there anew.

import { article } from './contents.js';
import { Growing } from './growing.js';
import { applyLook } from './look.js';
import { Passages } from './passage.js';
import { patience } from './patience.js';

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
 * @property {Promise<unknown>} beforeGrowing
 * @property {Passages | null} passages
 * @property {Growing | null} growing the text that is shown, which may not be whole yet
 * @property {(() => void)[]} onText told whenever another text is there, or more of it
 * @property {() => void} paintBars gives the page's scroll bars the look that goes with the view's
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
      stage.paintBars();
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
export function passagesOf({ main, origins, growing }, reading) {
  // Of a text that still grows, the passages that are there.
  const pieces = growing ? [...growing.elements] : [];
  return new Passages(main, pieces, origins, reading?.sources.slice(0, pieces.length) ?? []);
}

/**
 * The text of a reading, as far as it is needed at once: all of a short one, of a long one up to where the page is read, and a screen more.
 * @param {Stage} stage
 * @param {Reading} reading
 * @param {number} [from] the piece that is shown first
 * @returns {Growing}
 */
export function begun(stage, reading, from) {
  const growing = new Growing(reading);
  if (!growing.isWhole) growing.begin(from ?? pieceInPage(stage, reading));
  stage.growing = growing;
  return growing;
}

/** @param {Stage} stage @param {Reading} reading @returns {number} the piece that stands at the top of the page's window */
function pieceInPage({ main, origins }, { sources }) {
  // Where it stands in the page is asked, not where in the view: none of the pieces is there yet.
  return new Passages(main, sources.map(() => main), origins, sources).inPage()?.piece ?? 0;
}

/**
 * Lets the text grow, and says how far it is. What is printed has to be whole.
 * @param {Stage} stage
 * @param {() => void} whenWhole at once where it is whole already; never for a text that another one has taken the place of
 */
export function letGrow(stage, whenWhole) {
  const { growing, opened } = stage;
  if (!growing || growing.isWhole) return whenWhole();
  const { signal } = opened.stop;
  const { tell, end } = patience(opened);
  growing.whenWhole(() => {
    end();
    opened.later(() => stage.growing === growing && whenWhole(), 0);
  });
  addEventListener('beforeprint', () => growing.finish(), { signal });
  stage.beforeGrowing.then(() => opened.later(() => growing.run(signal, tell), 0));
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
  const source = earlier && passage ? earlier.sources[passage.piece] : 0;
  const piece = reading.sources.findIndex((each) => each >= source);
  main.firstElementChild?.replaceWith(article(reading, { close: stage.close, onJoined: () => tell(stage) }, begun(stage, reading, Math.max(piece, 0))));
  textIsThere(stage, reading);
  if (passage && piece >= 0) stage.passages?.showInView({ ...passage, piece }, passage.height);
  else main.scrollTop = scrollTop;
  letGrow(stage, () => tellOfText(stage, reading));
}

/**
 * All of a text is there: tells whoever waits for one.
 * @param {Stage} stage
 * @param {Reading} reading
 */
export function tellOfText(stage, reading) {
  textIsThere(stage, reading);
  tell(stage);
}

/** @param {Stage} stage */
export const tell = (stage) => stage.onText.forEach((handler) => handler());

/**
 * @param {Stage} stage
 * @param {Reading} reading
 */
function textIsThere(stage, reading) {
  stage.passages = passagesOf(stage, reading);
  stage.place.goOn(stage.passages);
}
