// The controls step back while one reads: they go as the text is scrolled on, and come with a pointer at the edge, a key, a
// move back, or the keyboard among them.

/** @import { Tools } from '../tools.js' */

/** CSS pixels from an edge within which a pointer asks for the controls. */
const EDGE = 90;

/** CSS pixels that the text must move before anything goes. */
const MOVED = 40;

/** @param {Tools} tools */
export function mountQuiet(tools) {
  const { view } = tools;
  const { dialog, main, signal } = view;
  let last = main.scrollTop;
  const show = () => dialog.classList.remove('quiet-now');
  main.addEventListener('scroll', () => {
    const moved = main.scrollTop - last;
    if (Math.abs(moved) < MOVED) return;
    last = main.scrollTop;
    if (moved < 0 || tools.values.quiet !== true) show();
    else dialog.classList.add('quiet-now');
  }, { signal, passive: true });
  dialog.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (Math.min(clientX, clientY, innerWidth - clientX, innerHeight - clientY) < EDGE) show();
  }, { signal, passive: true });
  dialog.addEventListener('keydown', (event) => { if (event.key === 'Tab' || event.key === 'Escape') show(); }, { signal });
  tools.onChange(() => tools.values.quiet || show());
}
