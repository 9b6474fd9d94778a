// The button and the keys.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { api } from '../../shared/api.js';
import { GENERAL } from '../../shared/general.js';
import { store, watch } from '../../shared/store.js';
import { rowsFor, section } from './section.js';

/** Chromium's and Firefox's own pages for an extension's keys cannot be linked to from here, only named. */
const KEYS_PAGE = 'chrome://extensions/shortcuts';

export async function generalSection() {
  const { value } = await store.load('general');
  const { rows, show } = rowsFor(GENERAL, value, (key, chosen) => store.update('general', (general) => ({ ...general, [key]: chosen })));
  watch(async (names) => names.has('general') && show((await store.load('general')).value));
  const isFirefox = api.runtime.getURL('').startsWith('moz-extension:');
  const where = part('p', 'soft', isFirefox ? message('changeKeysFirefox') : message('changeKeys', KEYS_PAGE));
  return section('general', message('section_general'), ...rows, part('h3', '', message('keys')), ...(await keys()), where);
}

/** @returns {Promise<HTMLElement[]>} a row for each command with the keys that the browser has given it */
async function keys() {
  const commands = await api.commands.getAll();
  return commands.map(({ name, description, shortcut }) => {
    const words = name === '_execute_action' ? message('pressButton') : description ?? '';
    const row = part('div', 'row', part('span', 'label', words), shortcut ? part('kbd', '', shortcut) : part('span', 'soft', message('noKeys')));
    row.dataset.search = words;
    return row;
  });
}
