// Holds what is to be kept to the form that the library has. It comes from a page's view or from a file, and neither is
// believed: what is wrong is said by its place.

import { ATTRIBUTES, ELEMENTS } from '../../content/markup.js';

/** @import { Entry, Highlight, Markup, Metadata, ReadingPlace } from '../../types.js' */

/** Levels of markup that are taken; the core's own limit is 512. */
const MAX_DEPTH = 1_000;

/** Letters of a tag, and tags of a text. */
export const LONGEST_TAG = 60;
const MOST_TAGS = 50;

/** Something is not as it must be. `place` names it as a path: "texts[3].metadata.title". */
export class WrongForm extends Error {
  /** @param {string} place @param {string} wanted */
  constructor(place, wanted) {
    super(`${place}: ${wanted}`);
    this.place = place;
  }
}

/**
 * @param {boolean} isRight
 * @param {string} place
 * @param {string} wanted
 */
function must(isRight, place, wanted) {
  if (!isRight) throw new WrongForm(place, wanted);
}

/** @param {any} value @param {string} place @returns {Record<string, any>} */
export function record(value, place) {
  must(typeof value === 'object' && value !== null && !Array.isArray(value), place, 'must be an object');
  return value;
}

/** @param {any} value @param {string} place @returns {any[]} */
export function list(value, place) {
  must(Array.isArray(value), place, 'must be a list');
  return value;
}

/** @param {any} value @param {string} place @returns {string} */
export function text(value, place) {
  must(typeof value === 'string', place, 'must be text');
  return value;
}

/** @param {any} value @param {string} place @returns {number} */
function number(value, place) {
  must(typeof value === 'number' && Number.isFinite(value) && value >= 0, place, 'must be a number, 0 or more');
  return value;
}

/**
 * @template Value
 * @param {(value: any, place: string) => Value} check
 * @returns {(value: any, place: string) => Value | null}
 */
const orNull = (check) => (value, place) => (value === null || value === undefined ? null : check(value, place));

const textOrNull = orNull(text);
const numberOrNull = orNull(number);

/**
 * @param {any} value
 * @param {string} place
 * @returns {Metadata} the facts that the view shows; further pages are not: nothing is fetched for a kept text
 */
export function metadataIn(value, place) {
  const { url, title, byline, site_name: site, published, modified, language, dir, completeness, pages, word_count: words, reading_minutes: minutes } = record(value, place);
  const at = (/** @type {string} */ name) => `${place}.${name}`;
  must(dir === 'ltr' || dir === 'rtl', at('dir'), 'must be "ltr" or "rtl"');
  const { state, evidence, declared_words: declared } = record(completeness, at('completeness'));
  must(['full', 'gated', 'cut', 'unclear'].includes(state), at('completeness.state'), 'must be a known state');
  const { number: page, total } = record(pages, at('pages'));
  return {
    url: text(url, at('url')),
    title: textOrNull(title, at('title')),
    byline: textOrNull(byline, at('byline')),
    site_name: textOrNull(site, at('site_name')),
    published: textOrNull(published, at('published')),
    modified: textOrNull(modified, at('modified')),
    language: textOrNull(language, at('language')),
    dir,
    completeness: {
      state,
      evidence: list(evidence, at('completeness.evidence')).map((code, index) => text(code, at(`completeness.evidence[${index}]`))),
      declared_words: numberOrNull(declared, at('completeness.declared_words')),
    },
    pages: { number: numberOrNull(page, at('pages.number')), total: numberOrNull(total, at('pages.total')), further: [] },
    word_count: number(words, at('word_count')),
    reading_minutes: number(minutes, at('reading_minutes')),
  };
}

/**
 * @param {any} value
 * @param {string} place
 * @returns {Markup[]} of known elements and attributes alone
 */
export function markupIn(value, place) {
  return list(value, place).map((node, index) => nodeIn(node, `${place}[${index}]`, 0));
}

/**
 * @param {any} node
 * @param {string} place
 * @param {number} depth
 * @returns {Markup}
 */
function nodeIn(node, place, depth) {
  if (typeof node === 'string') return node;
  must(Array.isArray(node) && node.length === 3, place, 'must be text or an element');
  must(depth < MAX_DEPTH, place, 'lies too deep');
  const [name, attributes, children] = node;
  must(ELEMENTS.includes(name), `${place}[0]`, 'must be an element that Recto knows');
  for (const [attribute, written] of Object.entries(record(attributes, `${place}[1]`))) {
    must(ATTRIBUTES.includes(attribute), `${place}[1].${attribute}`, 'must be an attribute that Recto knows');
    text(written, `${place}[1].${attribute}`);
  }
  return [name, attributes, list(children, `${place}[2]`).map((child, index) => nodeIn(child, `${place}[2][${index}]`, depth + 1))];
}

/**
 * A tag as it is kept: one blank for many, not too long.
 * @param {string} written
 */
export const tagOf = (written) => written.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TAG).replace(/[\ud800-\udbff]$/, '').trim();

/**
 * @param {any} value
 * @param {string} place
 * @returns {string[]} each once
 */
function tagsIn(value, place) {
  const tags = list(value, place).map((tag, index) => tagOf(text(tag, `${place}[${index}]`)));
  return [...new Set(tags.filter(Boolean))].slice(0, MOST_TAGS);
}

/**
 * @param {any} value
 * @param {string} place
 * @returns {ReadingPlace}
 */
function placeIn(value, place) {
  const { piece, place: letter, words, share, at } = record(value, place);
  return {
    piece: number(piece, `${place}.piece`),
    place: number(letter, `${place}.place`),
    words: text(words, `${place}.words`),
    share: Math.min(number(share, `${place}.share`), 1),
    at: number(at, `${place}.at`),
  };
}

/**
 * What a reader has added to a text.
 * @param {any} value
 * @param {string} place
 * @returns {Pick<Entry, 'kept' | 'read' | 'place' | 'tags'>}
 */
export function ownIn(value, place) {
  const { kept, read, place: left, tags } = record(value, place);
  return {
    kept: number(kept, `${place}.kept`),
    read: numberOrNull(read, `${place}.read`),
    place: orNull(placeIn)(left, `${place}.place`),
    tags: tagsIn(tags, `${place}.tags`),
  };
}

/**
 * Where a text was left, and whether it is read now.
 * @param {any} value
 * @returns {{ id: string, changes: Partial<Pick<Entry, 'place' | 'read'>> }}
 */
export function leftIn(value) {
  const { id, place, read } = record(value, 'left');
  const changes = { place: orNull(placeIn)(place, 'left.place') };
  return { id: text(id, 'left.id'), changes: read === undefined ? changes : { ...changes, read: number(read, 'left.read') } };
}

/**
 * @param {any} value
 * @param {string} place
 * @returns {Omit<Highlight, 'text'>}
 */
export function highlightIn(value, place) {
  const read = record(value, place);
  const [start, end] = [number(read.start, `${place}.start`), number(read.end, `${place}.end`)];
  must(end > start, `${place}.end`, 'must lie behind the start');
  return {
    id: text(read.id, `${place}.id`),
    quote: text(read.quote, `${place}.quote`),
    exact: text(read.exact, `${place}.exact`),
    prefix: text(read.prefix, `${place}.prefix`),
    suffix: text(read.suffix, `${place}.suffix`),
    start,
    end,
    note: text(read.note, `${place}.note`),
    made: number(read.made, `${place}.made`),
    changed: number(read.changed, `${place}.changed`),
  };
}
