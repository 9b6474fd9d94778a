// The background's side of the cleaning of live pages: judges, knows the reader's own rules, lays the sheet.

import { store } from '../shared/store.js';
import { judge, rulesFor } from './judging.js';
import { api } from './platform.js';

/** @import { CleanMessage } from '../types.js' */

/** What our words in the page's attributes do. Of USER origin, so that no style of the page overrules them. */
const EFFECTS = /** @type {[string, string][]} */ ([
  ['overflow', 'overflow: visible'],
  ['height', 'height: auto; max-height: none'],
  ['fixed', 'position: static; inset: auto; width: auto; height: auto'],
  ['pointer', 'pointer-events: auto; touch-action: auto; user-select: auto'],
  ['right', 'padding-right: 0; margin-right: 0'],
  ['blur', 'filter: none'],
  ['margin', 'margin-top: 0'],
  ['padding', 'padding-top: 0'],
  ['top', 'top: 0'],
  ['unpin', 'position: static; inset: auto; width: auto; height: auto; transform: none'],
]);

/**
 * @param {string} name of this page's attributes
 * @returns {string}
 */
function sheetFor(name) {
  const important = (/** @type {string} */ rules) => rules.split(';').map((rule) => `${rule.trim()} !important`).join('; ');
  const effects = EFFECTS.map(([word, rules]) => `[data-${name}-u~="${word}"] { ${important(rules)} }`);
  return [`[data-${name}-h] { display: none !important }`, ...effects].join('\n');
}

/**
 * Whether a message is one of content/clean.js.
 * @param {any} received
 * @returns {received is CleanMessage}
 */
export function isClean(received) {
  const { type, facts, host, name } = received ?? {};
  return (type === 'judge' && typeof facts === 'string') || (type === 'rules' && typeof host === 'string')
    || (type === 'sheet' && typeof name === 'string');
}

/**
 * Messages of content/clean.js.
 * @param {number} tabId
 * @param {CleanMessage} message
 * @returns {Promise<object>} never rejected
 */
export async function onClean(tabId, message) {
  try {
    if (message.type === 'judge') return { verdicts: await judge(message.facts, JSON.stringify((await store.load('cleaning')).value)) };
    if (message.type === 'rules') return { rules: await rulesFor((await store.load('rules')).value, message.host) };
    await lay(tabId, message.name);
  } catch {
    // The page has gone, or sent what is no fact: it stays as it is.
  }
  return {};
}

/**
 * Lays the sheet, once and for all: where none of our words is in the page, it does nothing.
 * @param {number} tabId
 * @param {string} name
 */
async function lay(tabId, name) {
  // It comes in a message: nothing but a name becomes part of a style sheet.
  if (!/^[a-z0-9]+$/.test(name)) return;
  await api.scripting.insertCSS({ target: { tabId }, css: sheetFor(name), origin: 'USER' });
}
