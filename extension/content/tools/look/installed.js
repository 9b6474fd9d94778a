// Whether this device has a font, told by the room that its letters take.

/** Letters whose widths differ most from font to font. */
const SAMPLE = 'mmmMMMwwWWiillI10@%&';

/** Two that differ from each other in all of them: no font is like both. */
const FALLBACKS = ['monospace', 'serif'];

/**
 * @param {string} name of a family
 * @returns {boolean}
 */
export function isInstalled(name) {
  const pen = document.createElement('canvas').getContext('2d');
  // Without an answer nothing is said against it.
  if (!pen) return true;
  const widthIn = (/** @type {string} */ families) => {
    pen.font = `72px ${families}`;
    return pen.measureText(SAMPLE).width;
  };
  const quoted = `"${name.replace(/["\\\p{Cc}]/gu, '')}"`;
  return FALLBACKS.some((fallback) => widthIn(`${quoted}, ${fallback}`) !== widthIn(fallback));
}
