// Brings further scripts into a page in which the view is open. None of them is needed for the first text.

import { api } from './platform.js';

/** What may be brought, and its file. */
const FILES = /** @type {Record<string, string>} */ ({
  tools: 'content/tools.js',
  code: 'content/code.js',
  maths: 'content/maths.js',
  save: 'content/save.js',
  'font-opendyslexic': 'content/font-opendyslexic.js',
  'font-atkinson': 'content/font-atkinson.js',
});

/**
 * @param {number} tabId
 * @param {string} what a key of FILES
 * @returns {Promise<boolean>} whether it is there now
 */
export async function bring(tabId, what) {
  if (!Object.hasOwn(FILES, what)) return false;
  try {
    await api.scripting.executeScript({ target: { tabId }, files: [FILES[what]] });
    return true;
  } catch {
    // The page has gone, and the right to it.
    return false;
  }
}
