// CONTRACT IN, written: one walk over a page into the columns of src/snapshot.rs.
//
// The page is only read: no attribute, style or node of it changes, no event fires, no custom element runs. In a
// document that DOMParser made nothing is laid out; there no boxes are asked for and everything counts as shown.

import { VERSION } from './columns.js';
import { addressOf, baseOf, ownerOf, titleOf } from './nodes.js';
import { selectedRanges } from './selection.js';
import { Walk } from './walk.js';

/** @import { Snapshot } from '../types.js' */

/**
 * Captures a page, or what is selected in it; the whole page where nothing is selected.
 * @param {Document} document
 * @param {{ selection?: boolean, part?: Element, origins?: Node[] }} [options] a part is taken as if it were selected;
 *   `origins` gets the page's node for each index of the snapshot
 * @returns {Snapshot}
 */
export function capture(document, options = {}) {
  const ranges = options.part ? [around(options.part)] : options.selection ? selectedRanges(document) : [];
  const page = ranges.length > 0 ? documentOf(ranges[0]) : document;
  const walk = new Walk(page, ranges, options.origins ?? []);
  const truncated = walk.run();
  return {
    version: VERSION,
    url: addressOf(document),
    base: baseOf(page),
    title: titleOf(document),
    scope: ranges.length > 0 ? 'selection' : 'page',
    viewport: document.defaultView === null ? null : [innerWidth, innerHeight],
    truncated,
    ...walk.columns.toData(),
  };
}

/**
 * @param {Element} part
 * @returns {Range}
 */
function around(part) {
  const range = ownerOf(part).createRange();
  range.selectNode(part);
  return range;
}

/**
 * @param {Range} range
 * @returns {Document} the page's own, or that of the frame in which something is selected
 */
function documentOf(range) {
  return ownerOf(range.startContainer);
}
