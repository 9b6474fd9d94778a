// While the view is open, a page prints as the view alone, and in Firefox no filter or transparency of the page's root lies over it:
// there they count for the top layer too. The sheet is of USER origin, so no page overrules it, and it does nothing in a page without
// the view's host.

import { api } from './platform.js';

/** @param {string} host the host element's name, letters, figures and hyphens */
const sheet = (host) => `@media print { html:has(> ${host}) > :not(${host}) { display: none !important } }
@supports (-moz-appearance: none) { html:has(> ${host}) { filter: none !important; opacity: 1 !important; mask: none !important;
  clip-path: none !important; mix-blend-mode: normal !important; transition: none !important } }`;

/**
 * @param {number} tabId
 * @param {string} host
 */
export async function keepOffPaper(tabId, host) {
  await change(api.scripting.insertCSS, tabId, host);
}

/**
 * @param {number} tabId
 * @param {string} host
 */
export async function putBackOnPaper(tabId, host) {
  await change(api.scripting.removeCSS, tabId, host);
}

/**
 * @param {typeof chrome.scripting.insertCSS} call
 * @param {number} tabId
 * @param {string} host
 */
async function change(call, tabId, host) {
  // It comes in a message: nothing but a name becomes part of a style sheet.
  if (!/^[a-z0-9-]+$/.test(host)) return;
  try {
    await call({ target: { tabId }, css: sheet(host), origin: 'USER' });
  } catch {
    // The page has gone, and the sheet with it.
  }
}
