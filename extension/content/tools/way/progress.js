// How much of the text is read, and how many minutes the rest takes: a thin line and a few words at the foot of the view.

import { countMessage, message } from '../../messages.js';
import { ownNames } from '../../own_names.js';
import { ours, part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */
/** @import { Way } from './way.js' */

/**
 * The core has counted the whole text's minutes, by the measured speed of its language: src/data/reading-speed.txt.
 * @param {Tools} tools
 * @param {Way} way
 */
export function mountProgress(tools, way) {
  const { view } = tools;
  const line = part('div', 'progress-line');
  const words = ours(part('div', 'progress-words'));
  const box = part('div', 'progress', line, words);
  box.setAttribute('role', 'progressbar');
  box.setAttribute('aria-label', message('progress'));
  box.setAttribute('aria-valuemin', '0');
  box.setAttribute('aria-valuemax', '100');
  view.dialog.append(box);
  const show = () => {
    const share = way.share();
    const percent = Math.round(share * 100);
    const minutes = Math.ceil((view.reading?.metadata.reading_minutes ?? 0) * (1 - share));
    const said = minutes > 0 ? countMessage('minutesLeft', minutes) : message('progressEnd');
    box.hidden = !view.article || !tools.values.progress;
    box.classList.toggle('begun', view.main.scrollTop > 0);
    box.setAttribute('aria-valuenow', String(percent));
    box.setAttribute('aria-valuetext', message('progressWords', percent, said));
    line.style.setProperty(ownNames('--read'), String(share));
    words.textContent = said;
  };
  way.onScroll(show);
  view.onText(show);
  tools.onChange(show);
  addEventListener('resize', show, { signal: view.signal });
  show();
}
