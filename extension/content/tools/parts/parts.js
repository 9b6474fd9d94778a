// Parts of the text and of the page: what was left out, what comes back, what goes, and the report about it.

import { message } from '../../messages.js';
import { button, part } from '../../parts.js';
import sheet from '../../styles/parts.css';
import { Choices } from './choices.js';
import { Chooser } from './chooser.js';
import { writeList } from './list.js';
import { pickPart } from './picker.js';
import { reportLink } from './report.js';

/** @import { Tools } from '../tools.js' */

/** @param {Tools} tools */
export function mount(tools) {
  const { view } = tools;
  const { reading } = view;
  // What was left out is brought back from the page: a kept text has none.
  if (!reading || !view.snapshot) return;
  tools.addStyle(sheet);
  const choices = new Choices(tools);
  const chooser = new Chooser(tools, choices);
  const list = part('div', 'removals');
  /** @type {string[]} */
  let rules = [];
  const write = async () => {
    rules = (await choices.rules()).map(({ action, part: described }) => `${action}: ${described}`);
    await writeList(list, view.reading ?? reading, choices);
  };
  let isOpen = false;
  const panel = tools.addPanel({
    name: 'parts',
    label: 'partsPanel',
    icon: 'parts',
    key: 'l',
    build(box) {
      const buttons = part('p', 'part-buttons');
      const choose = button('', message('partsChoose'), () => { panel.close(); chooser.start(); });
      const wrong = button('', message('partsWrongText'), () => pickOnPage(tools));
      const report = reportLink(() => ({ reading: view.reading ?? reading, text: view.article?.querySelector('.text') ?? null, rules }));
      buttons.append(choose, wrong, report);
      box.append(list, buttons);
    },
    onOpen() { isOpen = true; write(); },
    onClose() { isOpen = false; },
  });
  tools.add({ name: 'choose-part', label: 'partsChoose', key: 'x', run: () => chooser.toggle() });
  view.onText(() => isOpen && write());
  openFromTitle(tools, panel);
}

/**
 * The line under the title opens the panel, which has more than the list below it.
 * @param {Tools} tools
 * @param {{ open(): void }} panel
 */
function openFromTitle({ view }, panel) {
  view.main.addEventListener('click', (event) => {
    const line = event.target instanceof Element ? event.target.closest('.head .removals > summary') : null;
    if (!line) return;
    event.preventDefault();
    panel.open();
  }, { signal: view.signal });
}

/** @param {Tools} tools */
async function pickOnPage({ view }) {
  const { readPart } = view;
  view.close();
  const chosen = await pickPart();
  if (chosen) readPart(chosen);
}
