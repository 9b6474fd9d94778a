// What is said where something that was kept cannot be understood.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';

/**
 * @param {boolean} whole whether all that was kept has been understood
 * @returns {HTMLElement[]}
 */
export function warningOf(whole) {
  return whole ? [] : [part('p', 'note', message('keptNotWhole'))];
}
