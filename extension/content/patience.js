// What is said while something takes a while: a few words and a bar, at the foot of the view.

import { message } from './messages.js';
import { ours, part } from './parts.js';

/** @import { Layer } from './layer.js' */

/** Milliseconds that nothing is said: what is done sooner needs no words. */
const PATIENCE = 300;

/**
 * Says that the text is on its way, if it still is in a moment.
 * @param {Layer} layer
 * @returns {{ tell(share: number): void, end(): void }} how much is done, 0.0–1.0, where that is known; and that it is over
 */
export function patience(layer) {
  const bar = part('progress', '');
  const words = message('patience');
  bar.setAttribute('aria-label', words);
  const box = ours(part('div', 'patience', part('span', '', words), bar));
  box.setAttribute('role', 'status');
  let isOver = false;
  layer.later(() => {
    if (isOver) return;
    layer.open();
    layer.dialog.append(box);
  }, PATIENCE);
  return {
    tell: (share) => { bar.value = share; },
    end() {
      isOver = true;
      box.remove();
    },
  };
}
