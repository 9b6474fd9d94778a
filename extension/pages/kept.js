// A kept text: the reader view over nothing but the library, with the tools that need no page, and highlights with notes.

import { VIEW } from '../content/keys.js';
import { message } from '../content/messages.js';
import * as aloud from '../content/tools/aloud/aloud.js';
import * as focus from '../content/tools/focus/focus.js';
import * as keys from '../content/tools/keys/keys.js';
import * as extras from '../content/tools/look/extras.js';
import * as fonts from '../content/tools/look/fonts.js';
import * as look from '../content/tools/look/panel.js';
import * as paper from '../content/tools/look/paper.js';
import * as sideways from '../content/tools/look/sideways.js';
import { Tools } from '../content/tools/tools.js';
import { Way } from '../content/tools/way/way.js';
import { mountNotes } from '../content/tools/way/notes.js';
import { mountOutline } from '../content/tools/way/outline.js';
import { mountPictures } from '../content/tools/way/pictures.js';
import { mountProgress } from '../content/tools/way/progress.js';
import way from '../content/styles/way.css';
import { api } from '../shared/api.js';
import { failureOf } from '../shared/library/database.js';
import { Library } from '../shared/library/library.js';
import { lookOf } from '../shared/look.js';
import { load, valuesOf } from '../shared/settings.js';
import { speak } from './both/page.js';
import * as highlights from './kept/highlights.js';
import { mountPlace } from './kept/place.js';
import { KeptView } from './kept/view.js';

/** @import { Whole } from '../shared/library/library.js' */

/** @param {KeptView} view @param {Library} library @param {Whole} whole */
async function mountAll(view, library, whole) {
  const tools = await Tools.in(view);
  for (const { mount } of [look, fonts, extras, sideways, paper]) mount(tools);
  tools.addStyle(way);
  const ways = new Way(tools);
  mountOutline(tools, ways);
  mountProgress(tools, ways);
  mountNotes(tools, ways);
  mountPictures(tools);
  for (const { mount } of [aloud, focus]) mount(tools);
  highlights.mount(tools, { way: ways, library, whole });
  keys.mount(tools);
  mountPlace(tools, { way: ways, whole });
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
  /** @type {Record<symbol, unknown>} */ (globalThis)[VIEW] = { close: view.close, isOpen: () => true, readPart() {}, open: view };
  await mountAll(view, library, whole);
  view.main.focus({ preventScroll: true });
  performance.mark('kept');
}

build();
