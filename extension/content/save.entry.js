// Keeping a copy, brought in when the first one is asked for: files of the article with its pictures, the clipboard, the library.

import { VIEW } from './keys.js';
import { copy } from './save/clipboard.js';
import { download } from './save/download.js';
import { keep } from './save/keep.js';
import { make } from './save/make.js';

/** @import { View } from '../types.js' */

const view = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);
const open = view?.open;

if (open) {
  open.keeper = {
    keep: (tell) => keep(open, tell),
    make: (wanted, tell) => make(open, wanted, tell),
    download: (file) => download(open, file),
    copy: (text) => copy(open, text),
  };
}

export default open !== undefined;
