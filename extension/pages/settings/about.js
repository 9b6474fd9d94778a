// What Recto is, what it keeps and what it never does, and what was put aside.

import { formatDate, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { api } from '../../shared/api.js';
import { store } from '../../shared/store.js';
import { fileLink } from './files.js';
import { section } from './section.js';

/** Promises, in sentences of _locales. */
const PROMISES = ['promiseMachine', 'promisePage', 'promiseSites', 'promiseKept'];

export async function aboutSection() {
  const { version } = api.runtime.getManifest();
  const promises = PROMISES.map((key) => {
    const line = part('p', '', message(key));
    line.dataset.search = line.textContent ?? '';
    return line;
  });
  return section('about', message('section_about'), part('p', 'soft', message('version', version)), ...promises, await aside());
}

/** @returns {Promise<HTMLElement>} a row for each thing that was put aside, with ways to keep it and to let it go */
async function aside() {
  const box = part('div', '');
  const kept = Object.entries(await store.putAside());
  box.hidden = kept.length === 0;
  box.append(part('h3', '', message('putAside')), part('p', 'soft', message('putAsideAbout')));
  for (const [name, items] of kept) {
    const [, value, time] = name.split('/');
    const save = fileLink(message('saveAsFile'), `recto-${value}.json`, 'application/json');
    save.fill(JSON.stringify(items, null, 2));
    const row = part('div', 'row', part('span', 'label', `${message(`section_${value}`)}, ${formatDate(time, null) ?? time}`));
    row.append(part('div', 'field', save.element, button('small', message('forget'), async () => {
      await store.forget(name);
      row.remove();
    })));
    box.append(row);
  }
  return box;
}
