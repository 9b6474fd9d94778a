// What a kept text's markup says, and which pictures it shows.

/** @import { Markup } from '../../types.js' */

/** Elements that stand in a line; every other one is a line or more of its own. */
const INLINE = new Set(['a', 'bdi', 'code', 'del', 'em', 'img', 'mark', 'ruby', 'small', 'span', 'strong', 'sub', 'sup']);

/** The reading above a character is no text, nor are the brackets around it. */
const SILENT = new Set(['rt', 'rp']);

/** Letters of the beginning that stands in the list. */
const BEGINNING = 220;

/**
 * @param {Markup[]} markup
 * @returns {string} a line for each paragraph
 */
export function plainOf(markup) {
  /** @type {string[]} */
  const pieces = [];
  const add = (/** @type {Markup} */ node) => {
    if (typeof node === 'string') return void pieces.push(node);
    const [name, , children] = node;
    if (SILENT.has(name)) return;
    if (!INLINE.has(name)) pieces.push('\n');
    children.forEach(add);
    if (!INLINE.has(name)) pieces.push('\n');
  };
  markup.forEach(add);
  return pieces.join('').replace(/[^\S\n]+/g, ' ').replace(/ ?\n[\s]*/g, '\n').trim();
}

/**
 * The first words.
 * @param {Markup[]} markup
 */
export function beginningOf(markup) {
  const paragraph = markup.find((node) => typeof node !== 'string' && node[0] === 'p' && plainOf([node]) !== '');
  const text = plainOf(paragraph ? [paragraph] : markup).replaceAll('\n', ' ');
  if (text.length <= BEGINNING) return text;
  const cut = text.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/\s+\S*$/, '')} …`;
}

/**
 * The addresses of the pictures that are to be fetched: those that the text holds itself are kept with it.
 * @param {Markup[]} markup
 * @returns {string[]} each once
 */
export function picturesOf(markup) {
  /** @type {Set<string>} */
  const found = new Set();
  const look = (/** @type {Markup} */ node) => {
    if (typeof node === 'string') return;
    const [name, attributes, children] = node;
    if (name === 'img' && /^https?:/i.test(attributes.src ?? '')) found.add(attributes.src);
    children.forEach(look);
  };
  markup.forEach(look);
  return [...found];
}
