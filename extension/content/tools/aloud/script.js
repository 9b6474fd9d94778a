// What is read aloud: the text's paragraphs in order, cut into sentences, each knowing where its letters stand.

/** Elements that hold a paragraph; one that holds another of these is not read itself. */
const PARAGRAPHS = '.head h1, .text :is(p, h2, h3, h4, h5, h6, li, dt, dd, figcaption, summary, blockquote, td, th)';

/** Not read: program text, notes at the end, the reading above a character, signs that lead to a note, our own words. */
const SILENT = 'pre, .footnotes, rt, rp, sup a, .ours, [hidden]';

/** @typedef {{ node: Text, start: number }} Piece  a text node, and where its letters begin in the paragraph's */
/** @typedef {{ text: string, start: number }} Sentence  and where it begins in the paragraph's letters */
/** @typedef {{ element: HTMLElement, language: string, pieces: Piece[], sentences: Sentence[] }} Paragraph */

/**
 * @param {HTMLElement} article
 * @param {string} otherwise the language where the text says none
 * @returns {Paragraph[]}
 */
export function scriptOf(article, otherwise) {
  const paragraphs = [];
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(PARAGRAPHS))) {
    if (element.closest('pre, .footnotes')) continue;
    const pieces = piecesOf(element);
    const text = pieces.map(({ node }) => node.data).join('');
    const language = element.closest('[lang]')?.getAttribute('lang') || otherwise;
    const sentences = sentencesOf(text, language);
    if (sentences.length > 0) paragraphs.push({ element, language, pieces, sentences });
  }
  return paragraphs;
}

/**
 * The text nodes of a paragraph that are read; those of a paragraph within it are that one's.
 * @param {HTMLElement} element
 * @returns {Piece[]}
 */
function piecesOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let start = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = /** @type {Text} */ (node);
    if (text.parentElement?.closest(SILENT) || text.parentElement?.closest(PARAGRAPHS) !== element) continue;
    pieces.push({ node: text, start });
    start += text.data.length;
  }
  return pieces;
}

/**
 * @param {string} text
 * @param {string} language
 * @returns {Sentence[]} those with a letter or figure in them
 */
export function sentencesOf(text, language) {
  const found = [];
  for (const { segment, index } of segmenter(language).segment(text)) {
    if (/[\p{L}\p{N}]/u.test(segment)) found.push({ text: segment, start: index });
  }
  return found;
}

/** @param {string} language */
function segmenter(language) {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}

/**
 * @param {Paragraph} paragraph
 * @param {number} start
 * @param {number} end
 * @returns {Range | null} the letters from `start` to before `end`
 */
export function rangeOf({ pieces }, start, end) {
  const pieceAt = (/** @type {number} */ place) => pieces.findLast((piece) => piece.start <= place);
  const [first, last] = [pieceAt(start), pieceAt(Math.max(end - 1, start))];
  if (!first?.node.isConnected || !last?.node.isConnected) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.min(start - first.start, first.node.data.length));
  range.setEnd(last.node, Math.min(end - last.start, last.node.data.length));
  return range;
}
