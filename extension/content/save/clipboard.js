// The clipboard: the browser's own way where the page's address and policy allow it, else a selected text and its command.

import { part } from '../parts.js';

/** @import { OpenView } from '../../types.js' */

/**
 * @param {OpenView} view
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there
 */
export async function copy(view, text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(view, text);
  }
}

/**
 * @param {OpenView} view
 * @param {string} text
 */
function copySelected({ root, dialog }, text) {
  const focused = root.activeElement;
  const field = part('textarea', 'copied');
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  dialog.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
