// A control for each kind of setting.

import { THEMES } from '../../../shared/themes.js';
import { message } from '../../messages.js';
import { part } from '../../parts.js';

/** @import { Choice, Colour, Range, Setting, Text } from '../../../shared/table.js' */

/** @typedef {string | number | boolean} Value */
/**
 * @template {Value} [Of=Value]
 * @typedef {{ row: HTMLElement, show(value: Of): void }} Control  `show` brings it to a value that was set elsewhere
 */

/**
 * @param {Setting} setting
 * @param {(value: Value) => void} change
 * @returns {Control<any>}
 */
export function control(setting, change) {
  switch (setting.kind) {
    case 'choice': return setting.key === 'theme' ? swatches(setting, change) : choiceOf(setting, change);
    case 'range': return rangeOf(setting, change);
    case 'switch': return switchOf(setting.key, message(setting.label), change);
    case 'colour': return colourOf(setting, change);
    case 'text': return textOf(setting, change);
  }
}

/** @param {string} key */
const idOf = (key) => `setting-${key}`;

/**
 * @param {string} key
 * @param {string} words
 */
function labelOf(key, words) {
  const label = part('label', 'setting-label', words);
  label.htmlFor = idOf(key);
  return label;
}

/**
 * The themes as little samples of themselves.
 * @param {Choice} setting
 * @param {(value: Value) => void} change
 * @returns {Control<string>}
 */
function swatches({ key, label, choices }, change) {
  const name = idOf(key);
  /** @type {HTMLInputElement[]} */
  const fields = [];
  const samples = choices.map((choice) => {
    const field = part('input', '');
    Object.assign(field, { type: 'radio', name, value: choice });
    field.addEventListener('change', () => change(choice));
    fields.push(field);
    const sample = part('span', `sample sample-${choice}`, 'A');
    sample.setAttribute('aria-hidden', 'true');
    const palette = THEMES[choice];
    if (palette) Object.assign(sample.style, { background: palette.paper, color: palette.ink });
    return part('label', 'swatch', field, sample, part('span', 'swatch-name', message(`${label}_${choice}`)));
  });
  const row = part('fieldset', 'setting setting-swatches', part('legend', '', message(label)), part('div', 'swatches', ...samples));
  return { row, show: (value) => fields.forEach((field) => { field.checked = field.value === value; }) };
}

/**
 * @param {Choice} setting
 * @param {(value: Value) => void} change
 * @returns {Control<string>}
 */
function choiceOf({ key, label, choices }, change) {
  const field = part('select', '', ...choices.map((choice) => {
    const option = part('option', '', message(`${label}_${choice}`));
    option.value = choice;
    return option;
  }));
  field.id = idOf(key);
  field.addEventListener('change', () => change(field.value));
  return { row: part('div', 'setting', labelOf(key, message(label)), field), show: (value) => { field.value = value; } };
}

/**
 * @param {Range} setting
 * @param {(value: Value) => void} change
 * @returns {Control<number>}
 */
function rangeOf({ key, label, min, max, step, unit }, change) {
  const field = part('input', '');
  Object.assign(field, { type: 'range', id: idOf(key), min: String(min), max: String(max), step: String(step) });
  field.addEventListener('input', () => change(field.valueAsNumber));
  const shown = part('span', 'setting-value');
  shown.setAttribute('aria-hidden', 'true');
  return {
    row: part('div', 'setting setting-range', labelOf(key, message(label)), shown, field),
    show: (value) => {
      field.value = String(value);
      // A narrow space that does not break.
      shown.textContent = `${value}\u202f${unit}`;
      field.setAttribute('aria-valuetext', shown.textContent);
    },
  };
}

/**
 * @param {string} key
 * @param {string} words
 * @param {(value: boolean) => void} change
 * @returns {Control<boolean>}
 */
export function switchOf(key, words, change) {
  const field = part('input', '');
  Object.assign(field, { type: 'checkbox', id: idOf(key) });
  field.setAttribute('role', 'switch');
  field.addEventListener('change', () => change(field.checked));
  return { row: part('div', 'setting', labelOf(key, words), field), show: (value) => { field.checked = value; } };
}

/**
 * @param {Colour} setting
 * @param {(value: Value) => void} change
 * @returns {Control<string>}
 */
function colourOf({ key, label }, change) {
  const field = part('input', '');
  Object.assign(field, { type: 'color', id: idOf(key) });
  field.addEventListener('input', () => change(field.value));
  return { row: part('div', 'setting', labelOf(key, message(label)), field), show: (value) => { field.value = value; } };
}

/**
 * @param {Text} setting
 * @param {(value: Value) => void} change
 * @returns {Control<string>}
 */
function textOf({ key, label, lines, longest }, change) {
  const field = lines === 'many' ? part('textarea', '') : part('input', '');
  Object.assign(field, { id: idOf(key), maxLength: longest, spellcheck: false });
  field.addEventListener('input', () => change(field.value));
  return {
    row: part('div', 'setting setting-text', labelOf(key, message(label)), field),
    // Not while it is written in: the cursor would jump.
    show: (value) => { if (field.value !== value) field.value = value; },
  };
}
