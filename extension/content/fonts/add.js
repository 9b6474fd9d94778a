// Gives the page's document a font for as long as the view is open; our own settings page keeps it. The bytes stand in the script itself, so nothing is
// loaded and no policy of the page is asked.

import { VIEW } from '../keys.js';

/** @import { View } from '../../types.js' */

/** @typedef {{ bytes: Uint8Array<ArrayBuffer>, weight: '400' | '700', style: 'normal' | 'italic', unicodeRange?: string }} Face */

/**
 * @param {string} family as shared/look.js names it
 * @param {Face[]} faces
 */
export function addFont(family, faces) {
  const view = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);
  const signal = view?.open?.signal;
  if (view && (!signal || signal.aborted)) return;
  for (const { bytes, ...descriptors } of faces) {
    const face = new FontFace(family, bytes.buffer, descriptors);
    document.fonts.add(face);
    signal?.addEventListener('abort', () => document.fonts.delete(face));
  }
}
