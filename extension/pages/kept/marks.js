// Highlights drawn in the text, and words of the text made into one.

import { part } from '../../content/parts.js';
import { Texts } from '../../content/texts.js';
import { anchorOf, placeOf } from '../../shared/library/anchors.js';

/** @import { Highlight } from '../../types.js' */
/** @import { Anchor } from '../../shared/library/anchors.js' */

/** Letters of a quote that stand in the list; more would be half the text. */
const LONGEST_QUOTE = 2_000;

/**
 * What is selected, as a highlight has it.
 * @param {HTMLElement} text
 * @param {Range} range
 * @returns {(Anchor & { quote: string }) | null} null where no letter of the text is selected
 */
export function selectedIn(text, range) {
  const texts = Texts.below(text);
  const touched = texts.nodes.filter((node) => range.intersectsNode(node));
  const [first, last] = [touched[0], touched[touched.length - 1]];
  if (!first || !last) return null;
  const start = texts.placeIn(first, first === range.startContainer ? range.startOffset : 0);
  const end = texts.placeIn(last, last === range.endContainer ? range.endOffset : last.data.length);
  if (start === null || end === null || end <= start) return null;
  const quote = range.toString().replace(/\s+/g, ' ').trim().slice(0, LONGEST_QUOTE);
  return { ...anchorOf(texts.joined, start, end), quote };
}

/**
 * Draws highlights anew.
 * @param {HTMLElement} text
 * @param {Highlight[]} highlights
 * @returns {Set<string>} the ids of those whose place is not found
 */
export function draw(text, highlights) {
  for (const mark of text.querySelectorAll('mark.highlight')) mark.replaceWith(...mark.childNodes);
  text.normalize();
  /** @type {Set<string>} */
  const lost = new Set();
  for (const highlight of highlights) {
    const texts = Texts.below(text);
    const place = placeOf(texts.joined, highlight);
    const first = place && texts.rangeAt(place.start);
    const last = place && texts.rangeAt(place.end - 1);
    if (!first || !last) lost.add(highlight.id);
    else wrap(texts.nodes, first, last, highlight);
  }
  return lost;
}

/**
 * @param {Text[]} nodes of the text, in order
 * @param {Range} first its first letter
 * @param {Range} last its last letter
 * @param {Highlight} highlight
 */
function wrap(nodes, first, last, { id, note }) {
  const [from, to] = [nodes.indexOf(/** @type {Text} */ (first.startContainer)), nodes.indexOf(/** @type {Text} */ (last.endContainer))];
  const [begin, end] = [first.startOffset, last.endOffset];
  for (let index = from; index <= to; index += 1) {
    let node = nodes[index];
    // From the end, so that the offset of the beginning stays what it was.
    if (index === to) node.splitText(end);
    if (index === from) node = node.splitText(begin);
    // Between blocks lie blanks, which nobody has selected.
    if (node.data.trim() === '') continue;
    const mark = part('mark', note ? 'highlight noted' : 'highlight');
    mark.dataset.highlight = id;
    if (note) mark.title = note;
    node.replaceWith(mark);
    mark.append(node);
  }
}
