// Builds the article from the closed markup of src/render/markup.rs. The two lists are the same as there
// (tests/contract compares them); nothing else is ever built, whatever the markup says.

/** @import { Markup } from '../types.js' */

/** Elements that may be built. */
export const ELEMENTS = [
  'a', 'bdi', 'blockquote', 'br', 'caption', 'code', 'dd', 'del', 'details', 'div', 'dl', 'dt', 'em', 'figcaption',
  'figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'li', 'mark', 'ol', 'p', 'pre', 'rp', 'rt', 'ruby', 'section',
  'small', 'span', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
];

/** Attributes that may be set. */
export const ATTRIBUTES = [
  'alt', 'class', 'colspan', 'data-tex', 'dir', 'height', 'href', 'id', 'open', 'reversed', 'rowspan', 'scope', 'src', 'start', 'title', 'width',
];

/** Levels of markup that are built; the core's own limit is 512. */
const MAX_DEPTH = 1_000;

/** What every id of the article begins with here, so that none is taken for one of the view's own. */
const ID_PREFIX = 'article-';

const KNOWN_ELEMENTS = new Set(ELEMENTS);
const KNOWN_ATTRIBUTES = new Set(ATTRIBUTES);
const LINK_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const PICTURE_SCHEMES = new Set(['http:', 'https:']);
const DATA_PICTURE = /^data:image\//i;

/**
 * @param {Markup[]} markup
 * @param {Document} document
 * @param {Map<string, string>} [own] pictures that we hold ourselves, as blobs: the addresses of these by those of the markup
 * @returns {DocumentFragment}
 */
export function build(markup, document, own = new Map()) {
  return new Builder(document, own).fragment(markup);
}

/** Builds a text, all at once or part after part. */
export class Builder {
  /** @param {Document} document @param {Map<string, string>} [own] */
  constructor(document, own = new Map()) {
    this.document = document;
    this.own = own;
    this.pictures = 0;
  }

  /**
   * @param {Markup[]} markup
   * @returns {DocumentFragment}
   */
  fragment(markup) {
    const fragment = this.document.createDocumentFragment();
    for (const node of markup) this.append(fragment, node, 0);
    return fragment;
  }

  /**
   * @param {Node} parent
   * @param {Markup} node
   * @param {number} depth
   */
  append(parent, node, depth) {
    if (typeof node === 'string') {
      parent.appendChild(this.document.createTextNode(node));
    } else if (Array.isArray(node) && KNOWN_ELEMENTS.has(node[0]) && depth < MAX_DEPTH) {
      const [name, attributes, children] = node;
      const element = this.element(name, attributes);
      for (const child of children) this.append(element, child, depth + 1);
      parent.appendChild(name === 'table' ? this.scroller(element) : element);
    }
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @returns {HTMLElement}
   */
  element(name, attributes) {
    const element = this.document.createElement(name);
    if (element instanceof HTMLImageElement) {
      // Before the address: a picture is fetched as soon as it has one.
      this.pictures += 1;
      if (this.pictures > 1) element.loading = 'lazy';
      element.decoding = 'async';
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      const checked = KNOWN_ATTRIBUTES.has(attribute) ? checkedValue(attribute, value) : null;
      if (checked !== null) element.setAttribute(attribute, (attribute === 'src' && this.own.get(value)) || checked);
    }
    if (element instanceof HTMLAnchorElement) element.rel = 'noopener';
    return element;
  }

  /**
   * A wide table scrolls by itself, in a box of its own.
   * @param {HTMLElement} table
   */
  scroller(table) {
    const box = this.document.createElement('div');
    box.className = 'wide';
    box.append(table);
    return box;
  }
}

/**
 * @param {string} attribute
 * @param {string} value
 * @returns {string | null} null: it is not set
 */
function checkedValue(attribute, value) {
  if (attribute === 'id') return ID_PREFIX + value;
  if (attribute === 'href') return value.startsWith('#') || hasScheme(value, LINK_SCHEMES) ? value : null;
  if (attribute === 'src') return DATA_PICTURE.test(value) || hasScheme(value, PICTURE_SCHEMES) ? value : null;
  return value;
}

/**
 * @param {string} address
 * @param {Set<string>} schemes
 */
function hasScheme(address, schemes) {
  return URL.canParse(address) && schemes.has(new URL(address).protocol);
}

/**
 * The element that a link inside the article leads to.
 * @param {DocumentFragment} root
 * @param {string} fragment with its "#"
 * @returns {HTMLElement | null}
 */
export function target(root, fragment) {
  const name = fragment.slice(1);
  try {
    return root.getElementById(ID_PREFIX + name) ?? root.getElementById(ID_PREFIX + decodeURIComponent(name));
  } catch {
    return null; // A name that is no escaped text.
  }
}
