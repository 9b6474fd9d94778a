// Names in the view's style sheets that a page could take hold of, although none of its styles reaches in. Custom properties are
// inherited from the page ("--width" is in half of all pages), and a page may say of every property of that name what it holds
// (CSS.registerProperty). Fonts that a page brings answer to their family's name in the view too.
//
// So the properties have a mark before their names that no page knows, and families that the page has taken are passed over.

import { adopt } from './adopt.js';
import { getter } from './nodes.js';
import { randomWord } from './random.js';

/** Under this the mark stands in the isolated world: the scripts that are brought in later have the same. */
const MARK = Symbol.for('recto.mark');

const world = /** @type {Record<symbol, string>} */ (/** @type {unknown} */ (globalThis));
const readFonts = getter(Document.prototype, 'fonts');

/** How the families of the bundled fonts begin (shared/look.js): those are given to the page's document by ourselves. */
const OURS = 'recto ';

/** What stands for a family that the page has taken: no font is called so. */
const NOTHING = '"-"';

/** @returns {string} letters and figures, other ones on each page */
function mark() {
  return world[MARK] ??= randomWord();
}

/**
 * @param {string} css a style sheet, a value, or a property's name
 * @returns {string} the same with properties that are the view's alone
 */
export const ownNames = (css) => css.replaceAll('--', `--${mark()}-`);

/**
 * @param {string} css
 * @returns {CSSStyleSheet} with properties that are the view's alone
 */
export function ownSheet(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(ownNames(css));
  return sheet;
}

/**
 * @param {ShadowRoot} root
 * @param {string} css
 */
export const adoptOwn = (root, css) => adopt(root, [ownSheet(css)]);

/**
 * @param {string[]} css style sheets or values
 * @returns {string[]} the same without the families that the page gives fonts of its own
 */
export function withoutTaken(css) {
  const written = css.join('\n').toLowerCase();
  const taken = takenFamilies().filter((family) => written.includes(family));
  return taken.length === 0 ? css : css.map((text) => taken.reduce((left, family) => left.replace(listed(family), NOTHING), text));
}

/**
 * Before a comma, as each of our lists ends with what the browser itself has.
 * @param {string} family
 */
const listed = (family) => new RegExp(`(["']?)(?<![\\w-])${family.replace(/[^\w ]/g, '\\$&')}\\1(?=\\s*,)`, 'gi');

/** @returns {string[]} in lower case */
function takenFamilies() {
  /** @type {Set<string>} */
  const families = new Set();
  readFonts.call(document).forEach((/** @type {FontFace} */ { family }) => {
    families.add(family.replace(/^["']|["']$/g, '').toLowerCase());
  });
  return [...families].filter((family) => family !== '' && !family.startsWith(OURS));
}
