// Every message that reaches the background, and who may send it.

import { withRule } from '../shared/rules.js';
import { store } from '../shared/store.js';
import { paintBars } from './bars.js';
import { bring } from './bring.js';
import { isClean, onClean } from './clean.js';
import { cleanTab, pickInTab, showCount } from './clean_tab.js';
import { checkRules } from './judging.js';
import { isLibrary, onLibrary, openLibrary } from './library.js';
import { api } from './platform.js';
import { putBackOnPaper } from './print.js';
import { onCaptured, onDescribe, onHeard, onShown, readTab } from './read_tab.js';
import { readSample } from './sample.js';
import { notHere, onQuiet } from './unasked.js';
import { write } from './write.js';

/** @import { Answer, Choices } from '../types.js' */

/**
 * @param {unknown} received
 * @param {chrome.runtime.MessageSender} sender
 * @param {(answer: Answer | object | boolean | string | null) => void} answer
 * @returns {boolean} whether an answer follows
 */
export function onMessage(received, sender, answer) {
  if (sender.id !== api.runtime.id) return false;
  const message = /** @type {Record<string, any>} */ (received ?? {});
  const isOurs = sender.url?.startsWith(api.runtime.getURL('')) === true;
  if (isOurs) return ofOurPages(message, answer);
  return sender.tab?.id !== undefined && ofAPage(message, sender, sender.tab.id, answer);
}

/**
 * Messages of our own pages: pages/popup.js and pages/settings.js.
 * @param {Record<string, any>} message
 * @param {(answer: object | null) => void} answer null where the core has failed: a page that is not answered would wait for ever
 * @returns {boolean} whether an answer follows
 */
function ofOurPages({ type, tabId, text }, answer) {
  if (type === 'sample') {
    readSample().then((reading) => answer({ reading }), () => answer(null));
    return true;
  }
  if (type === 'check-rules' && typeof text === 'string') {
    checkRules(text).then((complaints) => answer({ complaints: JSON.parse(complaints) }), () => answer(null));
    return true;
  }
  if (type === 'read') readTab({ id: tabId }, 'page');
  if (type === 'clean-once') cleanTab(tabId);
  if (type === 'pick') pickInTab(tabId);
  if (type === 'library-open') openLibrary();
  return false;
}

/**
 * Messages of the content scripts in a page of a tab: content/read.entry.js with the view's tools, auto.entry.js and
 * clean.entry.js.
 * @param {Record<string, any>} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {number} tabId
 * @param {(answer: Answer | object | boolean | string | null) => void} answer
 * @returns {boolean} whether an answer follows
 */
function ofAPage(message, sender, tabId, answer) {
  const { type } = message;
  if (type === 'captured' && typeof message.snapshot === 'string') {
    onCaptured(tabId, message.snapshot, { address: sender.url, choices: choicesIn(message), host: message.host }).then(answer);
    return true;
  }
  if (type === 'describe' && typeof message.snapshot === 'string' && typeof message.node === 'number') {
    onDescribe(message.snapshot, message.node).then(answer);
    return true;
  }
  if (isLibrary(message)) {
    onLibrary(message, sender.url).then(answer);
    return true;
  }
  if (isClean(message)) {
    onClean(tabId, message).then(answer);
    return true;
  }
  if (type === 'bring' && typeof message.what === 'string') {
    bring(tabId, message.what).then(answer);
    return true;
  }
  if (type === 'write' && typeof message.snapshot === 'string' && typeof message.request === 'string') {
    write(message.snapshot, message.request, { address: sender.url, choices: choicesIn(message) }).then(answer);
    return true;
  }
  if (type === 'picked' && typeof message.rule === 'string') {
    addRule(message.rule).then(answer);
    return true;
  }
  if (type === 'shown' && typeof message.host === 'string') onShown(tabId, /** @type {any} */ (message));
  if (type === 'bars' && typeof message.host === 'string') paintBars(tabId, message.host, message);
  if (type === 'closed') {
    onHeard(tabId);
    if (typeof message.host === 'string') {
      putBackOnPaper(tabId, message.host);
      paintBars(tabId, message.host, { before: message.bars });
    }
  }
  if (type === 'quiet' && typeof message.snapshot === 'string') onQuiet(tabId, sender.url, message.snapshot);
  if (type === 'not-here') notHere(sender.url);
  if (type === 'hidden' && Number.isInteger(message.count)) showCount(tabId, message.count);
  return false;
}

/**
 * One more of the reader's own rules.
 * @param {string} rule
 * @returns {Promise<boolean>} whether it is kept; the page says where it is not
 */
async function addRule(rule) {
  try {
    await store.update('rules', (rules) => withRule(rules, rule));
    return true;
  } catch (error) {
    // There is no room for it: it counts as long as the page is there.
    console.warn('Recto could not keep a rule:', error);
    return false;
  }
}

/**
 * @param {{ choices?: Partial<Choices> }} message
 * @returns {Choices | undefined} what the reader has said about parts of the page
 */
function choicesIn({ choices }) {
  const isNode = (/** @type {unknown} */ node) => typeof node === 'number' && Number.isInteger(node) && node >= 0;
  const { keep, leave_out: leaveOut } = choices ?? {};
  if (!Array.isArray(keep) || !Array.isArray(leaveOut)) return undefined;
  return { keep: keep.filter(isNode), leave_out: leaveOut.filter(isNode) };
}
