// A picture of times by the size of a page: both axes by powers of ten, a line for each way.

/** @typedef {{ name: string, points: [number, number][] }} Line  nodes and milliseconds */

const WIDTH = 460;
const HEIGHT = 340;
const EDGE = { left: 62, right: 30, top: 34, bottom: 46 };

/** Colours that are told apart without red and green too (Okabe and Ito), and dashes for print. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9'];
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '5 2'];

const escaped = (/** @type {string} */ text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param {number} value */
const power = (value) => (value >= 1_000 ? `${(value / 1_000).toLocaleString('en')},000` : String(value));

/**
 * Powers of ten along an axis, as many as the values need.
 * @param {number[]} values
 * @param {number} start pixels
 * @param {number} end
 */
function scale(values, start, end) {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (/** @type {number} */ value) => start + ((Math.log10(value) - first) / (last - first)) * (end - start),
    powers: Array.from({ length: last - first + 1 }, (_, step) => 10 ** (first + step)),
  };
}

/**
 * @param {string} title
 * @param {Line[]} lines
 * @param {number} left where it stands, in pixels
 */
function panel(title, lines, left) {
  const points = lines.flatMap((line) => line.points);
  const across = scale(points.map(([nodes]) => nodes), EDGE.left, WIDTH - EDGE.right);
  const up = scale(points.map(([, time]) => time), HEIGHT - EDGE.bottom, EDGE.top);
  const [x, y] = [across.at, up.at];
  const grid = [
    ...across.powers.map((nodes) => `<path class="grid" d="M${x(nodes)} ${EDGE.top}V${HEIGHT - EDGE.bottom}"/><text x="${x(nodes)}" y="${HEIGHT - EDGE.bottom + 16}" text-anchor="middle">${power(nodes)}</text>`),
    ...up.powers.map((time) => `<path class="grid" d="M${EDGE.left} ${y(time)}H${WIDTH - EDGE.right}"/><text x="${EDGE.left - 6}" y="${y(time) + 4}" text-anchor="end">${power(time)}</text>`),
  ];
  const drawn = lines.map(({ name, points: own }, at) => {
    const colour = COLOURS[at % COLOURS.length];
    const path = own.map(([nodes, time], index) => `${index ? 'L' : 'M'}${x(nodes).toFixed(1)} ${y(time).toFixed(1)}`).join('');
    const legend = EDGE.top + 14 + at * 16;
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[at % DASHES.length]}"/>
${own.map(([nodes, time]) => `<circle cx="${x(nodes).toFixed(1)}" cy="${y(time).toFixed(1)}" r="3" fill="${colour}"/>`).join('')}
<path d="M${EDGE.left + 8} ${legend - 4}h24" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[at % DASHES.length]}"/><text x="${EDGE.left + 38}" y="${legend}">${escaped(name)}</text>`;
  });
  return `<g transform="translate(${left})"><text x="${EDGE.left}" y="20" class="title">${escaped(title)}</text>
${grid.join('\n')}
<text x="${(WIDTH + EDGE.left) / 2}" y="${HEIGHT - 10}" text-anchor="middle">nodes of the page</text>
<text transform="translate(14 ${HEIGHT / 2})rotate(-90)" text-anchor="middle">milliseconds</text>
${drawn.join('\n')}</g>`;
}

/**
 * @param {{ title: string, lines: Line[] }[]} panels side by side
 * @returns {string} SVG
 */
export function plot(panels) {
  const width = WIDTH * panels.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}">
<style>text{font:11px sans-serif;fill:#222}.title{font-weight:bold;font-size:13px}.grid{stroke:#ddd}</style>
<rect width="${width}" height="${HEIGHT}" fill="#fff"/>
${panels.map(({ title, lines }, at) => panel(title, lines, at * WIDTH)).join('\n')}
</svg>
`;
}
