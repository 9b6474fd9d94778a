// The list of sites: what Recto does on each by itself.

import { countMessage, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { api } from '../../shared/api.js';
import { grantedOrigins, removeSite, setMode } from '../../shared/modes.js';
import { ALL, MODES, isGranted, patternOf, withEntry, withMode } from '../../shared/sites.js';
import { store, watch } from '../../shared/store.js';
import { announcer, chooser, named } from '../both/page.js';
import { section } from './section.js';
import { warningOf } from './warning.js';

/** @import { Mode, Site } from '../../shared/sites.js' */

export async function sitesSection() {
  const said = announcer();
  const list = part('div', '');
  const show = async () => {
    const rows = await content(said);
    // The rows are made anew; the keyboard stays where it is.
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.act;
    list.replaceChildren(...rows);
    if (focused) [...list.querySelectorAll('select')].find(({ dataset }) => dataset.act === focused)?.focus();
  };
  watch((names) => { if (names.has('sites')) show(); });
  api.permissions.onAdded.addListener(show);
  api.permissions.onRemoved.addListener(show);
  await show();
  const about = part('p', 'soft', message('sitesAbout'));
  return section('sites', message('section_sites'), about, adder(said), said, list);
}

/** @param {HTMLElement} said */
async function content(said) {
  const [{ value: sites, whole, place }, origins] = await Promise.all([store.load('sites'), grantedOrigins()]);
  const all = sites.find(({ pattern }) => pattern === ALL) ?? { pattern: ALL, mode: /** @type {const} */ ('off') };
  const others = sites.filter(({ pattern }) => pattern !== ALL);
  const isHere = place === 'local' && sites.length > 0;
  return [
    ...warningOf(whole),
    ...(isHere ? [part('p', 'note', message('keptHere'))] : []),
    row(all, origins, said),
    ...others.map((site) => row(site, origins, said)),
    part('p', 'soft', others.length > 0 ? countMessage('siteCount', others.length) : message('noSites')),
  ];
}

/**
 * @param {Site} site
 * @param {string[]} origins that the browser has granted
 * @param {HTMLElement} said where the outcome is told
 */
function row({ pattern, mode }, origins, said) {
  const name = pattern === ALL ? message('allSites') : pattern;
  const modes = named(/** @type {HTMLSelectElement} */ (chooserOfModes().cloneNode(true)));
  modes.value = mode;
  modes.dataset.act = pattern;
  modes.addEventListener('change', async () => {
    if (!await set(pattern, /** @type {Mode} */ (modes.value), said)) modes.value = mode;
  });
  const label = part('label', '', pattern === ALL ? name : part('bdi', '', name));
  label.htmlFor = modes.id;
  const field = part('div', 'field', modes);
  const element = part('div', 'row', label, field);
  element.dataset.search = name;
  if (mode !== 'off' && !isGranted(origins, pattern)) {
    field.prepend(button('small', message('allow'), () => set(pattern, mode, said)));
    element.append(part('p', 'hint wrong', message('notAllowed')));
  }
  if (pattern === ALL) element.append(part('p', 'hint soft', message('allSitesAbout')));
  else field.append(remover(pattern, said));
  return element;
}

/** @type {HTMLSelectElement | undefined} */
let original;

/** One to be copied: a list of 500 sites asks the browser for these words once. */
const chooserOfModes = () => (original ??= chooser(MODES, 'mode', 'off'));

/**
 * @param {string} pattern
 * @param {HTMLElement} said
 */
function remover(pattern, said) {
  const remove = button('small', message('remove'), async () => {
    await removeSite(pattern);
    said.textContent = message('removedSite', pattern);
    /** @type {HTMLElement | null} */ (document.querySelector('#sites input'))?.focus();
  });
  remove.setAttribute('aria-label', message('removeSite', pattern));
  return remove;
}

/**
 * The form that adds a site.
 * @param {HTMLElement} said
 */
function adder(said) {
  const host = part('input', '');
  Object.assign(host, { type: 'text', autocomplete: 'off', spellcheck: false, inputMode: 'url', placeholder: 'example.org' });
  const mode = chooser(MODES, 'mode', 'clean');
  const submit = part('button', 'main-button', message('add'));
  const wide = part('label', 'wide', part('span', '', message('siteName')), host);
  const form = part('form', 'add', wide, part('label', '', part('span', '', message('siteMode')), mode), submit);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const pattern = patternOf(host.value);
    host.setAttribute('aria-invalid', String(pattern === null));
    if (pattern === null) {
      said.textContent = message('notASite', host.value);
      return;
    }
    if (await set(pattern, /** @type {Mode} */ (mode.value), said)) host.value = '';
  });
  return form;
}

/**
 * @param {string} pattern
 * @param {Mode} mode
 * @param {HTMLElement} said
 */
async function set(pattern, mode, said) {
  const name = pattern === ALL ? message('allSites') : pattern;
  // Rejected where there is no room for it.
  const done = await setMode(pattern, mode, pattern === ALL ? withMode : withEntry).catch(() => null);
  said.textContent = done === null ? message('storageFull') : done ? message('siteSet', name, message(`mode_${mode}`)) : message('permissionRefused');
  return done === true;
}
