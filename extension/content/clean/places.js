// Which parts of a page are looked at: what lies over it, what follows the reader, short blocks around the text.

import { checkVisibility, nameOf } from '../nodes.js';
import {
  boxOf, childrenOf, countOf, coverOf, firstIn, firstOf, fits, heightOf, holds, lastOf, nextOf, parentOf, previousOf, shadowOf, textOf,
} from './dom.js';
import { dialogs } from './dialogs.js';

/** @import { Article } from './article.js' */

/** CSS pixels that the outer points keep away from the window's edges. */
const INSET = 8;

/**
 * CSS pixels that three more points keep away from its corners, where bubbles, small players and sign-in prompts float. At the top left
 * stands the site's name.
 */
const CORNER = 48;

/** Children of an element that are looked at, from its beginning and from its end: notices are put first or last. */
const FIRST = 8;
const LAST = 24;

/** Levels below an element without a size, or of a name of its own, in which something fixed is looked for. */
const DEPTH = 3;

/** Share of the window from which a part that is placed on the page counts as lying over it. */
const ABSOLUTE_COVER = 0.2;

/** Characters of the longest block in the text that may be clutter: 60 words of long ones. */
const BLOCK_CHARS = 900;

/** Blocks in the text that are looked at in one pass: each takes a good part of a millisecond. */
const MOST_BLOCKS = 8;

const NEVER = new Set(['script', 'style', 'link', 'meta', 'template', 'noscript', 'head', 'br', 'title', 'base', 'svg', 'p', 'h1', 'h2', 'h3', 'figure', 'img']);
/** Elements that are no prompt, whatever they say. */
const QUOTED = new Set(['ul', 'ol', 'dl', 'blockquote', 'table', 'pre', 'code', 'details', 'nav', 'hr']);

/** What a prompt has at least one of. */
const CONTROLS = 'a, button, input, iframe, [role=button]';

/** @param {Element} element */
export const isTopLayer = (element) => fits(element, ':modal, :popover-open');

/** @param {Element} element */
function positionOf(element) {
  const { position } = getComputedStyle(element);
  // In the top layer nothing is static or relative, and nearly everything else is.
  return position !== 'static' && position !== 'relative' && isTopLayer(element) ? 'top_layer' : position;
}

/** What `hasFixed` has found in this look: the points share most of what is around them. @type {Map<Element, boolean>} */
let answered = new Map();

/** What `outermost` has found in this look; `null` from the page's own root and all that holds the article on. @type {Map<Element | null, Element | null>} */
let around = new Map();

/**
 * What lies over a page or follows the reader.
 * @param {Article} article
 * @param {(element: Element) => boolean} isOurs
 * @returns {Map<Element, number>} each with the number of points, of nine, that show it first
 */
export function overlays(article, isOurs) {
  answered = new Map();
  around = new Map([[null, null], [document.body, null], [document.documentElement, null]]);
  for (let each = article.root; each; each = parentOf(each)) around.set(each, null);
  const found = /** @type {Map<Element, number>} */ (new Map());
  const add = (/** @type {Element | null} */ element, hits = 0) => {
    if (element && !isOurs(element)) found.set(element, (found.get(element) ?? 0) + hits);
  };
  // Asked once: for each of them the browser makes sure that the page is laid out.
  const { innerWidth: width, innerHeight: height } = window;
  const at = (/** @type {number} */ x, /** @type {number} */ y) => outermost(document.elementFromPoint(x, y));
  add(at(CORNER, height - CORNER));
  for (const y of [CORNER, height - CORNER]) add(at(width - CORNER, y));
  for (const y of [INSET, height / 2, height - INSET]) add(at(width / 2, y), 1);
  for (const dialog of dialogs()) {
    if (checkVisibility.call(dialog)) add(outermost(dialog));
  }
  for (const element of besideThePath(article)) add(standsOut(element, DEPTH));
  // How much of the window each takes: at the sides and in the corners only where one of them may be.
  if (found.size > 0) {
    const boxes = [...found.keys()].map(boxOf);
    for (const x of [INSET, width - INSET]) {
      for (const y of [INSET, height / 2, height - INSET]) if (boxes.some((box) => reaches(box, x, y))) add(at(x, y), 1);
    }
  }
  return found;
}

/**
 * Whether something may be shown at a point: what has no size of its own has children that stand anywhere.
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 */
function reaches({ left, top, right, bottom, width, height }, x, y) {
  return width * height === 0 || (left <= x && x <= right && top <= y && y <= bottom);
}

/**
 * The outermost element around an element that does not scroll with the page and does not hold the article.
 * @param {Element | null} element
 * @returns {Element | null}
 */
function outermost(element) {
  const path = [];
  let each = element;
  for (; each && !around.has(each); each = parentOf(each)) path.push(each);
  let found = around.get(each) ?? null;
  for (const inner of path.reverse()) {
    if (!found) {
      const name = nameOf(inner);
      if (!NEVER.has(name) && isOver(inner, name)) found = inner;
    }
    around.set(inner, found);
  }
  return found;
}

/** Whether an element lies over the page. @param {Element} element @param {string} name */
function isOver(element, name) {
  let answer = answered.get(element);
  if (answer === undefined) {
    answer = hasFixed(element, name);
    answered.set(element, answer);
  }
  return answer;
}

/**
 * Whether an element lies over the page: by itself, or by what its shadow root holds.
 * @param {Element} element
 * @param {string} name
 */
function hasFixed(element, name) {
  const position = positionOf(element);
  if (position === 'absolute') return coverOf(boxOf(element)) >= ABSOLUTE_COVER && getComputedStyle(element).zIndex !== 'auto';
  return position !== 'static' && position !== 'relative' || fixedInShadow(element, name) !== null;
}

/** Elements of a shadow root that are looked at: what lies over the page is among its first. */
const MOST_INNER = 60;

/**
 * What lies over the page inside an element's shadow root: the element itself is then as good as that.
 * @param {Element} host
 * @param {string} [name]
 * @returns {Element | null}
 */
export function fixedInShadow(host, name) {
  const root = shadowOf(host, name);
  if (!root) return null;
  const inner = Array.from(root.querySelectorAll('*')).slice(0, MOST_INNER);
  return inner.find((each) => ['fixed', 'top_layer'].includes(positionOf(each)) && checkVisibility.call(each)) ?? null;
}

/**
 * An element that lies over the page, or one inside it where it is only a wrapper.
 * @param {Element} element
 * @param {number} depth
 * @returns {Element | null}
 */
function standsOut(element, depth) {
  const name = nameOf(element);
  if (NEVER.has(name)) return null;
  if (isOver(element, name)) return element;
  const isWrapper = depth > 0 && countOf(element) > 0 && (name.includes('-') || heightOf(element) === 0);
  if (!isWrapper) return null;
  for (const child of endsOf(element)) {
    const found = standsOut(child, depth - 1);
    if (found) return found;
  }
  return null;
}

/**
 * The first and the last children of an element; a list of thousands is not gone through.
 * @param {Element} element
 * @returns {Element[]}
 */
function endsOf(element) {
  if (countOf(element) <= FIRST + LAST) return childrenOf(element);
  const found = beginningOf(element, FIRST);
  for (let each = lastOf(element); each && found.length < FIRST + LAST; each = previousOf(each)) found.push(each);
  return found;
}

/**
 * The first children of an element.
 * @param {Element} element
 * @param {number} most
 */
function beginningOf(element, most) {
  const found = [];
  for (let each = firstOf(element); each && found.length < most; each = nextOf(each)) found.push(each);
  return found;
}

/**
 * What stands beside the article and beside all that is around it.
 * @param {Article} article
 * @returns {Element[]}
 */
function besideThePath(article) {
  const found = childrenOf(document.documentElement).filter((child) => child !== document.body);
  let inner = article.root ?? loneChild(document.body);
  for (let outer = parentOf(inner); outer && outer !== document.documentElement; outer = parentOf(outer)) {
    const within = inner;
    found.push(...endsOf(outer).filter((child) => child !== within));
    inner = outer;
  }
  // What lies over the page from inside of the text is found where it is seen: sites put theirs at the ends of the body.
  if (!holdsOnlyText(article)) found.push(...endsOf(article.root ?? inner));
  return found;
}

/** Whether the article is a part of the page, and not the whole of it. @param {Article} article */
const holdsOnlyText = ({ root }) => root !== null && root !== document.body;

/**
 * The innermost of the elements that have only one child, from the body on: a program's root.
 * @param {Element} body
 */
function loneChild(body) {
  let inner = body;
  for (;;) {
    const children = childrenOf(inner).filter((child) => !NEVER.has(nameOf(child)));
    if (children.length !== 1) return childrenOf(inner)[0] ?? inner;
    [inner] = children;
  }
}

/**
 * Short blocks before the headline, between the paragraphs and right after them, with where they stand.
 * @param {Article} article
 * @param {WeakMap<Element, unknown>} known those were looked at before
 * @param {WeakSet<Element>} passed those are no prompts
 * @param {Set<Element> | null} changedIn elements with new children; null: all
 * @returns {Map<Element, 'start' | 'between'>} at most eight: the others come next time
 */
export function blocks(article, known, passed, changedIn) {
  const found = /** @type {Map<Element, 'start' | 'between'>} */ (new Map());
  const isFull = () => found.size >= MOST_BLOCKS;
  const add = (/** @type {Element} */ element, /** @type {'start' | 'between'} */ place) => {
    if (isFull() || known.has(element) || passed.has(element)) return;
    const name = nameOf(element);
    const isCandidate = !NEVER.has(name) && !QUOTED.has(name) && isShort(element) && /^(static|relative)$/.test(getComputedStyle(element).position);
    if (isCandidate) found.set(element, place);
    // What is empty may be filled later.
    else if (textOf(element) !== '') passed.add(element);
  };
  const { root, headline, paragraphs, prose, around } = article;
  if (!root || paragraphs.length === 0) return found;
  const first = paragraphs[0];
  const isBefore = (/** @type {Element} */ element, /** @type {Element} */ mark) => (
    !holds(element, mark) && (element.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  for (let inner = headline ?? first, outer = parentOf(inner); outer && outer !== document.documentElement; inner = outer, outer = parentOf(outer)) {
    const mark = inner;
    beginningOf(outer, FIRST).filter((child) => isBefore(child, mark)).forEach((child) => add(child, 'start'));
  }
  for (const parent of changedIn ?? around) {
    if (!around.has(parent) || !holds(root, parent)) continue;
    if (isFull()) break;
    for (const child of childrenOf(parent)) if (!prose.has(child) && !passed.has(child) && isBefore(first, child)) add(child, 'between');
  }
  // A box that belongs to the text may follow the element that holds the paragraphs.
  for (let inner = root, level = 0; level < 3 && inner !== document.body; level += 1) {
    let next = inner.nextElementSibling;
    for (let count = 0; next && count < 3; count += 1, next = next.nextElementSibling) add(next, 'between');
    inner = parentOf(inner) ?? document.body;
  }
  return found;
}

/** @param {Element} element */
function isShort(element) {
  const text = textOf(element);
  const has = shadowOf(element) !== null || (text.length <= BLOCK_CHARS && (fits(element, CONTROLS) || firstIn(element, CONTROLS) !== null));
  return has && checkVisibility.call(element) && boxOf(element).height > 0;
}
