// The reader's own rules as text: what is wrong is said by line, and the text comes and goes as a file.

import { formatNumber, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { api } from '../../shared/api.js';
import { store, watch } from '../../shared/store.js';
import { announcer, named } from '../both/page.js';
import { fileButton, fileLink } from './files.js';
import { section } from './section.js';
import { warningOf } from './warning.js';

/** A line that is not understood: `Complaint` of src/rules/cosmetic.rs. */
/** @typedef {{ line: number, key: string, message: string }} Complaint */

/** Milliseconds of rest after which what was typed is checked and kept. */
const KEPT_AFTER = 600;

/** Rows of the field. */
const ROWS = 12;

export async function rulesSection() {
  const { value, whole, place } = await store.load('rules');
  const field = named(part('textarea', ''));
  Object.assign(field, { rows: ROWS, spellcheck: false, autocapitalize: 'off', dir: 'ltr' });
  const label = part('label', '', message('rulesLabel'));
  label.htmlFor = field.id;
  const said = announcer();
  const wrong = named(part('ul', 'errors'));
  field.setAttribute('aria-describedby', wrong.id);
  const file = fileLink(message('saveAsFile'), 'recto-rules.txt', 'text/plain');

  const check = async () => {
    file.fill(field.value);
    const complaints = await complaintsAbout(field.value);
    field.setAttribute('aria-invalid', String(complaints.length > 0));
    wrong.replaceChildren(...complaints.map((each) => complaint(each, field)));
  };
  const keep = async () => {
    const kept = await store.update('rules', () => field.value);
    await check();
    said.textContent = message(kept.place === 'local' ? 'rulesKeptHere' : 'rulesKept');
  };
  let timer = 0;
  field.addEventListener('input', () => {
    said.textContent = '';
    clearTimeout(timer);
    timer = Number(setTimeout(keep, KEPT_AFTER));
  });
  // Whoever leaves the field at once has written it too.
  field.addEventListener('change', () => {
    clearTimeout(timer);
    keep();
  });
  watch(async (names) => {
    // Picked on a page meanwhile; what is being written is not written over.
    if (!names.has('rules') || document.activeElement === field) return;
    field.value = (await store.load('rules')).value;
    await check();
  });
  const open = fileButton(message('openAFile'), '.txt,text/plain', async (text) => {
    field.value = text;
    await keep();
  });
  field.value = value;
  await check();

  const about = part('p', 'soft', message('rulesAbout'));
  const example = part('p', 'soft', part('code', '', 'example.org##.promo'), ' · ', part('code', '', 'example.org#@#.promo'));
  const here = place === 'local' && value !== '' ? [part('p', 'note', message('rulesKeptHere'))] : [];
  const element = section('rules', message('section_rules'), ...warningOf(whole), ...here, about, example, label, field, wrong, said,
    part('p', 'buttons', file.element, open));
  label.dataset.search = message('rulesLabel');
  return element;
}

/**
 * @param {string} text
 * @returns {Promise<Complaint[]>}
 */
async function complaintsAbout(text) {
  try {
    return (await api.runtime.sendMessage({ type: 'check-rules', text })).complaints;
  } catch {
    // The background cannot be reached: the rules can be written all the same.
    return [];
  }
}

/**
 * What is wrong with a line; a press goes there.
 * @param {Complaint} found
 * @param {HTMLTextAreaElement} field
 */
function complaint({ line, key, message: otherwise }, field) {
  const known = message(key);
  const words = message('rulesLine', formatNumber(line), known === key ? otherwise : known);
  const go = button('small', words, () => {
    const lines = field.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  });
  return part('li', 'wrong', go);
}
