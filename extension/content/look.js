// Puts the look that the reader has chosen on the view.

import { adopt, readopt } from './adopt.js';
import { ownNames, withoutTaken } from './own_names.js';
import { fillOwnStyle } from './own_style.js';

/** @import { Look } from '../types.js' */

/** The reader's own style sheet in each view; it comes in with the first words of it. */
const ownSheets = /** @type {WeakMap<ShadowRoot, CSSStyleSheet>} */ (new WeakMap());

/**
 * @param {ShadowRoot} root
 * @param {HTMLElement} dialog
 * @param {Look | undefined} look undefined leaves the view as its style sheets have it
 * @param {Look} [before] what was put on it earlier, and goes
 */
export function applyLook(root, dialog, look, before) {
  for (const name of Object.keys(before?.properties ?? {})) dialog.style.removeProperty(ownNames(name));
  dialog.classList.remove(...(before?.classes ?? []));
  for (const [name, value] of Object.entries(look?.properties ?? {})) dialog.style.setProperty(ownNames(name), ownNames(withoutTaken([value])[0]));
  dialog.classList.add(...(look?.classes ?? []));
  if ((look?.style ?? '') !== (before?.style ?? '')) useOwnStyle(root, look?.style ?? '');
}

/**
 * @param {ShadowRoot} root
 * @param {string} text
 */
function useOwnStyle(root, text) {
  let sheet = ownSheets.get(root);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    ownSheets.set(root, sheet);
    adopt(root, [sheet]);
  }
  fillOwnStyle(sheet, ownNames(text));
  readopt(sheet);
}
