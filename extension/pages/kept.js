// A kept text: the reader view over nothing but the library, with the tools that need no page, and highlights with notes.

import { VIEW } from '../content/keys.js';
import { message } from '../content/messages.js';
import { api } from '../shared/api.js';
import { failureOf } from '../shared/library/database.js';
import { Library } from '../shared/library/library.js';
import { lookOf } from '../shared/look.js';
import { load, valuesOf } from '../shared/settings.js';
import { speak } from './both/page.js';
import { mountHighlights } from './kept/highlights.js';
import { mountPlace } from './kept/place.js';
import { KeptView } from './kept/view.js';

/** @import { Whole } from '../shared/library/library.js' */
/** @import { Tools } from '../content/tools/tools.js' */

/**
 * @param {Tools} tools
 * @param {Library} library
 * @param {Whole} whole
 */
function mountOwn(tools, library, whole) {
  const { way } = tools;
  if (!way) return;
  const highlights = mountHighlights(tools, { way, library, whole });
  mountPlace(tools, { way, whole });
  tools.view.main.focus({ preventScroll: true });
  // The list of all highlights leads to one of them.
  const wanted = new URLSearchParams(location.search).get('highlight');
  if (wanted) highlights?.show(wanted);
  performance.mark('kept');
}

async function build() {
  speak();
  const library = new Library();
  const id = new URLSearchParams(location.search).get('text') ?? '';
  /** @type {Whole | null} */
  let whole = null;
  let sentence = message('keptGone');
  try {
    whole = await library.whole(id);
  } catch (error) {
    sentence = message(failureOf(error));
  }
  const view = new KeptView(lookOf(valuesOf(await load(api.storage))), whole, sentence);
  document.title = whole ? whole.entry.title || message('untitled') : message('libraryTitle');
  if (!whole) return;
  const kept = whole;
  view.mountOwn = (tools) => mountOwn(tools, library, kept);
  /** @type {Record<symbol, unknown>} */ (globalThis)[VIEW] = { close: view.close, isOpen: () => true, isSeen: () => true, open: view };
  // The same file that the background brings into a page; it finds the view where that has left it.
  await view.bring('tools');
}

build();
