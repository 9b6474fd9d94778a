// The reader view: open, close, and what happens in between.

import { afterwards } from './afterwards.js';
import { TITLE, header } from './header.js';
import { Layer } from './layer.js';
import { build } from './markup.js';
import { pauseMedia } from './media.js';
import { message } from './messages.js';
import { button, ours, part } from './parts.js';
import { rememberPlace } from './place.js';
import { followLinks } from './links.js';
import { styleSheets } from './styles.js';

/** @import { Failure, Reading, Shown } from '../types.js' */

/** @typedef {{ opened: Layer, main: HTMLElement, bar: HTMLElement }} Stage */

/** @type {Layer | null} */
let layer = null;

/** The view that is open and still empty. @type {Stage | null} */
let waiting = null;

/** Whether the view is open in this page. */
export const isOpen = () => layer !== null;

/** Closes the view; the page is as it was. */
export const close = () => layer?.close();

/**
 * Shows a reading, or says that there is none and offers what was found all the same.
 * @param {Reading} reading
 * @param {{ onClose?: (host: string) => void }} [options] `onClose` is told the host element's name
 * @returns {Shown}
 */
export function open(reading, options = {}) {
  return show(options, () => (reading.readable ? article(reading) : refusal(reading)), reading.metadata);
}

/**
 * Says in a sentence why there is nothing to read.
 * @param {Failure} failure
 * @param {{ onClose?: (host: string) => void }} [options]
 * @returns {Shown}
 */
export function fail(failure, options = {}) {
  const known = message(failure.key);
  return show(options, () => plea(known === failure.key ? failure.message : known), null);
}

/**
 * Opens the view while it is still empty. To open it asks the page for styles and layout, which takes longer than to fill
 * it, so that is done while the background reads.
 * @param {{ onClose?: (host: string) => void }} [options]
 */
export function prepare(options = {}) {
  if (layer === null) stage(options);
}

/**
 * @param {{ onClose?: (host: string) => void }} options
 * @param {() => HTMLElement} content
 * @param {{ title: string | null } | null} titled
 * @returns {Shown}
 */
function show(options, content, titled) {
  const start = performance.now();
  const { opened, main, bar } = waiting ?? stage(options);
  waiting = null;
  main.setAttribute(titled ? 'aria-labelledby' : 'aria-label', titled ? TITLE : 'Recto');
  opened.dialog.setAttribute('aria-label', titled?.title ?? 'Recto');
  main.append(content());
  afterwards(main, bar, opened.stop.signal);
  const now = performance.now();
  return { host: opened.host.localName, ms: now - start, shown: performance.timeOrigin + now };
}

/**
 * @param {{ onClose?: (host: string) => void }} options
 * @returns {Stage} an open view without content
 */
function stage(options) {
  close();
  const putBack = rememberPlace();
  const play = pauseMedia();
  const main = part('main', 'page');
  const opened = new Layer(styleSheets(), main, () => {
    layer = null;
    waiting = null;
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
  opened.dialog.append(bar, main);
  followLinks(opened.root);
  opened.open();
  waiting = { opened, main, bar };
  return waiting;
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
