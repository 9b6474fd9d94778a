// What is to be known about two colours: how well one can be read on the other, and what lies between them.
// Colours are `#rrggbb`.

/** @param {string} colour @returns {number[]} red, green and blue, 0 to 255 */
const parts = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/**
 * @param {string} colour
 * @returns {number} 0 for black, 1 for white. Source: WCAG 2.2, "relative luminance".
 */
export function luminance(colour) {
  const [red, green, blue] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number} from 1 for the same colour to 21 for black on white. Source: WCAG 2.2, "contrast ratio".
 */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * @param {string} one
 * @param {string} other
 * @param {number} share of the other, 0 to 1
 * @returns {string} the colour between them
 */
export function mixed(one, other, share) {
  const others = parts(other);
  const between = parts(one).map((part, index) => Math.round(part + (others[index] - part) * share));
  return `#${between.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
