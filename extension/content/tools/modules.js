// The tools of the view, in the order in which their buttons stand in the bar.

import * as extras from './look/extras.js';
import * as fonts from './look/fonts.js';
import * as look from './look/panel.js';
import * as paper from './look/paper.js';
import * as library from './library.js';
import * as save from './save.js';
import * as sideways from './look/sideways.js';
import * as aloud from './aloud/aloud.js';
import * as focus from './focus/focus.js';
import * as keys from './keys/keys.js';
import * as parts from './parts/parts.js';
import * as way from './way/way.js';

/** @import { Tools } from './tools.js' */

/** @type {{ mount(tools: Tools): void, sheet?: string }[]} */
export const MODULES = [
  look, save, library, fonts, extras, sideways, paper, way, parts, aloud, focus,
  // What a page of our own has in its view beyond these; before the list of keys, which knows them all.
  { mount: (tools) => tools.view.mountOwn?.(tools) },
  keys,
];
