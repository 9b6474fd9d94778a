// Links that lead to a place in the same text: the view moves there, the page's address stays as it is.

import { target } from './markup.js';

/** @param {ShadowRoot} root */
export function followLinks(root) {
  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const address = link?.getAttribute('href');
    if (!address?.startsWith('#')) return;
    event.preventDefault();
    const place = target(root, address);
    if (!place) return;
    place.tabIndex = -1; // So that the keyboard goes on from there.
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'start' });
  });
}
