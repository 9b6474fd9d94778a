// What can wait until the text is shown: pictures that do not come, boxes that are wider than the page.

import { message } from './messages.js';
import { afterFrame, part } from './parts.js';

/** CSS pixels below the top from which the bar may make way. */
const BAR_STAYS = 120;

/** Milliseconds after which something else may have its turn. */
const TURN = 6;

/** What is to be seen where there are no words. */
const SEEN = 'img:not([hidden]), video, audio, iframe, math, hr';

/**
 * @param {HTMLElement} main what scrolls
 * @param {HTMLElement} bar
 * @param {AbortSignal} signal when the view is closed
 * @returns {() => void} to be called when another text is there
 */
export function afterwards(main, bar, signal) {
  // `error` does not bubble, so it is heard on the way down.
  main.addEventListener('error', (event) => {
    if (event.target instanceof HTMLImageElement) replaceBroken(event.target);
  }, { capture: true, signal });
  // The next frame has the layout that this asks for.
  const look = () => afterFrame(() => signal.aborted || nameWide(/** @type {HTMLElement[]} */ ([...main.querySelectorAll('.wide, pre')]), signal));
  look();
  addEventListener('resize', look, { signal });

  let last = 0;
  main.addEventListener('scroll', () => {
    const { scrollTop } = main;
    if (scrollTop !== last) bar.classList.toggle('away', scrollTop > last && scrollTop > BAR_STAYS);
    last = scrollTop;
  }, { signal, passive: true });
  return look;
}

/**
 * A picture that cannot be loaded gives way to its words; without any it goes, with its frame and its bullet.
 * @param {HTMLImageElement} image
 */
function replaceBroken(image) {
  if (image.alt) return image.replaceWith(part('span', 'missing', image.alt));
  image.hidden = true;
  for (const box of [image.closest('figure'), image.closest('li')]) {
    if (box instanceof HTMLElement && !box.textContent?.trim() && !box.querySelector(SEEN)) box.hidden = true;
  }
}

/**
 * Looks at boxes in turns: each that stands far from the window is laid out for it.
 * @param {HTMLElement[]} boxes
 * @param {AbortSignal} signal
 */
function nameWide(boxes, signal) {
  const end = performance.now() + TURN;
  while (boxes.length > 0 && performance.now() < end) nameIfWide(/** @type {HTMLElement} */ (boxes.pop()));
  if (boxes.length > 0) setTimeout(() => signal.aborted || nameWide(boxes, signal));
}

/**
 * A box that scrolls sideways can be reached and scrolled by keyboard, and says what it is.
 * @param {HTMLElement} box
 */
function nameIfWide(box) {
  const isWide = box.scrollWidth > box.clientWidth;
  if (!isWide) return ['tabindex', 'role', 'aria-label'].forEach((name) => box.removeAttribute(name));
  const caption = box.querySelector('caption')?.textContent?.trim();
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', caption || message(box.matches('pre') ? 'wideCode' : 'wideTable'));
}
