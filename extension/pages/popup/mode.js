// What Recto does on this site by itself: one of three.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { api } from '../../shared/api.js';
import { grantedOrigins, setMode } from '../../shared/modes.js';
import { MODES, entryFor, isGranted } from '../../shared/sites.js';
import { store } from '../../shared/store.js';
import { announcer } from '../both/page.js';

/** @import { Mode } from '../../shared/sites.js' */

/**
 * @param {number} tabId
 * @param {string} site
 * @param {() => void} onChange
 * @returns {HTMLElement}
 */
export function modeHere(tabId, site, onChange) {
  const note = announcer();
  const radios = MODES.map((mode) => radio(mode, () => choose(mode)));
  const show = async () => {
    const { mode, words } = await stateOf(site);
    radios.forEach(({ input }) => { input.checked = input.value === mode; });
    note.textContent = words;
  };
  /** @param {Mode} mode */
  async function choose(mode) {
    // At once, while the press lasts: the browser may ask for the permission.
    // Rejected where there is no room for it.
    const done = await setMode(site, mode).catch(() => null);
    if (done) await actNow(tabId, mode);
    await show();
    if (!done) note.textContent = message(done === null ? 'storageFull' : 'permissionRefused');
    onChange();
  }
  show();
  const choices = part('div', '', ...radios.map(({ label }) => label));
  return part('fieldset', '', part('legend', '', message('alwaysOn', site)), choices, note);
}

/**
 * @param {Mode} mode
 * @param {() => void} press
 */
function radio(mode, press) {
  const input = part('input', '');
  input.type = 'radio';
  input.name = 'mode';
  input.value = mode;
  input.addEventListener('change', press);
  return { input, label: part('label', 'choice', input, part('span', '', message(`mode_${mode}`))) };
}

/**
 * What is done here now, and what there is to say about it.
 * @param {string} site
 * @returns {Promise<{ mode: Mode, words: string }>}
 */
async function stateOf(site) {
  const [{ value: sites }, origins] = await Promise.all([store.load('sites'), grantedOrigins()]);
  const entry = entryFor(sites, site);
  if (entry === null || entry.mode === 'off') return { mode: 'off', words: '' };
  if (!isGranted(origins, site)) return { mode: 'off', words: message('permissionMissing', message(`mode_${entry.mode}`)) };
  const isWider = entry.pattern !== site;
  return { mode: entry.mode, words: isWider ? message('modeByEntry', entry.pattern === '*' ? message('allSites') : entry.pattern) : '' };
}

/**
 * The page that is open follows at once.
 * @param {number} tabId
 * @param {Mode} mode
 */
async function actNow(tabId, mode) {
  if (mode === 'clean') await api.runtime.sendMessage({ type: 'clean-once', tabId });
  // Where nothing was cleaned, nobody hears it.
  else await api.tabs.sendMessage(tabId, { type: 'clean-show-all' }).catch(() => {});
}
