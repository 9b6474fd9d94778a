// What the core answers, in lines of JSON (src/reader.rs, `view_lines`): the reading without its text, then the text in stretches. A
// stretch is parsed when it is built: the first screen of a long text waits for no other, and nothing keeps the whole as objects.

/** @import { Markup, Reading } from '../types.js' */

/** @param {string} lines @returns {Reading} */
export function readingIn(lines) {
  const [first, ...stretches] = lines.split('\n');
  return { ...JSON.parse(first), stretches };
}

/** @param {string} stretch @returns {Markup[]} its pieces: paragraphs, headings, lists */
export const piecesIn = (stretch) => JSON.parse(stretch);

/** @param {Reading} reading @returns {Markup[]} the pieces of the whole text */
export const markupOf = ({ stretches }) => stretches.flatMap(piecesIn);
