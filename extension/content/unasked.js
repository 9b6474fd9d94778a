// One quiet line in a view that has opened by itself: that it did, and how that ends.

import { message } from './messages.js';
import { button, ours, part } from './parts.js';

/**
 * @param {() => void} press
 * @returns {HTMLElement}
 */
export function offerNotHere(press) {
  return ours(part('p', 'unasked', message('openedByItself'), ' ', button('link', message('notHereAgain'), press)));
}
