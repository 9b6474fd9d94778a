// TeX → MathML. Whatever a page has written as TeX, only elements and attributes of this list are ever put into the view.

import temml from 'temml';

/** @import { OpenView } from '../../types.js' */

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Source: MathML Core, without what can load, link or act. */
const ELEMENTS = new Set([
  'math', 'menclose', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom', 'mprescripts', 'mroot', 'mrow',
  'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd', 'mtext', 'mtr', 'munder', 'munderover', 'none',
]);
const ATTRIBUTES = new Set([
  'accent', 'accentunder', 'columnalign', 'columnspacing', 'columnspan', 'depth', 'display', 'displaystyle', 'fence', 'form', 'height', 'largeop',
  'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize', 'movablelimits', 'notation', 'rowspacing', 'rowspan', 'rspace',
  'scriptlevel', 'separator', 'stretchy', 'symmetric', 'voffset', 'width',
]);

/** Keeps a comma on the line of its formula: a formula is a thing of its own to the browser, after which a line may end. */
const WORD_JOINER = '\u2060';

/** Characters of TeX above which a formula keeps its text. */
const LONGEST = 5_000;

/** @param {OpenView} view */
export function setAll({ article, signal }) {
  const formulas = /** @type {NodeListOf<HTMLElement>} */ (article?.querySelectorAll('.math[data-tex]') ?? []);
  for (const formula of formulas) {
    if (signal.aborted) return;
    const tex = formula.dataset.tex ?? '';
    const set = tex.length <= LONGEST ? mathOf(tex, formula.matches('div')) : null;
    if (set) formula.replaceChildren(set, ...(isClosed(formula) ? [WORD_JOINER] : []));
  }
}

/** @param {HTMLElement} formula @returns {boolean} whether a sign follows that belongs to it */
const isClosed = ({ nextSibling }) => nextSibling instanceof Text && /^\p{P}/u.test(nextSibling.data);

/**
 * @param {string} tex
 * @param {boolean} displayMode on a line of its own
 * @returns {Element | null} null where it is no TeX that Temml knows: its text stays
 */
function mathOf(tex, displayMode) {
  const place = document.createElement('span');
  try {
    temml.render(tex, place, { displayMode, throwOnError: true, trust: false });
  } catch {
    return null;
  }
  const math = place.querySelector('math');
  return math ? copy(math) : null;
}

/**
 * Builds a formula anew, from what is on the lists alone.
 * @param {Element} from
 * @returns {Element}
 */
function copy(from) {
  const element = document.createElementNS(MATHML, from.localName);
  for (const name of from.getAttributeNames()) {
    if (ATTRIBUTES.has(name)) element.setAttribute(name, from.getAttribute(name) ?? '');
  }
  for (const child of from.childNodes) {
    if (child instanceof Text) element.append(child.data);
    else if (child instanceof Element) element.append(...(ELEMENTS.has(child.localName) ? [copy(child)] : child.localName === 'annotation' ? [] : Array.from(copy(child).childNodes)));
  }
  return element;
}
