// The pieces of the view's text (paragraphs, headings, lists): its children, or in a long text those of its stretches
// (content/growing.js).

/** @param {Element} element */
export const isStretch = (element) => element.classList.contains('stretch');

/** @param {Element} text @returns {Element[]} in order */
export const piecesOf = (text) => [...text.children].flatMap((each) => (isStretch(each) ? [...each.children] : [each]));

/**
 * @param {Element} text
 * @param {number} line CSS pixels from the top of the window
 * @returns {Element | undefined} the piece that lies across it; stretches elsewhere need not be laid out for that
 */
export function pieceAcross(text, line) {
  const liesAcross = (/** @type {Element} */ each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return top < line && bottom > line;
  };
  const near = [...text.children].filter(liesAcross);
  return near.flatMap((each) => (isStretch(each) ? [...each.children] : [each])).find(liesAcross);
}
