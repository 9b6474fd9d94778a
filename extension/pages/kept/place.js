// Where a kept text was left: it opens there again. Who reads to the end has read it.

import { api } from '../../shared/api.js';

/** @import { Whole } from '../../shared/library/library.js' */
/** @import { Tools } from '../../content/tools/tools.js' */
/** @import { Way } from '../../content/tools/way/way.js' */

/** Share of the text at which it is read to the end, 0.0–1.0; as in content/tools/way/memory.js. */
const DONE = 0.97;

/** Milliseconds without a move after which the place is kept. */
const STILL = 400;

/**
 * @param {Tools} tools
 * @param {{ way: Way, whole: Whole }} kept
 */
export function mountPlace({ view }, { way, whole: { entry } }) {
  const { place } = entry;
  if (place && place.share < DONE) view.passages.showInView({ ...place, height: 0 });
  let isRead = entry.read !== null;
  /** How far it was scrolled when that was noted, in CSS pixels. */
  const scrolled = () => view.main.scrollTop + Math.abs(view.main.scrollLeft);
  let noted = scrolled();
  /** @type {object | null} what is not kept yet */
  let left = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const note = () => {
    const passage = view.passages.inView();
    // A page that is being left may have no boxes any more: then what was noted before stands.
    if (!passage && scrolled() > 0) return;
    const [share, at] = [way.share(), Date.now()];
    isRead ||= share >= DONE;
    const reached = passage && { piece: passage.piece, place: passage.place, words: passage.words, share, at };
    left = { id: entry.id, place: reached, ...(isRead && entry.read === null ? { read: at } : {}) };
    noted = scrolled();
  };
  const keep = () => {
    clearTimeout(timer);
    if (left) handOver(left);
    left = null;
  };
  way.onScroll(() => {
    // Opening it there is no reading.
    if (scrolled() === noted) return;
    note();
    clearTimeout(timer);
    timer = setTimeout(keep, STILL);
  });
  const leave = () => {
    if (scrolled() !== noted) note();
    keep();
  };
  // Firefox lets a page say nothing to the background any more once it is being hidden.
  for (const name of ['beforeunload', 'pagehide']) addEventListener(name, leave);
  document.addEventListener('visibilitychange', leave);
}

/**
 * Hands over to background/library.js, which closes the port: this page may be gone before a storage has answered.
 * @param {object} left
 */
function handOver(left) {
  try {
    api.runtime.connect({ name: 'place' }).postMessage(left);
  } catch {
    // Recto was updated while the page was open: the place that was kept before stays.
  }
}
