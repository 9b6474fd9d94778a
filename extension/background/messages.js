// Every message that reaches the background, and who may send it.

import { bring } from './bring.js';
import { isClean, onClean } from './clean.js';
import { api } from './platform.js';
import { putBackOnPaper } from './print.js';
import { onCaptured, onDescribe, onShown } from './read_tab.js';

/** @import { Answer, Choices, Message } from '../types.js' */

/**
 * Messages of content/read.entry.js, of the view's tools and of content/clean.entry.js, in a page of a tab.
 * @param {unknown} received
 * @param {chrome.runtime.MessageSender} sender
 * @param {(answer: Answer | object | boolean | string | null) => void} answer
 * @returns {boolean} whether an answer follows
 */
export function onMessage(received, sender, answer) {
  const tabId = sender.tab?.id;
  if (sender.id !== api.runtime.id || tabId === undefined) return false;
  const message = /** @type {Partial<Message>} */ (received ?? {});
  if (message.type === 'captured' && typeof message.snapshot === 'string') {
    onCaptured(tabId, message.snapshot, { address: sender.url, choices: choicesIn(message) }).then(answer);
    return true;
  }
  if (message.type === 'describe' && typeof message.snapshot === 'string' && typeof message.node === 'number') {
    onDescribe(message.snapshot, message.node).then(answer);
    return true;
  }
  if (isClean(received)) {
    onClean(tabId, received).then(answer);
    return true;
  }
  if (message.type === 'bring' && typeof message.what === 'string') {
    bring(tabId, message.what).then(answer);
    return true;
  }
  if (message.type === 'shown' && typeof message.host === 'string') onShown(tabId, /** @type {any} */ (message));
  if (message.type === 'closed' && typeof message.host === 'string') putBackOnPaper(tabId, message.host);
  return false;
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
