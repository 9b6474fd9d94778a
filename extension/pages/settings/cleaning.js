// What is taken off a page that cleans itself: a switch for each kind of clutter.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { KINDS } from '../../shared/kinds.js';
import { store, watch } from '../../shared/store.js';
import { rowsFor, section } from './section.js';
import { warningOf } from './warning.js';

/** @import { Switch } from '../../shared/table.js' */

/** @type {Switch[]} */
const SWITCHES = KINDS.map(({ key, on }) => ({ kind: 'switch', key, group: 'cleaning', label: `kind_${key}`, default: on }));

export async function cleaningSection() {
  const { value, whole } = await store.load('cleaning');
  const { rows, show } = rowsFor(SWITCHES, value.kinds, (key, on) => (
    store.update('cleaning', ({ kinds }) => ({ kinds: { ...kinds, [key]: on === true } }))));
  watch(async (names) => names.has('cleaning') && show((await store.load('cleaning')).value.kinds));
  const about = part('p', 'soft', message('cleaningAbout'));
  return section('cleaning', message('section_cleaning'), ...warningOf(whole), about, ...rows);
}
