// What the reading settings come to in the view: custom properties and classes on its dialog. The background computes it
// for the first paint, the panel in the view while a setting is tried out.

import { contrast } from './colours.js';
import { SETTINGS } from './table.js';
import { FOR_THE_REST, paletteOf, schemeOf } from './themes.js';

/** @import { Look } from '../types.js' */
/** @import { Values } from './settings.js' */

/** The bundled fonts by their choice: the name that the view gives them. Each comes with a file in content/. */
export const BUNDLED = /** @type {Record<string, string>} */ ({ opendyslexic: 'Recto OpenDyslexic', atkinson: 'Recto Atkinson' });

/** The class for colours of the reader's own in which the tools cannot be read. */
const FAINT = 'too-faint';

/** Settings that are a class, `KEY-CHOICE`, wherever they are not the default. */
const CLASSES = ['align', 'hyphens', 'columns', 'images', 'direction', 'writing', 'ruby', 'codeColours', 'printLinks', 'printImages'];

/** Settings that are a length or a share, and their custom properties. */
const PROPERTIES = {
  size: '--size',
  lineHeight: '--leading',
  paragraphSpacing: '--gap',
  letterSpacing: '--letter',
  wordSpacing: '--word',
  width: '--width',
  imageSize: '--picture',
};

/**
 * @param {Values} values every setting
 * @returns {Look} only what differs from the view's own style sheets
 */
export function lookOf(values) {
  /** @type {Record<string, string>} */
  const properties = {};
  const classes = [];
  for (const setting of SETTINGS.filter((each) => values[each.key] !== each.default)) {
    const { key } = setting;
    const value = values[key];
    if (setting.kind === 'range' && key in PROPERTIES) {
      properties[PROPERTIES[/** @type {keyof typeof PROPERTIES} */ (key)]] = length(Number(value), setting.unit);
    }
    if (CLASSES.includes(key)) classes.push(`${key}-${setting.kind === 'switch' ? (value ? 'on' : 'off') : value}`);
  }
  const face = faceOf(values);
  if (face) properties['--face'] = face;
  const palette = paletteOf(values);
  if (palette) {
    for (const [name, colour] of Object.entries(palette)) properties[`--${name}`] = colour;
    properties['color-scheme'] = schemeOf(palette);
    // The tools stay readable, or nobody could find the way back.
    if (contrast(palette.ink, palette.paper) < FOR_THE_REST) classes.push(FAINT);
  }
  return values.style ? { properties, classes, style: String(values.style) } : { properties, classes };
}

/**
 * @param {number} value
 * @param {'%' | 'em'} unit a share is written as a number, to be multiplied with
 */
const length = (value, unit) => (unit === '%' ? String(value / 100) : `${value}${unit}`);

/**
 * @param {Values} values
 * @returns {string | null} families, null for those of the text's own language
 */
function faceOf({ font, fontName }) {
  const bundled = BUNDLED[String(font)];
  if (bundled) return `"${bundled}", var(--sans)`;
  if (font === 'sans' || font === 'mono') return `var(--${font})`;
  const name = String(fontName).replace(/["\\\p{Cc}]/gu, '').trim();
  return font === 'named' && name ? `"${name}", var(--serif)` : null;
}
