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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const passage = view.passages.inView();
    const share = way.share();
    const at = Date.now();
    const left = passage ? { piece: passage.piece, place: passage.place, words: passage.words, share, at } : null;
    const ended = share >= DONE && !isRead;
    isRead ||= ended;
    handOver({ id: entry.id, place: left, ...(ended ? { read: at } : {}) });
  };
  way.onScroll(() => {
    clearTimeout(timer);
    timer = setTimeout(keep, STILL);
  });
  const leave = () => { if (timer !== undefined) keep(); };
  addEventListener('pagehide', leave);
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
