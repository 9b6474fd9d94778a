// The open view over a kept text: what the tools of content/tools find in a page's view, they find here.

import { afterwards } from '../../content/afterwards.js';
import { TITLE } from '../../content/header.js';
import { followLinks } from '../../content/links.js';
import { applyLook } from '../../content/look.js';
import { interfaceDirection, interfaceLanguage, message } from '../../content/messages.js';
import { ownSheet } from '../../content/own_names.js';
import { Passages } from '../../content/passage.js';
import { part } from '../../content/parts.js';
import { styleSheets } from '../../content/styles.js';
import { api } from '../../shared/api.js';
import { articleOf } from './article.js';
import sheet from './kept.css';

/** @import { Look, OpenView, Reading } from '../../types.js' */
/** @import { Tools } from '../../content/tools/tools.js' */
/** @import { Whole } from '../../shared/library/library.js' */

const LIBRARY = 'library.html';

/** @implements {OpenView} */
export class KeptView {
  /**
   * @param {Look} look
   * @param {Whole | null} whole
   * @param {string} otherwise what is said where there is no text
   */
  constructor(look, whole, otherwise) {
    // The document itself is what the closed root is in a page: it has the sheets, the ids and the keyboard's place.
    this.root = /** @type {ShadowRoot} */ (/** @type {unknown} */ (document));
    document.adoptedStyleSheets = [...styleSheets(), ownSheet(sheet)];
    this.dialog = part('dialog', 'view');
    Object.assign(this.dialog, { open: true, lang: interfaceLanguage(), dir: interfaceDirection() });
    this.dialog.setAttribute('aria-label', whole?.entry.title || 'Recto');
    this.back = part('a', 'close', '✕');
    this.back.href = LIBRARY;
    this.back.setAttribute('aria-label', message('keptBack'));
    this.back.title = message('toolsShortcut', message('keptBack'), 'Esc');
    this.bar = part('header', 'bar', this.back);
    this.main = part('main', 'page');
    this.main.tabIndex = 0;
    this.stop = new AbortController();
    this.signal = this.stop.signal;
    /** There is no page that it could be read from anew. @type {string | null} */
    this.snapshot = null;
    this.passages = new Passages(this.main, [], [], []);
    /** @type {(() => boolean)[]} */
    this.escapes = [];
    this.reading = whole ? readingOf(whole) : null;
    /** @type {((tools: Tools) => void) | undefined} */
    this.mountOwn = undefined;
    this.close = () => { this.back.dispatchEvent(new MouseEvent('click', { cancelable: true })); };
    this.look = look;
    applyLook(this.root, this.dialog, look);
    this.dialog.append(this.bar, this.main);
    document.body.append(this.dialog);
    this.fill(whole, otherwise);
    this.listen();
  }

  /** @param {Whole | null} whole @param {string} otherwise */
  fill(whole, otherwise) {
    this.main.append(whole && this.reading ? articleOf(whole, this.reading) : sentence(otherwise));
    this.main.setAttribute('aria-labelledby', TITLE);
    const text = this.article?.querySelector('.text');
    const pieces = text ? [...text.children] : [];
    this.passages = new Passages(this.main, pieces, [], pieces.map((_, index) => index));
  }

  listen() {
    const { signal } = this;
    followLinks(this.root);
    afterwards(this.main, this.bar, signal);
    // Where a press beside the text has left the keyboard nowhere, the tools hear it all the same.
    document.addEventListener('keydown', (event) => {
      if (event.target === document.body && !this.dialog.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
    }, { signal });
    document.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      event.preventDefault();
      if (!this.escapes.findLast((handler) => handler())) this.close();
    }, { signal });
  }

  get article() { return /** @type {HTMLElement | null} */ (this.main.querySelector(':scope > .article')); }

  /** @param {() => boolean} handler */
  onEscape(handler) { this.escapes.push(handler); }

  /** The text is always the same. */
  onText() {}

  refill() {}

  readAgain() {}

  /** @param {Look} next */
  applyLook(next) {
    applyLook(this.root, this.dialog, next, this.look);
    this.look = next;
  }

  /**
   * Brings in a further script of the view, which lies beside this page.
   * @param {string} what as in background/bring.js
   * @returns {Promise<boolean>}
   */
  async bring(what) {
    try {
      await import(api.runtime.getURL(`content/${what}.js`));
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * Why there is no text.
 * @param {string} words
 */
function sentence(words) {
  const title = part('h1', '', words);
  title.id = TITLE;
  return part('div', 'plea', title);
}

/** @param {Whole} whole @returns {Reading} */
const readingOf = ({ body: { metadata } }) => (
  { metadata, stretches: [], readable: true, removed: [], restored: [], sources: [] });
