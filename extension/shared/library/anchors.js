// Where a highlight stands: by its own words, the words around it, and how far into the text they are. All in letters without
// blanks (content/texts.js), which stay the same however the text is broken into lines.
// The form is that of the Web Annotation Data Model: TextQuoteSelector and TextPositionSelector.

import { nearest } from '../nearest.js';

/** @typedef {{ exact: string, prefix: string, suffix: string, start: number, end: number }} Anchor */

/** Letters before and after that tell a place from another with the same words. */
const AROUND = 32;

/** Letters at the beginning and the end of words that were changed in between, by which they are still found. */
const EDGE = 16;

/** How much longer or shorter changed words may be than they were. */
const MOST_CHANGED = 1.5;

/**
 * @param {string} letters of the whole text
 * @param {number} start
 * @param {number} end the first that does not belong to it
 * @returns {Anchor}
 */
export function anchorOf(letters, start, end) {
  return {
    exact: letters.slice(start, end),
    prefix: letters.slice(Math.max(start - AROUND, 0), start),
    suffix: letters.slice(end, end + AROUND),
    start,
    end,
  };
}

/**
 * @param {string} letters of the whole text as it is now
 * @param {Anchor} anchor
 * @returns {{ start: number, end: number } | null} null where neither its words nor their beginning and end are there
 */
export function placeOf(letters, anchor) {
  const { exact, start } = anchor;
  if (exact === '') return null;
  /** @type {number | null} */
  let best = null;
  let bestFit = -1;
  for (let at = letters.indexOf(exact); at >= 0; at = letters.indexOf(exact, at + 1)) {
    const fit = fitOf(letters, anchor, at, at + exact.length);
    if (best === null || fit > bestFit || (fit === bestFit && Math.abs(at - start) < Math.abs(best - start))) [best, bestFit] = [at, fit];
  }
  return best === null ? changedPlaceOf(letters, anchor) : { start: best, end: best + exact.length };
}

/**
 * How many of the letters around a place are those that were around it.
 * @param {string} letters
 * @param {Anchor} anchor
 * @param {number} start
 * @param {number} end
 */
function fitOf(letters, { prefix, suffix }, start, end) {
  let before = 0;
  while (before < prefix.length && letters[start - 1 - before] === prefix[prefix.length - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && letters[end + after] === suffix[after]) after += 1;
  return before + after;
}

/**
 * The words were changed in between: their beginning and end still stand near each other.
 * @param {string} letters
 * @param {Anchor} anchor
 */
function changedPlaceOf(letters, { exact, prefix, suffix, start }) {
  if (exact.length < 2 * EDGE) return null;
  // With what was around them they are told from others; where that was changed too, they must do alone.
  for (const around of [EDGE, 0]) {
    const [before, after] = [around ? prefix.slice(-around) : '', suffix.slice(0, around)];
    const from = nearest(letters, before + exact.slice(0, EDGE), start - before.length);
    if (from === null) continue;
    const begin = from + before.length;
    const to = letters.indexOf(exact.slice(-EDGE) + after, begin);
    const end = to + EDGE;
    if (to >= 0 && end - begin <= exact.length * MOST_CHANGED) return { start: begin, end };
  }
  return null;
}
