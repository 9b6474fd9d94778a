// The page's own scroll bars. Nothing can lie above them, and beside the view they would be a second pair, mostly white, that scrolls the
// page behind. So while the view is open they get the colour of its paper, from a style sheet of the background's (background/bars.js): the
// page keeps its layout, to a pixel.

/** @import { Bars } from '../types.js' */

/**
 * What the page's bars are to look like.
 * @param {HTMLElement} dialog the view, as wide and high as the page's window without bars
 * @param {HTMLElement} main what scrolls in it, with a bar as the browser makes them
 * @returns {Bars | null} null where there is none, or none that takes room
 */
export function barsFor(dialog, main) {
  const room = [innerWidth - dialog.offsetWidth, innerHeight - dialog.offsetHeight].map(Math.round).filter((each) => each > 0);
  if (room.length === 0) return null;
  const { scrollbarColor, scrollbarWidth } = getComputedStyle(document.documentElement);
  const isSaid = scrollbarColor !== 'auto' || scrollbarWidth !== 'auto';
  const usual = main.offsetWidth - main.clientWidth;
  // Asked for the style of its parts, Chromium 156 would no longer draw them anew.
  const isOfParts = !isSaid && room.some((each) => each !== usual);
  return { colour: getComputedStyle(dialog).backgroundColor, isOfParts };
}
