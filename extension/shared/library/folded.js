// Text as it is searched: small letters without accents, one blank for many. It asks for no language and looks for no words, so
// that texts without blanks between words are found as well.

/**
 * Marks that tell no letters apart for who searches: accents of Latin, Greek and Cyrillic letters, points of Hebrew and
 * Arabic ones. The signs of Indian and the voicing of Japanese letters make other letters, and stay.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** What shows nothing. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** A run of blanks, or a letter with its marks. */
const CLUSTERS = /\s+|\P{M}\p{M}*|\p{M}+/gu;

/** Letters of plain English, which are most of what there is. */
const PLAIN = /^[\x21-\x7e]$/;

/**
 * A letter as it is searched. Letter by letter and not the text as a whole, so that what is found can be shown.
 * @param {string} cluster
 */
function foldedCluster(cluster) {
  if (PLAIN.test(cluster)) return cluster.toLowerCase();
  if (/^\s/.test(cluster)) return ' ';
  return cluster.replace(UNSEEN, '').toLowerCase().normalize('NFKD').replace(ACCENTS, '').normalize('NFC');
}

/** @param {string} text */
const clustersOf = (text) => text.normalize('NFC').match(CLUSTERS) ?? [];

/**
 * @param {string} text
 * @returns {string}
 */
export const folded = (text) => clustersOf(text).map(foldedCluster).join('');

/**
 * What is looked for: words, each of which must be there, and "words in quotes" as they stand.
 * @param {string} query
 * @returns {string[]} as they are searched
 */
export function termsOf(query) {
  const terms = [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/g)].map(([whole, quoted]) => folded(quoted ?? whole).trim());
  return [...new Set(terms.filter(Boolean))];
}

/** Letters around what was found. */
const BEFORE = 60;
const AFTER = 160;

/**
 * The part of a text in which the first of the terms stands, cut into what was found and what lies around it.
 * @param {string} text
 * @param {string[]} terms
 * @returns {{ words: string, isFound: boolean }[]} nothing where none of them stands there
 */
export function excerptOf(text, terms) {
  const clusters = clustersOf(text);
  /** Where each cluster begins in the folded text. @type {number[]} */
  const starts = [];
  let all = '';
  for (const cluster of clusters) {
    starts.push(all.length);
    all += foldedCluster(cluster);
  }
  const first = Math.min(...terms.map((term) => all.indexOf(term)).filter((at) => at >= 0));
  if (!Number.isFinite(first)) return [];
  const clusterAt = (/** @type {number} */ place) => Math.max(starts.findLastIndex((start) => start <= place), 0);
  const [from, to] = [clusterAt(Math.max(first - BEFORE, 0)), clusterAt(first + AFTER)];
  const pieces = [{ words: from > 0 ? '… ' : '', isFound: false }];
  for (let at = from; at <= to && at < clusters.length; at += 1) {
    const isFound = terms.some((term) => covers(all, term, starts[at], starts[at + 1] ?? all.length));
    const last = pieces[pieces.length - 1];
    if (last.isFound === isFound) last.words += clusters[at];
    else pieces.push({ words: clusters[at], isFound });
  }
  if (to < clusters.length - 1) pieces.push({ words: ' …', isFound: false });
  return pieces.filter(({ words }) => words !== '');
}

/**
 * Whether a term stands over a letter.
 * @param {string} all
 * @param {string} term
 * @param {number} start of the letter
 * @param {number} end
 */
function covers(all, term, start, end) {
  const at = all.indexOf(term, Math.max(end - term.length, 0));
  return end > start && at >= 0 && at <= start;
}
