// The settings of the reader view, with a sample that follows them at once.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { switchOf } from '../../content/tools/look/controls.js';
import { api } from '../../shared/api.js';
import {
  GROUPS, SETTINGS, fromFile, isOnThisDevice, keepOnThisDevice, listen, load, nothingSaved, replace, save, toFile, valuesOf,
} from '../../shared/settings.js';
import { hardToRead } from '../../shared/themes.js';
import { announcer } from '../both/page.js';
import { fileButton, fileLink } from './files.js';
import { preview } from './preview.js';
import { rowsFor, section } from './section.js';

/** @import { Values } from '../../shared/settings.js' */

/** Milliseconds of rest after which a change is kept: a slider changes many times a second. */
const KEPT_AFTER = 400;

export async function readingSection() {
  const { storage } = api;
  let values = valuesOf(await load(storage));
  const sample = preview(values);
  const warning = part('p', 'note');
  warning.setAttribute('role', 'status');
  const file = fileLink(message('saveAsFile'), 'recto-reading.json', 'application/json');
  const said = announcer();

  const later = keeper((changes) => save(storage, changes));
  const { rows, show } = rowsFor(SETTINGS, values, (key, value) => {
    values = { ...values, [key]: value };
    follow();
    later({ [key]: value });
  });
  const follow = () => {
    sample.show(values);
    tellContrast(warning, values);
  };
  const shown = async () => {
    const saved = await load(storage);
    values = valuesOf(saved);
    file.fill(toFile(saved));
    show(values);
    follow();
  };
  listen(storage, shown);
  await shown();

  const open = fileButton(message('openAFile'), '.json,application/json', async (text) => {
    const saved = fromFile(text);
    if (saved) await replace(storage, saved);
    said.textContent = message(saved ? 'fileTaken' : 'noSuchFile');
  });
  const groups = GROUPS.flatMap((group) => [
    part('h3', '', message(`settings_${group}`)),
    ...rows.filter((_, index) => SETTINGS[index].group === group),
    ...(group === 'colours' ? [warning] : []),
  ]);
  const back = button('small', message('lookReset'), () => replace(storage, nothingSaved()));
  const buttons = part('p', 'buttons', file.element, open, back);
  return section('reading', message('section_reading'), sample.element, ...groups, await deviceRow(), buttons, said);
}

/**
 * Gathers changes, and keeps them together after a rest.
 * @param {(changes: Record<string, unknown>) => unknown} keep
 */
function keeper(keep) {
  /** @type {Record<string, unknown>} */
  let waiting = {};
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    if (Object.keys(waiting).length > 0) keep(waiting);
    waiting = {};
  };
  // Whoever leaves at once has chosen too.
  addEventListener('pagehide', now);
  return (/** @type {Record<string, unknown>} */ changes) => {
    Object.assign(waiting, changes);
    clearTimeout(timer);
    timer = Number(setTimeout(now, KEPT_AFTER));
  };
}

/**
 * @param {HTMLElement} warning
 * @param {Values} values
 */
function tellContrast(warning, values) {
  const pairs = values.theme === 'own' ? hardToRead(values) : [];
  warning.textContent = pairs.map(({ what, contrast, least }) => message(`contrast_${what}`, contrast.toFixed(1), least)).join(' ');
  warning.hidden = pairs.length === 0;
}

/** Whether this device goes its own way. */
async function deviceRow() {
  const words = message('lookOnThisDevice');
  const { row, show } = switchOf('onThisDevice', words, (isAlone) => keepOnThisDevice(api.storage, isAlone));
  show(await isOnThisDevice(api.storage));
  row.dataset.search = words;
  return row;
}
