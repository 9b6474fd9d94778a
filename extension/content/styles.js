// The view's style sheets, constructed once: no policy of a page governs them and no style of a page reaches them.

import { ownSheet, withoutTaken } from './own_names.js';
import book from './styles/book.css';
import frame from './styles/frame.css';
import languages from './styles/languages.css';
import look from './styles/look.css';
import print from './styles/print.css';
import unasked from './styles/unasked.css';

/** @type {CSSStyleSheet[]} */
let sheets = [];

/** @returns {CSSStyleSheet[]} */
export function styleSheets() {
  if (sheets.length === 0) {
    sheets = withoutTaken([frame, book, languages, look, unasked, print]).map(ownSheet);
  }
  return sheets;
}
