// The reader view: open, close, and what happens in between.

import { afterwards } from './afterwards.js';
import { TITLE, header } from './header.js';
import { Layer } from './layer.js';
import { applyLook } from './look.js';
import { build } from './markup.js';
import { pauseMedia } from './media.js';
import { message } from './messages.js';
import { button, ours, part } from './parts.js';
import { rememberPlace } from './place.js';
import { followLinks } from './links.js';
import { styleSheets } from './styles.js';

/** @import { Answer, Failure, Look, OpenView, Reading, Shown } from '../types.js' */

/** @typedef {{ opened: Layer, main: HTMLElement, bar: HTMLElement }} Stage */

/** @type {Layer | null} */
let layer = null;

/** Whether the view is open in this page. */
export const isOpen = () => layer !== null;

/** Closes the view; the page is as it was. */
export const close = () => layer?.close();

/**
 * Opens the view while it is still empty, which is done while the background reads.
 * @param {{ onClose?: (host: string) => void }} options `onClose` is told the host element's name
 * @returns {(answer: Answer) => { shown: Shown, open: Omit<OpenView, 'snapshot'> } | null} fills it with a reading, or with
 *   a sentence that says why there is none; null if it was closed meanwhile
 */
export function prepare(options) {
  const stage = setUp(options);
  return (answer) => (layer === stage.opened ? fill(stage, answer) : null);
}

/**
 * @param {Stage} stage
 * @param {Answer} answer
 */
function fill(stage, answer) {
  const { opened, main, bar } = stage;
  const start = performance.now();
  applyLook(opened.root, opened.dialog, answer.look);
  opened.dialog.classList.remove('waiting');
  const reading = 'reading' in answer ? /** @type {Reading} */ (JSON.parse(answer.reading)) : null;
  const content = reading ? page(reading) : plea(failure(/** @type {{ failure: Failure }} */ (answer).failure));
  main.setAttribute(reading ? 'aria-labelledby' : 'aria-label', reading ? TITLE : 'Recto');
  opened.dialog.setAttribute('aria-label', reading?.metadata.title ?? 'Recto');
  main.append(content);
  opened.filled();
  afterwards(main, bar, opened.stop.signal);
  const now = performance.now();
  const shown = { host: opened.host.localName, ms: now - start, shown: performance.timeOrigin + now };
  return { shown, open: handOver(stage, reading, answer.look) };
}

/**
 * What the scripts that come afterwards find: see `OpenView`.
 * @param {Stage} stage
 * @param {Reading | null} reading
 * @param {Look | undefined} look
 * @returns {Omit<OpenView, 'snapshot'>}
 */
function handOver({ opened, main, bar }, reading, look = { properties: {}, classes: [] }) {
  const { root, dialog } = opened;
  return {
    root,
    dialog,
    bar,
    main,
    get article() { return /** @type {HTMLElement | null} */ (main.querySelector(':scope > .article')); },
    reading,
    look,
    signal: opened.stop.signal,
    onEscape: (handler) => { opened.escapes.push(handler); },
    applyLook(next) {
      applyLook(root, dialog, next, this.look);
      this.look = next;
    },
  };
}

/**
 * The reading, or an offer of what was found all the same.
 * @param {Reading} reading
 */
const page = (reading) => (reading.readable ? article(reading) : refusal(reading));

/**
 * Why there is nothing to read, in a sentence.
 * @param {Failure} failure
 */
function failure({ key, message: otherwise }) {
  const known = message(key);
  return known === key ? otherwise : known;
}

/**
 * @param {{ onClose?: (host: string) => void }} options
 * @returns {Stage} an open view without content
 */
function setUp(options) {
  close();
  const putBack = rememberPlace();
  const play = pauseMedia();
  const main = part('main', 'page');
  const opened = new Layer(styleSheets(), main, () => {
    layer = null;
    putBack();
    play();
    options.onClose?.(opened.host.localName);
  });
  layer = opened;

  const shut = button('close', '✕', close);
  shut.setAttribute('aria-label', message('close'));
  shut.title = message('closeHint');
  main.tabIndex = 0;
  const bar = part('header', 'bar', shut);
  opened.dialog.setAttribute('aria-label', 'Recto');
  opened.dialog.classList.add('waiting');
  opened.dialog.append(bar, main);
  followLinks(opened.root);
  opened.open();
  return { opened, main, bar };
}

/**
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
function article(reading) {
  const element = part('article', 'article');
  element.dir = reading.metadata.dir;
  if (reading.metadata.language) element.lang = reading.metadata.language;
  const text = part('div', 'text');
  text.append(build(reading.markup, document));
  element.append(header(reading, close), text);
  return element;
}

/**
 * Nothing here looks like an article; what was found can be read all the same.
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
function refusal(reading) {
  if (reading.markup.length === 0) return plea(message('notReadable'));
  const box = plea(message('notReadable'));
  const anyway = button('main-button', message('readAnyway'), () => {
    const main = box.parentElement;
    box.replaceWith(article(reading));
    main?.focus({ preventScroll: true });
  });
  box.lastElementChild?.prepend(anyway);
  return box;
}

/**
 * A sentence in the middle of the page, and the way back.
 * @param {string} sentence
 * @returns {HTMLElement}
 */
function plea(sentence) {
  const title = part('h1', '', sentence);
  title.id = TITLE;
  return ours(part('div', 'plea', title, part('p', 'buttons', button('', message('close'), close))));
}
