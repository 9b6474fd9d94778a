// When the reader last pressed something: what comes right after was asked for.

/** @import { Memory } from './seen.js' */

const CONTROLS = 'a, button, input, select, textarea, label, summary, [role=button], [role=link], [role=tab], [role=menuitem], [onclick], [tabindex]';

/** @param {Memory} memory */
export function watchPresses(memory) {
  const note = (/** @type {Event} */ event) => {
    const target = event.composedPath()[0];
    // A script's own clicks are no presses; scrolling and reading press nothing.
    if (event.isTrusted && target instanceof Element && target.closest(CONTROLS)) memory.pressed = performance.now();
  };
  const options = { capture: true, passive: true };
  window.addEventListener('pointerdown', note, options);
  window.addEventListener('click', note, options);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') note(event);
  }, options);
}
