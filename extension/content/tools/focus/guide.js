// The line guide: a band of light over the lines that are read, the rest a little darker. It follows the pointer or, for those
// who read by keyboard, stays at its height while the text moves under it.

import { ownNames } from '../../own_names.js';
import { part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */

/** Share of the window's height at which the band stands until a pointer moves it, 0.0–1.0. */
const HEIGHT = 0.35;

/** @param {Tools} tools */
export function mountGuide(tools) {
  const { view } = tools;
  const band = part('div', 'guide');
  band.setAttribute('aria-hidden', 'true');
  const place = (/** @type {number} */ y) => band.style.setProperty(ownNames('--at'), `${y}px`);
  const show = () => {
    const isWanted = tools.values.guide === true;
    if (isWanted && !band.isConnected) {
      place(innerHeight * HEIGHT);
      view.dialog.append(band);
    }
    if (!isWanted) band.remove();
  };
  view.main.addEventListener('pointermove', (event) => {
    if (band.isConnected && event.pointerType !== 'touch') place(event.clientY);
  }, { signal: view.signal, passive: true });
  tools.onChange(show);
  tools.add({ name: 'guide', label: 'setting_guide', key: 'g', run: () => tools.set({ guide: !tools.values.guide }) });
  show();
}
