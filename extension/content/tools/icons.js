// The icons of the tools: strokes on a field of 24 by 24, in the colour of the letters around them.

const SVG = 'http://www.w3.org/2000/svg';

/** The strokes of each, as the `d` of SVG's path. @type {Record<string, string>} */
const STROKES = {
  close: 'M6 6l12 12M18 6L6 18',
  outline: 'M4 6h3M4 12h3M4 18h3M11 6h9M11 12h9M11 18h6',
  parts: 'M5 4h14v6H5zM5 15h6M5 19h10M15.5 14.5l4 4M19.5 14.5l-4 4',
  focus: 'M3 5h18M3 12h18M3 19h18M1.5 9v6M22.5 9v6',
  aloud: 'M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  earlier: 'M15 5l-7 7l7 7',
  later: 'M9 5l7 7l-7 7',
  larger: 'M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5M11 8v6M8 11h6',
  smaller: 'M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5M8 11h6',
  save: 'M12 4v11M7 10.5l5 5l5-5M5 20h14',
  bookmark: 'M6 3.5h12v17l-6-4.5l-6 4.5z',
  marker: 'M4 20h7M8 16l-1.5-4L15 3.5l5.5 5.5L12 17.5zM12 6.5l5.5 5.5',
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
