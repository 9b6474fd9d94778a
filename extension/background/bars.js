// While the view is open, the page's own scroll bars are as its paper: see content/bars.js. Like the sheet for printing it is of USER origin,
// and does nothing in a page without the view's host.

import { api } from './platform.js';

/** @import { Bars } from '../types.js' */

/** The parts of a bar that a page of Chromium may make its own. Not the bar itself: with a rule for that the body's would take its place. */
const PARTS = ['track', 'track-piece', 'thumb', 'button', 'corner'];

/** Without a change of something that scrolling goes by, Chromium 156 does not draw the parts anew. */
const REDRAWN = 'scroll-padding-left: 0.01px';

/**
 * A bar that a page has made of parts stays one: with `scrollbar-color` it would be the browser's, and of another width. That property is
 * inherited: the body gets none of it, or every element would be styled anew (1.3 s where there are 100,000, Chromium 156).
 * @param {string} host the host element's name
 * @param {Bars} bars
 */
export function barsSheet(host, { colour, isOfParts }) {
  const root = `html:has(> ${host})`;
  if (!isOfParts) return `${root} { scrollbar-color: ${colour} ${colour} !important }
${root} > :not(${host}) { scrollbar-color: auto !important }`;
  // The body's count before the root's.
  const parts = [root, `${root} > body`].flatMap((owner) => PARTS.map((part) => `${owner}::-webkit-scrollbar-${part}`));
  return `${parts.join()} { background: ${colour} !important; border-color: ${colour} !important; box-shadow: none !important }
${root} { ${REDRAWN} !important }`;
}

/**
 * Gives the bars of a tab's page another look, or their own back.
 * @param {number} tabId
 * @param {string} host
 * @param {{ bars?: unknown, before?: unknown }} looks the one that they get, and the one that they had
 */
export async function paintBars(tabId, host, { bars, before }) {
  // They come in a message: nothing but a name and a colour become part of a style sheet.
  if (!/^[a-z0-9-]+$/.test(host)) return;
  const injection = (/** @type {Bars} */ look) => ({ target: { tabId }, css: barsSheet(host, look), origin: /** @type {const} */ ('USER') });
  try {
    if (areBars(bars)) await api.scripting.insertCSS(injection(bars));
    if (areBars(before)) await api.scripting.removeCSS(injection(before));
  } catch {
    // The page has gone, and the sheet with it.
  }
}

/** @param {unknown} value @returns {value is Bars} with a colour that hides what lies behind */
function areBars(value) {
  const { colour } = /** @type {Partial<Bars>} */ (value ?? {});
  return typeof colour === 'string' && /^rgb\(\d+, \d+, \d+\)$/.test(colour);
}
