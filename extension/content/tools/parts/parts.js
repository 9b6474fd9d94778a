// Parts of the text and of the page: what was left out, what comes back, what goes, and the report about it.

import { message } from '../../messages.js';
import { button, part } from '../../parts.js';
import { inSnapshot, isWithin } from '../../said.js';
import { Choices } from './choices.js';
import { Chooser } from './chooser.js';
import { writeList } from './list.js';
import { pickPart } from './picker.js';
import { reportLink } from './report.js';

export { default as sheet } from '../../styles/parts.css';

/** @import { Tools } from '../tools.js' */

/** Letters by which a part is known again in the text. */
const BEGINNING = 24;

/** @param {Tools} tools */
export function mount(tools) {
  const { view } = tools;
  const { reading } = view;
  // What was left out is brought back from the page: a kept text has none.
  if (!reading || !view.snapshot) return;
  const choices = new Choices(tools);
  const chooser = new Chooser(tools, choices);
  const list = part('div', 'removals');
  /** @type {string[]} */
  let rules = [];
  const write = async () => {
    const ofSite = await choices.rules();
    rules = ofSite.map(({ action, part: described }) => `${action}: ${described}`);
    writeList(list, view.reading ?? reading, choices, ofSite);
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
      const add = button('', message('partsAdd'), () => addFromPage(tools, choices));
      const wrong = button('', message('partsWrongText'), () => pickOnPage(tools));
      const report = reportLink(() => ({ reading: view.reading ?? reading, text: view.article?.querySelector('.text') ?? null, rules }));
      buttons.append(choose, add, wrong, report);
      box.append(list, buttons);
    },
    onOpen() { isOpen = true; write(); },
    onClose() { isOpen = false; },
  });
  tools.add({ name: 'choose-part', label: 'partsChoose', key: 'x', run: () => chooser.toggle() });
  tools.add({ name: 'add-part', label: 'partsAdd', key: 'm', run: () => { addFromPage(tools, choices); } });
  view.onText(() => isOpen && write());
  openFromTitle(tools, panel);
  const added = view.choices?.added;
  if (added !== undefined) onceModal(tools, () => offer(tools, chooser, added));
}

/**
 * Becoming modal the view takes the keyboard: what wants it waits for that.
 * @param {Tools} tools
 * @param {() => void} work
 */
function onceModal(tools, work) {
  const { dialog, signal } = tools.view;
  if (signal.aborted) return;
  if (dialog.matches(':modal')) work();
  else requestAnimationFrame(() => onceModal(tools, work));
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
  view.close();
  const chosen = await pickPart({ hint: 'partPickHint' });
  if (chosen) view.readAgain({ part: chosen });
}

/**
 * "This part too": the reader shows on the page what the text does not have, and it comes to its place. Who has thought better of
 * it finds the view as it was.
 * @param {Tools} tools
 * @param {Choices} choices
 */
async function addFromPage({ view }, choices) {
  if (!view.reading || !choices.isPossible) return;
  const said = choices.byNodes();
  const { origins } = view.passages;
  const missing = view.reading.removed.filter(({ can_return: canReturn }) => canReturn).map(({ node }) => origins[node]);
  view.close();
  const added = await pickPart({ hint: 'partAddHint', missing: missing.flatMap((node) => (node instanceof Element && node.isConnected ? [node] : [])) });
  view.readAgain({ heed: (captured) => inSnapshot(captured, { ...said, added: added ?? undefined }) });
}

/**
 * The part that was shown is marked, with what can be said about it.
 * @param {Tools} tools
 * @param {Chooser} chooser
 * @param {number} added by its index in the snapshot
 */
function offer(tools, chooser, added) {
  const { origins, sources, pieces } = tools.view.passages;
  const node = origins[added];
  const within = pieces.filter((_, index) => isWithin(origins[sources[index]], node));
  // An entry of a list is no piece of its own.
  const around = pieces[sources.findLastIndex((source) => isWithin(node, origins[source]))];
  const group = within.length > 0 ? within : [around].filter((piece) => piece && hasBeginningOf(piece, node));
  if (group.length > 0) chooser.offer(/** @type {HTMLElement[]} */ (group), added);
  else tools.say(message('partNothing'));
}

/** @param {Element} piece @param {Node} node */
function hasBeginningOf(piece, node) {
  const letters = (/** @type {Node} */ each) => (each.textContent ?? '').replace(/\s+/g, '');
  return letters(piece).includes(letters(node).slice(0, BEGINNING));
}
