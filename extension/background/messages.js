// Every message that reaches the background, and who may send it.

import { api } from './platform.js';
import { putBackOnPaper } from './print.js';

/**
 * `{ type: 'closed', host }` from content/view.js, in a page of a tab: the view is closed.
 * @typedef {{ type: 'closed', host: string }} Message
 */

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 */
export function onMessage(message, sender) {
  if (sender.id !== api.runtime.id || sender.tab?.id === undefined) return;
  const { type, host } = /** @type {Partial<Message>} */ (message ?? {});
  if (type === 'closed' && typeof host === 'string') putBackOnPaper(sender.tab.id, host);
}
