// What is read below an element: its children, or its shadow tree, its slot's nodes, its frame's document.

import { attributeOf, bodyOf, lastChild, nameOf, ownerOf, previousSibling, readShadow, typeOf } from './nodes.js';

/** Frames read in one page, and how deep they may lie in each other. Source: adverts aside, pages have under ten. */
const MAX_FRAMES = 40;
const MAX_FRAME_DEPTH = 4;

const ELEMENT_NODE = 1;

export class Children {
  /** @param {Document} document */
  constructor(document) {
    this.isLive = document.defaultView !== null;
    /** How deep each document that was read lies in frames. @type {Map<Document, number>} */
    this.depths = new Map([[document, 0]]);
    /** The host of each shadow tree that is written as a template. @type {Map<Node, Element>} */
    this.hosts = new Map();
  }

  /**
   * The document in a frame, once, where this page may read it.
   * @param {Element} frame
   * @returns {Document | null}
   */
  documentIn(frame) {
    if (!this.isLive || this.depths.size > MAX_FRAMES) return null;
    const depth = (this.depths.get(ownerOf(frame)) ?? 0) + 1;
    if (depth > MAX_FRAME_DEPTH) return null;
    try {
      const inner = /** @type {HTMLIFrameElement} */ (frame).contentDocument;
      if (!inner || this.depths.has(inner) || !bodyOf(inner)) return null;
      this.depths.set(inner, depth);
      return inner;
    } catch {
      return null; // Another origin's document.
    }
  }

  /**
   * The shadow tree of an element that can have one; in a parsed document it is still a template.
   * @param {Element} element
   * @returns {Node | null}
   */
  shadowTree(element) {
    const root = readShadow.call(element);
    if (root || this.isLive) return root;
    for (let child = lastChild(element); child; child = previousSibling(child)) {
      if (child instanceof HTMLTemplateElement && attributeOf(child, 'shadowrootmode') !== null) {
        this.hosts.set(child.content, element);
        return child.content;
      }
    }
    return null;
  }

  /**
   * The nodes in a slot, in order; null: its own children, as nothing is put into it.
   * @param {Element} slot
   * @returns {Node[] | null}
   */
  slotted(slot) {
    const nodes = this.isLive
      ? /** @type {HTMLSlotElement} */ (slot).assignedNodes({ flatten: true })
      : this.slottedByName(slot);
    return nodes.length > 0 ? nodes : null;
  }

  /**
   * The same in a document that nobody lays out, by the names alone.
   * @param {Element} slot
   * @returns {Node[]}
   */
  slottedByName(slot) {
    const host = this.hosts.get(slot.getRootNode());
    if (!host) return [];
    const wanted = attributeOf(slot, 'name') ?? '';
    /** @type {Node[]} */
    const nodes = [];
    for (let child = lastChild(host); child; child = previousSibling(child)) {
      const isElement = typeOf(child) === ELEMENT_NODE;
      if (isElement && nameOf(/** @type {Element} */ (/** @type {Node} */ (child))) === 'template') continue;
      const named = isElement ? attributeOf(/** @type {Element} */ (/** @type {Node} */ (child)), 'slot') ?? '' : '';
      if (named === wanted) nodes.unshift(child);
    }
    return nodes;
  }
}
