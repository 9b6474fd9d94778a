// The reader view: open, close, and what happens in between.

import { afterwards } from './afterwards.js';
import { barsFor } from './bars.js';
import { page, plea } from './contents.js';
import { TITLE } from './header.js';
import { Layer } from './layer.js';
import { applyLook } from './look.js';
import { pauseMedia } from './media.js';
import { message } from './messages.js';
import { button, last, part } from './parts.js';
import { begun, handOver, letGrow, passagesOf, tell, tellOfText } from './open_view.js';
import { patience } from './patience.js';
import { rememberPlace } from './place.js';
import { readingIn } from './reading.js';
import { followLinks } from './links.js';
import { styleSheets } from './styles.js';

/** @import { Answer, Bars, Failure, OpenView, Reading, Shown } from '../types.js' */
/** @import { Stage } from './open_view.js' */

/**
 * The host element's name, the page's nodes by their index in the snapshot, what a long text waits for before it grows, who is told what the
 * page's scroll bars are to look like, whenever that changes, and who is told when the view has closed.
 * @typedef {{ host: string, origins: Node[], beforeGrowing: Promise<unknown>, onBars: (bars: Bars | null) => void, onClose: () => void }} Options
 */

/** What the colours of the view hang on besides the reader's choice. */
const SYSTEM_COLOURS = '(prefers-color-scheme: dark), (prefers-contrast: more)';

/**
 * Milliseconds after which the view opens without its text, as a sign of life. Not at once: the browser would lay out and
 * paint an empty view first, and the text wait for that (10 ms and more, measured on pages of wcxb-dev).
 */
const OPENS_EMPTY = 200;

/** @type {Layer | null} */
let layer = null;

/** Whether the view is open in this page. */
export const isOpen = () => layer !== null;

/** Whether a press can be meant for it. */
export const isSeen = () => layer?.isSeen === true;

/** Closes the view; the page is as it was. */
export const close = () => layer?.close();

/**
 * Makes the view while the background reads. It opens with its text, or without if that takes long.
 * @param {Options} options
 * @returns {(answer: Answer) => Filled | null} fills it with a reading, or with a sentence that says why there is none; null if it was
 *   closed meanwhile
 */
export function prepare(options) {
  const stage = setUp(options);
  stage.opened.later(() => stage.opened.open(), OPENS_EMPTY);
  const waiting = patience(stage.opened);
  return (answer) => {
    waiting.end();
    return layer === stage.opened ? fill(stage, answer) : null;
  };
}

/**
 * A view with its text, or with the first screen of it; `whole` comes with the rest.
 * @typedef {{ shown: Shown, open: Omit<OpenView, 'snapshot' | 'readAgain'>, whole: Promise<void> }} Filled
 */

/**
 * @param {Stage} stage
 * @param {Answer} answer
 * @returns {Filled}
 */
function fill(stage, answer) {
  const { opened, main, bar, place } = stage;
  const start = performance.now();
  applyLook(opened.root, opened.dialog, answer.look);
  opened.dialog.classList.remove('waiting');
  const reading = 'reading' in answer ? readingIn(answer.reading) : null;
  const content = reading ? page(reading, way(stage, reading)) : plea(failure(/** @type {{ failure: Failure }} */ (answer).failure), close);
  main.setAttribute(reading ? 'aria-labelledby' : 'aria-label', reading ? TITLE : 'Recto');
  opened.dialog.setAttribute('aria-label', reading?.metadata.title ?? 'Recto');
  main.append(content);
  if (reading) stage.passages = passagesOf(stage, reading);
  // Asked before the view opens, while the page's layout is still as the browser has it.
  const begin = stage.passages ? place.enter(stage.passages) : () => {};
  opened.open();
  begin();
  // A page with a long text is long itself, and takes the browser a while to make inert: before there is something to read, not while
  // it is read.
  if (stage.growing?.isLong) opened.becomeModal();
  opened.filled(stage.paintBars);
  matchMedia(SYSTEM_COLOURS).addEventListener('change', stage.paintBars, { signal: opened.stop.signal });
  stage.onText.push(afterwards(main, bar, opened.stop.signal));
  const now = performance.now();
  const shown = { ms: now - start, shown: performance.timeOrigin + now };
  return { shown, open: handOver(stage, reading, answer.look), whole: whole(stage, reading) };
}

/** @param {Stage} stage @param {Reading | null} reading @returns {Promise<void>} never comes where the view is closed before */
function whole(stage, reading) {
  if (!reading || !stage.growing || stage.growing.isWhole) return Promise.resolve();
  return new Promise((done) => {
    letGrow(stage, () => {
      tellOfText(stage, reading);
      // In turns of their own: the tools take as long again.
      stage.opened.later(done, 0);
    });
  });
}

/**
 * @param {Stage} stage
 * @param {Reading} reading
 * @returns {import('./contents.js').Way}
 */
const way = (stage, reading) => ({
  close,
  grow: () => begun(stage, reading),
  onText: () => letGrow(stage, () => tellOfText(stage, reading)),
  onJoined: () => tell(stage),
});

/**
 * Why there is nothing to read, in a sentence.
 * @param {Failure} failure
 */
function failure({ key, message: otherwise }) {
  const known = message(key);
  return known === key ? otherwise : known;
}

/**
 * @param {Options} options
 * @returns {Stage} a view without content, not open yet
 */
function setUp(options) {
  close();
  const place = rememberPlace();
  const play = pauseMedia();
  const main = part('main', 'page');
  const opened = new Layer(options.host, styleSheets(), main, () => {
    layer = null;
    place.putBack();
    play();
    options.onClose();
  });
  layer = opened;

  const shut = button('close', '✕', close);
  shut.setAttribute('aria-label', message('close'));
  shut.title = message('closeHint');
  main.tabIndex = 0;
  const bar = part('header', 'bar', shut);
  opened.dialog.setAttribute('aria-label', 'Recto');
  opened.dialog.classList.add('waiting');
  opened.dialog.append(bar, main, last());
  /** @type {Stage} */
  const stage = {
    opened, main, bar, place, origins: options.origins, beforeGrowing: options.beforeGrowing, passages: null, growing: null, onText: [], close,
    paintBars: () => options.onBars(barsFor(opened.dialog, main)),
  };
  followLinks(opened.root, () => stage.growing?.finish());
  opened.stop.signal.addEventListener('abort', () => place.leave());
  return stage;
}
