// Everything as one file, and back.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { download } from '../../content/save/download.js';
import { CHANGED } from '../../shared/library/changed.js';
import { WrongForm } from '../../shared/library/check.js';
import { failureOf } from '../../shared/library/database.js';
import { OtherFile, fromFile, join, toFile } from '../../shared/library/file.js';
import { fileButton } from '../settings/files.js';

/** @import { OpenView } from '../../types.js' */
/** @import { Library } from '../../shared/library/library.js' */

/**
 * @param {Library} library
 * @param {(words: string) => void} say
 * @param {() => void} changed is told when a file was read in
 * @returns {HTMLElement}
 */
export function filesOf(library, say, changed) {
  const save = button('small', message('libraryExport'), async () => {
    try {
      const name = `recto-library-${new Date(library.now()).toISOString().slice(0, 10)}.json`;
      download(/** @type {OpenView} */ (/** @type {unknown} */ ({ dialog: document.body })), { name, blob: await toFile(library), missing: 0 });
      say(message('libraryExported', name));
    } catch (error) {
      say(message(failureOf(error)));
    }
  });
  const read = fileButton(message('libraryImport'), '.json,application/json', async (json) => {
    try {
      const { added, joined } = await join(library, fromFile(json));
      say(message('libraryImported', added, joined));
      CHANGED.tell();
    } catch (error) {
      say(wordsOf(error));
    }
    changed();
  }, () => say(message('libraryNoFile')));
  return part('div', 'buttons', save, read);
}

/** @param {unknown} error */
function wordsOf(error) {
  if (error instanceof OtherFile) return message(error.key);
  return error instanceof WrongForm ? message('libraryWrongFile', error.place) : message(failureOf(error));
}
