// Keeping a copy: the panel with its buttons. What they need is brought in with the first press.

import { countMessage, message } from '../messages.js';
import { button, part } from '../parts.js';
import { switchOf } from './look/controls.js';

/** @import { FileFormat, Keeper, Wanted } from '../../types.js' */
/** @import { Tools } from './tools.js' */

/** The files, as they stand in the panel. @type {{ format: FileFormat, label: string }[]} */
const FILES = [
  { format: 'epub', label: 'saveEpub' },
  { format: 'html', label: 'saveHtml' },
  { format: 'markdown', label: 'saveMarkdown' },
  { format: 'text', label: 'saveText' },
];

/** What can be copied. @type {{ format: FileFormat, label: string }[]} */
const COPIES = [
  { format: 'markdown', label: 'saveCopyMarkdown' },
  { format: 'text', label: 'saveCopyText' },
];

/** @param {Tools} tools */
export function mount(tools) {
  if (!tools.view.snapshot || !tools.view.reading) return;
  tools.addPanel({ name: 'save', label: 'toolSave', icon: 'save', key: 'c', build: (box) => fill(box, tools) });
}

/**
 * @param {HTMLElement} box
 * @param {Tools} tools
 */
function fill(box, tools) {
  const progress = part('p', 'save-progress');
  const { row, show } = switchOf('frontMatter', message('setting_frontMatter'), (isOn) => tools.set({ frontMatter: isOn }));
  show(tools.values.frontMatter === true);
  tools.onChange((values) => show(values.frontMatter === true));
  let isBusy = false;
  /** @param {() => Promise<string>} work gives what there is to say */
  const run = async (work) => {
    if (isBusy) return;
    isBusy = true;
    box.setAttribute('aria-busy', 'true');
    const words = await work().catch(() => message('saveFailed'));
    isBusy = false;
    box.removeAttribute('aria-busy');
    progress.replaceChildren();
    if (!tools.view.signal.aborted) tools.say(words);
  };
  const buttons = (/** @type {typeof FILES} */ list, /** @type {(format: FileFormat) => Promise<string>} */ work) => (
    part('div', 'save-buttons', ...list.map(({ format, label }) => button('', message(label), () => { run(() => work(format)); })))
  );
  box.append(
    part('div', 'settings', part('h3', 'save-title', message('saveFile')), buttons(FILES, (format) => save(tools, format, progress)), progress, part('p', 'save-note', message('saveNote'))),
    part('div', 'settings', part('h3', 'save-title', message('saveCopy')), buttons(COPIES, (format) => copy(tools, format))),
    part('div', 'settings', row),
  );
}

/**
 * @param {Tools} tools
 * @param {FileFormat} format
 * @returns {Wanted}
 */
function wanted({ values, view }, format) {
  const isVertical = values.writing === 'vertical' && view.article?.matches(':lang(ja), :lang(zh)') === true;
  return { format, front_matter: values.frontMatter === true, writing: isVertical ? 'vertical' : 'horizontal' };
}

/**
 * @param {Tools} tools
 * @returns {Promise<Keeper>} rejected where the background has gone
 */
export async function keeperOf(tools) {
  await tools.bring('save');
  if (!tools.view.keeper) throw new Error('content/save.js did not come');
  return tools.view.keeper;
}

/**
 * @param {Tools} tools
 * @param {FileFormat} format
 * @param {HTMLElement} progress
 * @returns {Promise<string>} what is said about it
 */
async function save(tools, format, progress) {
  const keeper = await keeperOf(tools);
  const bar = part('progress', '');
  const words = part('span', '');
  bar.setAttribute('aria-label', message('saveFile'));
  const file = await keeper.make(wanted(tools, format), (done, all) => {
    Object.assign(bar, { max: all, value: done });
    words.textContent = message('savePictures', done, all);
    if (!bar.isConnected) progress.replaceChildren(bar, words);
  });
  keeper.download(file);
  // A page in a sandbox may forbid it, and nobody is told.
  if (self.origin === 'null' && location.protocol.startsWith('http')) return message('saveSandboxed');
  return file.missing > 0 ? countMessage('saveDoneMissing', file.missing) : message('saveDone', file.name);
}

/**
 * @param {Tools} tools
 * @param {FileFormat} format
 */
async function copy(tools, format) {
  const keeper = await keeperOf(tools);
  const { blob } = await keeper.make(wanted(tools, format), () => {});
  return message((await keeper.copy(await blob.text())) ? 'saveCopied' : 'saveNotCopied');
}
