// The text moves by itself. At a speed of 100 % it takes the minutes that the core has counted for its language and length.
// Whatever the reader does by hand goes first: a wheel moves on from there, a press stops it.

import { message } from '../../messages.js';
import { button, ours, part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */

/** Milliseconds of the longest step: a tab that was away does not jump. */
const LONGEST_STEP = 100;

/**
 * @param {Tools} tools
 * @returns {{ toggle(): void }}
 */
export function mountAutoScroll(tools) {
  const { view } = tools;
  const { main } = view;
  const stopButton = button('', message('autoScrollStop'), () => stop());
  const box = ours(part('div', 'moving', stopButton));
  let isOn = false;
  let last = 0;
  /** Fractions of a pixel that are still to be scrolled. */
  let rest = 0;
  const pixelsAMinute = () => {
    const height = view.article?.querySelector('.text')?.getBoundingClientRect().height ?? 0;
    return (height / Math.max(view.reading?.metadata.reading_minutes ?? 1, 1)) * (Number(tools.values.scrollSpeed) / 100);
  };
  const step = (/** @type {number} */ now) => {
    if (!isOn || view.signal.aborted) return;
    rest += (Math.min(now - last, LONGEST_STEP) / 60_000) * pixelsAMinute();
    last = now;
    const whole = Math.floor(rest);
    rest -= whole;
    main.scrollTop += whole;
    if (main.scrollTop + main.clientHeight >= main.scrollHeight - 1) return stop();
    requestAnimationFrame(step);
  };
  const start = () => {
    isOn = true;
    last = performance.now();
    rest = 0;
    view.dialog.append(box);
    main.focus({ preventScroll: true });
    requestAnimationFrame(step);
  };
  const stop = () => {
    if (!isOn) return false;
    isOn = false;
    box.remove();
    return true;
  };
  const toggle = () => { if (!stop()) start(); };
  view.onEscape(stop);
  view.onText(() => { stop(); });
  main.addEventListener('pointerdown', () => { stop(); }, { signal: view.signal });
  tools.add({ name: 'auto-scroll', label: 'autoScroll', key: 'a', run: toggle });
  return { toggle };
}
