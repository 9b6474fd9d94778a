// Hands a file to the browser, which puts it where the reader's downloads go. A link with `download` needs no permission.

import { part } from '../parts.js';

/** @import { MadeFile, OpenView } from '../../types.js' */

/** Milliseconds that the browser has to take the file over. */
const TAKEN_OVER = 60_000;

/**
 * @param {OpenView} view
 * @param {MadeFile} file
 */
export function download(view, { name, blob }) {
  const url = URL.createObjectURL(blob);
  const link = part('a', '');
  Object.assign(link, { href: url, download: name, hidden: true });
  view.dialog.append(link);
  // Our own link in our own view; it does not bubble, so the page hears nothing of it.
  link.dispatchEvent(new MouseEvent('click'));
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), TAKEN_OVER);
}
