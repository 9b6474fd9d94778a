// Where a page was left: kept on this device, for the last pages, and offered when the page is read again. It can be
// switched off and cleared.

import { api } from '../../../shared/api.js';
import { forget, placeOf, remember } from '../../../shared/reading_places.js';
import { message } from '../../messages.js';
import { button, ours, part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */
/** @import { Way } from './way.js' */

/** Share of the text before which nothing is worth remembering, and after which it is read to the end, 0.0–1.0. */
const BEGUN = 0.05;
const DONE = 0.97;

/** Milliseconds that the offer stays. */
const OFFERED_FOR = 12_000;

const { storage, extension } = api;

/**
 * @param {Tools} tools
 * @param {Way} way
 */
export async function mountMemory(tools, way) {
  const { view } = tools;
  const address = view.reading?.metadata.url.split('#')[0];
  // A private window leaves no trace.
  if (!address || extension?.inIncognitoContext) return;
  const isWanted = () => tools.values.rememberPlace === true;
  let hasMoved = false;
  way.onScroll(() => { hasMoved = true; });
  /** @type {import('../../../shared/reading_places.js').Place | null} */
  let last = null;
  const keep = () => {
    if (!isWanted() || !hasMoved || !last) return;
    const kept = last.share >= DONE ? forget(storage.local, address) : remember(storage.local, address, last);
    // The view is closing: there is nobody to tell, and the text begins at its top the next time.
    kept.catch(() => {});
  };
  view.signal.addEventListener('abort', keep);
  // The tab may be closed over an open view.
  addEventListener('pagehide', keep, { signal: view.signal });
  // The view is gone when it is closed: where it stands is noted while it is read.
  way.onScroll(() => {
    const passage = view.passages.inView();
    const share = way.share();
    last = passage && share > BEGUN ? { piece: passage.piece, place: passage.place, words: passage.words, share } : last;
  });
  if (!isWanted()) return;
  const place = await placeOf(storage.local, address).catch(() => null);
  if (place && !view.signal.aborted && !hasMoved && view.passages.inView() === null) offer(tools, way, place);
}

/**
 * @param {Tools} tools
 * @param {Way} way
 * @param {import('../../../shared/reading_places.js').Place} place
 */
function offer({ view }, way, place) {
  const percent = Math.round(place.share * 100);
  const box = ours(part('div', 'way-on', button('', message('placeGoOn', percent), () => {
    box.remove();
    way.remember();
    view.passages.showInView({ ...place, height: 0 });
    view.main.focus({ preventScroll: true });
  })));
  view.dialog.append(box);
  const timer = setTimeout(() => box.remove(), OFFERED_FOR);
  // Who reads on from here needs no other place.
  way.onScroll(() => box.remove());
  view.signal.addEventListener('abort', () => clearTimeout(timer));
}
