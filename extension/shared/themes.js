// The colours of every theme. tests/extension/themes.test.mjs computes what can be read on what, and holds the style sheet,
// which knows the light and the dark one by itself, to this table.

import { contrast, luminance, mixed } from './colours.js';

/** @import { Values } from './settings.js' */

/**
 * What every theme says: ground, letters, quieter letters, lines, the ground of code and notes, links, marked words; and
 * in program code keywords, texts, numbers, comments, names and kinds.
 * @typedef {Record<'paper' | 'ink' | 'soft' | 'line' | 'tint' | 'link' | 'mark' | 'code-word' | 'code-text' | 'code-number'
 *   | 'code-comment' | 'code-name' | 'code-kind', string>} Palette
 */
/** @typedef {'light' | 'dark'} Scheme  what the browser's own scroll bars and fields look like */

/** Least contrast of letters that are read at length. Source: WCAG 2.2, 1.4.6. */
export const FOR_TEXT = 7;
/** Least contrast of everything else that says something. Source: WCAG 2.2, 1.4.3. */
export const FOR_THE_REST = 4.5;

/** @type {Record<string, Palette>} */
export const THEMES = {
  light: {
    paper: '#fbf9f4', ink: '#23201b', soft: '#504a42', line: '#dcd5c8', tint: '#f3efe6', link: '#1c4f7c', mark: '#fbe9a6',
    'code-word': '#8a1c5c', 'code-text': '#1f5c2e', 'code-number': '#7a3e00', 'code-comment': '#5c554b', 'code-name': '#1c4f7c', 'code-kind': '#5b2d91',
  },
  sepia: {
    paper: '#f4ead5', ink: '#33261a', soft: '#54432f', line: '#d6c5a3', tint: '#ecdfc4', link: '#752a0c', mark: '#f0d58a',
    'code-word': '#7d1a4f', 'code-text': '#1d5228', 'code-number': '#703800', 'code-comment': '#5f5138', 'code-name': '#174670', 'code-kind': '#532886',
  },
  grey: {
    paper: '#d8d8d5', ink: '#1b1b1b', soft: '#363635', line: '#adadaa', tint: '#cdcdc9', link: '#0d3a63', mark: '#e8d98c',
    'code-word': '#6e1248', 'code-text': '#174a22', 'code-number': '#5c2f00', 'code-comment': '#474743', 'code-name': '#0d3a63', 'code-kind': '#452178',
  },
  dark: {
    paper: '#1b1a18', ink: '#dfdad1', soft: '#bab3a8', line: '#3b3833', tint: '#262421', link: '#9cc4ea', mark: '#4a3d10',
    'code-word': '#ec9fc6', 'code-text': '#a5cf95', 'code-number': '#e6b673', 'code-comment': '#a39b8f', 'code-name': '#9cc4ea', 'code-kind': '#c9b0f0',
  },
  black: {
    paper: '#000000', ink: '#d2d2d2', soft: '#b0b0b0', line: '#3a3a3a', tint: '#151515', link: '#94c1ee', mark: '#473a0c',
    'code-word': '#ec9fc6', 'code-text': '#a5cf95', 'code-number': '#e6b673', 'code-comment': '#a0a0a0', 'code-name': '#94c1ee', 'code-kind': '#c9b0f0',
  },
  contrast: {
    paper: '#000000', ink: '#ffffff', soft: '#e6e6e6', line: '#8f8f8f', tint: '#1c1c1c', link: '#ffdf5e', mark: '#5c4a00',
    'code-word': '#ff9ecb', 'code-text': '#9dff9d', 'code-number': '#ffc266', 'code-comment': '#d0d0d0', 'code-name': '#9ed0ff', 'code-kind': '#d9b8ff',
  },
};

/** @param {Palette} palette @returns {Scheme} */
export const schemeOf = ({ paper, ink }) => (luminance(paper) < luminance(ink) ? 'dark' : 'light');

/**
 * @param {Values} values
 * @returns {Palette | null} null: as the reader's system has it
 */
export function paletteOf(values) {
  if (values.theme === 'own') return ownPalette(String(values.ownPaper), String(values.ownInk), String(values.ownLink));
  return THEMES[String(values.theme)] ?? null;
}

/**
 * @param {string} paper
 * @param {string} ink
 * @param {string} link
 * @returns {Palette} a whole palette from three colours of the reader's own
 */
function ownPalette(paper, ink, link) {
  const model = THEMES[luminance(paper) < luminance(ink) ? 'dark' : 'light'];
  const tint = mixed(paper, ink, 0.06);
  /** @param {string} colour @param {string} ground @param {number} least */
  const readable = (colour, ground, least) => (contrast(colour, ground) >= least ? colour : ink);
  /** @type {Palette} */
  const palette = {
    ...model,
    paper,
    ink,
    link,
    tint,
    soft: readable(mixed(ink, paper, 0.2), tint, FOR_TEXT),
    line: mixed(paper, ink, 0.2),
    mark: contrast(ink, model.mark) >= FOR_THE_REST ? model.mark : mixed(paper, ink, 0.15),
  };
  for (const name of /** @type {(keyof Palette)[]} */ (Object.keys(palette))) {
    if (name.startsWith('code-')) palette[name] = readable(palette[name], tint, FOR_THE_REST);
  }
  return palette;
}

/**
 * What cannot be read well in the reader's own colours.
 * @param {Values} values
 * @returns {{ what: 'ownInk' | 'ownLink', contrast: number, least: number }[]} nothing where all is well
 */
export function hardToRead({ ownPaper, ownInk, ownLink }) {
  const pairs = /** @type {const} */ ([['ownInk', ownInk, FOR_TEXT], ['ownLink', ownLink, FOR_THE_REST]]);
  return pairs
    .map(([what, colour, least]) => ({ what, contrast: contrast(String(colour), String(ownPaper)), least }))
    .filter((pair) => pair.contrast < pair.least);
}
