// Aids to keep to the text: a line guide, reading page by page, heavy word beginnings, text that moves by itself, and controls
// that step back while one reads. Each is a setting; the panel has them all.

import { api } from '../../../shared/api.js';
import { forgetAll } from '../../../shared/reading_places.js';
import { SETTINGS } from '../../../shared/settings.js';
import { message } from '../../messages.js';
import { button, part } from '../../parts.js';
import { control } from '../look/controls.js';
import { mountAutoScroll } from './auto_scroll.js';
import { mountGuide } from './guide.js';
import { mountHeavy } from './heavy.js';
import { mountPages } from './pages.js';
import { mountQuiet } from './quiet.js';

export { default as sheet } from '../../styles/focus.css';

/** @import { Tools } from '../tools.js' */

const { storage } = api;

/** @param {Tools} tools */
export function mount(tools) {
  if (!tools.view.reading) return;
  const moving = mountAutoScroll(tools);
  tools.addPanel({ name: 'focus', label: 'focusPanel', icon: 'focus', key: 'f', build: (box) => fill(box, tools, moving) });
  mountGuide(tools);
  mountPages(tools);
  mountHeavy(tools);
  mountQuiet(tools);
}

/**
 * @param {HTMLElement} box
 * @param {Tools} tools
 * @param {{ toggle(): void }} moving
 */
function fill(box, tools, moving) {
  /** @type {(() => void)[]} */
  const updates = [];
  const rows = SETTINGS.filter(({ group }) => group === 'aids').map((setting) => {
    const { row, show } = control(setting, (value) => tools.set({ [setting.key]: value }));
    updates.push(() => show(tools.values[setting.key]));
    return row;
  });
  const start = button('', message('autoScroll'), () => moving.toggle());
  const forget = button('', message('placesForget'), () => {
    forgetAll(storage.local).then(() => tools.say(message('placesForgotten')), () => tools.say(message('errorUnexpected')));
  });
  box.append(part('div', 'settings', ...rows), part('p', 'part-buttons', start, forget));
  const update = () => updates.forEach((show) => show());
  update();
  tools.onChange(update);
}
