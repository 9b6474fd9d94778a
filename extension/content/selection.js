// What the reader has selected: which nodes it touches, and which part of a text it takes.

/**
 * The selected ranges, of the page or of the same-origin frame that has a selection.
 * @param {Document} document
 * @returns {Range[]} none where nothing is selected
 */
export function selectedRanges(document) {
  const own = rangesOf(document);
  if (own.length > 0) return own;
  const frame = document.activeElement;
  if (!(frame instanceof HTMLIFrameElement)) return [];
  try {
    return frame.contentDocument ? selectedRanges(frame.contentDocument) : [];
  } catch {
    return []; // Another origin's frame.
  }
}

/**
 * @param {Document} document
 * @returns {Range[]}
 */
function rangesOf(document) {
  const selection = document.getSelection();
  if (!selection) return [];
  const ranges = Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
  return ranges.filter((range) => !range.collapsed);
}

/**
 * Whether the selection touches a node.
 * @param {Range[]} ranges
 * @param {Node} node
 */
export function touches(ranges, node) {
  return ranges.some((range) => range.intersectsNode(node));
}

/**
 * The selected part of a text node.
 * @param {Range[]} ranges
 * @param {Node} node
 * @param {string} text the node's text
 */
export function clipped(ranges, node, text) {
  const parts = ranges.filter((range) => range.intersectsNode(node)).map((range) => {
    const start = range.startContainer === node ? range.startOffset : 0;
    const end = range.endContainer === node ? range.endOffset : text.length;
    return text.slice(start, end);
  });
  return parts.join(' ');
}
