// The snapshot's columns while they are written. See src/snapshot.rs for what each one means.

import { ATTRIBUTES } from './attributes.js';

/** @import { Snapshot } from '../types.js' */

/** The index of each attribute in `attribute_names`, the same in every snapshot: one look-up says whether and where. */
export const ATTRIBUTE_INDEX = new Map([...ATTRIBUTES].map((name, index) => [name, index]));

/** Version of the contract; `VERSION` in src/snapshot.rs. */
export const VERSION = 1;

/** Nodes in one snapshot. Above it the browser itself is slow; 200,000 nodes take about 10 MB. */
export const MAX_NODES = 200_000;

/** Characters of text and attributes in one snapshot: both browsers pass messages of this size in well under 1 s. */
export const MAX_CHARS = 20_000_000;

export class Columns {
  constructor() {
    /** @type {string[]} */ this.names = [];
    /** @type {number[]} */ this.name = [];
    /** @type {number[]} */ this.parent = [];
    /** @type {string[]} */ this.texts = [];
    this.attribute_names = [...ATTRIBUTES];
    /** @type {number[]} */ this.attribute_node = [];
    /** @type {number[]} */ this.attribute_name = [];
    /** @type {string[]} */ this.attribute_value = [];
    /** @type {number[]} */ this.hidden = [];
    /** @type {Snapshot['boxes']} */ this.boxes = [];
    /** Characters in all. */
    this.chars = 0;
  }

  /**
   * @param {string} text
   * @param {number} parent
   */
  addText(text, parent) {
    const kept = this.chars + text.length > MAX_CHARS ? text.slice(0, Math.max(0, MAX_CHARS - this.chars)) : text;
    this.parent.push(parent);
    this.name.push(-1);
    this.texts.push(kept);
    this.chars += text.length;
  }

  /**
   * @param {number} node
   * @param {string} name one of {@link ATTRIBUTES}
   * @param {string} value
   */
  addAttribute(node, name, value) {
    this.attribute_node.push(node);
    this.attribute_name.push(/** @type {number} */ (ATTRIBUTE_INDEX.get(name)));
    this.attribute_value.push(value);
    this.chars += value.length;
  }

  /** @returns {Omit<Snapshot, 'version' | 'url' | 'base' | 'title' | 'scope' | 'viewport' | 'truncated'>} */
  toData() {
    const { chars, ...data } = this;
    return data;
  }
}
