// Words that may stand in a text more than once.

/**
 * @param {string} text
 * @param {string} words
 * @param {number} place
 * @returns {number | null} where the words stand nearest to the place; null where they stand nowhere
 */
export function nearest(text, words, place) {
  let best = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === null || Math.abs(at - place) < Math.abs(best - place)) best = at;
  }
  return best;
}
