// The icons of the tools: strokes on a field of 24 by 24, in the colour of the letters around them.

const SVG = 'http://www.w3.org/2000/svg';

/** The strokes of each, as the `d` of SVG's path. @type {Record<string, string>} */
const STROKES = {
  close: 'M6 6l12 12M18 6L6 18',
  look: 'M2.5 18L8 5.5L13.5 18M4.4 13.8h7.2M21.5 11.2V18M21.5 14.6a2.9 3.1 0 1 0-5.8 0a2.9 3.1 0 1 0 5.8 0',
};

/**
 * @param {string} name
 * @returns {SVGElement} says nothing by itself: the button around it has a name
 */
export function icon(name) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', STROKES[name]);
  drawing.append(path);
  return drawing;
}
