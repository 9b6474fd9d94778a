// Links that lead to a place in the same text: the view moves there, the page's address stays as it is.

import { target } from './markup.js';

/**
 * @param {ShadowRoot} root
 * @param {() => void} [finish] puts the rest of the text there, where some is missing yet
 */
export function followLinks(root, finish) {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href');
    if (!address?.startsWith('#')) return;
    event.preventDefault();
    let place = target(root, address);
    if (!place && finish) {
      finish();
      place = target(root, address);
    }
    if (!place) return;
    place.tabIndex = -1; // So that the keyboard goes on from there.
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
  });
}
