// What the reader has said about parts of the page, by the page's own nodes: when the page is captured once more, its nodes have
// other numbers.

/** @import { Choices } from '../types.js' */

/**
 * @typedef {object} Said
 * @property {Node[]} keep parts that belong to the text
 * @property {Node[]} leaveOut parts that do not
 * @property {Element} [added] the one among the former that the reader has just shown
 */

/** The same by index; without what is no longer there. @typedef {Choices & { added?: number }} Heeded */

/** Makes one of the other, once the page is captured: of its nodes by their index in the snapshot. @typedef {(origins: Node[]) => Heeded} Heed */

/**
 * @param {Node[]} origins
 * @param {Said} said
 * @returns {Heeded}
 */
export function inSnapshot(origins, { keep, leaveOut, added }) {
  const indices = (/** @type {Node[]} */ nodes) => nodes.map((node) => origins.indexOf(node)).filter((index) => index >= 0);
  const index = added ? indexAround(origins, added) : undefined;
  const kept = [...indices(keep), ...(index === undefined ? [] : [index])];
  return { keep: kept, leave_out: indices(leaveOut).filter((each) => each !== index), added: index };
}

/**
 * The part as it was captured: a link, or what is below a picture, is no part of its own.
 * @param {Node[]} origins
 * @param {Element} element
 * @returns {number | undefined}
 */
function indexAround(origins, element) {
  for (let each = /** @type {Node | null} */ (element); each; each = above(each)) {
    const index = isInline(each) ? -1 : origins.indexOf(each);
    if (index >= 0) return index;
  }
  return undefined;
}

/** @param {Node} node */
const isInline = (node) => node instanceof HTMLElement && !(node instanceof HTMLImageElement) && /^(inline|contents)$/.test(getComputedStyle(node).display);

/** What a node stands in, out of shadow roots and frames too. @param {Node} node @returns {Node | null} */
function above(node) {
  if (node instanceof ShadowRoot) return node.host;
  return node.parentNode ?? (node.nodeType === Node.DOCUMENT_NODE ? /** @type {Document} */ (node).defaultView?.frameElement ?? null : null);
}

/** @param {Node} node @param {Node} part @returns {boolean} whether the node is the part, or in it */
export function isWithin(node, part) {
  for (let each = /** @type {Node | null} */ (node); each; each = above(each)) if (each === part) return true;
  return false;
}
