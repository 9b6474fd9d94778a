// The dialogs of a page, shown or not. The whole page is gone through for them once; from then on its changes tell of them.

import { typeOf } from '../nodes.js';
import { allIn, fits } from './dom.js';

const DIALOGS = 'dialog[open], [aria-modal="true"], [role="dialog"], [role="alertdialog"], [popover]';

const ELEMENT = 1;

/** @type {Set<Element> | null} */
let known = null;

/** @returns {Iterable<Element>} */
export function dialogs() {
  known ??= new Set(allIn(document.documentElement, DIALOGS));
  for (const each of known) if (!each.isConnected || !fits(each, DIALOGS)) known.delete(each);
  return known;
}

/** @param {MutationRecord[]} records of what makes an element a dialog: its attributes, and that it is there */
export function noteDialogs(records) {
  if (!known) return;
  for (const { type, target, addedNodes } of records) {
    for (const node of type === 'childList' ? addedNodes : [target]) {
      if (typeOf(node) !== ELEMENT) continue;
      const element = /** @type {Element} */ (node);
      if (fits(element, DIALOGS)) known.add(element);
      if (type === 'childList') for (const inner of allIn(element, DIALOGS)) known.add(inner);
    }
  }
}
