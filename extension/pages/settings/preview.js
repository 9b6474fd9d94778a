// A sample article as the view would show it: read by the same Rust, built and styled by the view's own modules.

import { applyLook } from '../../content/look.js';
import { build } from '../../content/markup.js';
import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { markupOf, readingIn } from '../../content/reading.js';
import { styleSheets } from '../../content/styles.js';
import { api } from '../../shared/api.js';
import { BUNDLED, lookOf } from '../../shared/look.js';
import inBox from './preview.css';

/** @import { Look } from '../../types.js' */
/** @import { Values } from '../../shared/settings.js' */

/**
 * @param {Values} values
 * @returns {{ element: HTMLElement, show: (values: Values) => void }}
 */
export function preview(values) {
  const element = part('div', 'preview');
  element.setAttribute('role', 'region');
  element.setAttribute('aria-label', message('sample'));
  const root = element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(inBox);
  root.adoptedStyleSheets = [...styleSheets(), sheet];
  const main = part('div', 'page');
  main.tabIndex = 0;
  const view = part('div', 'view', main);
  root.append(view);
  // Without an answer of the background, the box stays empty and everything else works.
  fill(main).catch(() => {});

  /** @type {Look} */
  let look = { properties: {}, classes: [] };
  const show = (/** @type {Values} */ now) => {
    const next = lookOf(now);
    applyLook(root, view, next, look);
    look = next;
    bringFont(String(now.font));
  };
  show(values);
  return { element, show };
}

/** @param {HTMLElement} main */
async function fill(main) {
  const { reading } = await api.runtime.sendMessage({ type: 'sample' });
  const read = readingIn(reading);
  const { metadata } = read;
  const article = part('article', 'article', part('header', 'head', part('h3', 'title', metadata.title ?? '')));
  article.lang = metadata.language ?? '';
  article.dir = metadata.dir;
  const text = part('div', 'text');
  text.append(build(markupOf(read), document));
  article.append(text);
  main.append(article);
  // A line of code may be wider than the box.
  for (const code of text.querySelectorAll('pre')) {
    code.tabIndex = 0;
    code.setAttribute('role', 'region');
    code.setAttribute('aria-label', message('wideCode'));
  }
}

/**
 * A bundled font comes as the script that brings it into a page.
 * @param {string} font
 */
function bringFont(font) {
  // A module comes in once, however often it is asked for.
  if (Object.hasOwn(BUNDLED, font)) import(api.runtime.getURL(`content/font-${font}.js`));
}
