// What a setting is set with, by its kind.

import { formatNumber, message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { chooser } from '../both/page.js';

/** @typedef {{ key: string, group: string, label: string }} Named */
/** @typedef {Named & { kind: 'choice', default: string, choices: readonly string[] }} Choice */
/** @typedef {Named & { kind: 'range', default: number, min: number, max: number, step: number, unit: string }} Range */
/** @typedef {Named & { kind: 'switch', default: boolean }} Switch */
/** @typedef {Named & { kind: 'text', default: string, longest: number, lines: 'one' | 'many' }} Text */
/** @typedef {Named & { kind: 'colour', default: string }} Colour */
/** @typedef {Choice | Range | Switch | Text | Colour} Setting */
/** @typedef {string | number | boolean} Value */

/**
 * `parts` stand beside the label, `input` is what the label names, `show` puts another value there.
 * @typedef {{ input: HTMLElement, parts: HTMLElement[], show: (value: any) => void }} Control
 */

/** Rows of a text field of many lines. */
const TEXT_ROWS = 8;

/**
 * @param {Setting} setting
 * @param {Value} value
 * @param {(value: Value) => void} change
 * @returns {Control}
 */
export function controlFor(setting, value, change) {
  switch (setting.kind) {
    case 'choice': return choice(setting, value, change);
    case 'range': return range(setting, value, change);
    case 'switch': return toggle(value, change);
    case 'text': return text(setting, value, change);
    case 'colour': return plain('color', value, change);
  }
}

/**
 * @param {Choice} setting
 * @param {Value} value
 * @param {(value: Value) => void} change
 */
function choice(setting, value, change) {
  const input = chooser(setting.choices, setting.label, String(value));
  input.addEventListener('change', () => change(input.value));
  return { input, parts: [input], show: (/** @type {string} */ now) => { input.value = now; } };
}

/**
 * @param {Range} setting
 * @param {Value} value
 * @param {(value: Value) => void} change
 */
function range({ min, max, step, unit }, value, change) {
  const input = part('input', '');
  // In this order: a value is held within the ends that are there.
  Object.assign(input, { type: 'range', min: String(min), max: String(max), step: String(step), value: String(value) });
  const output = part('output', '');
  const words = () => { output.value = `${formatNumber(Number(input.value))} ${unit}`; };
  input.addEventListener('input', words);
  input.addEventListener('change', () => change(Number(input.value)));
  words();
  const show = (/** @type {number} */ now) => {
    input.value = String(now);
    words();
  };
  return { input, parts: [input, output], show };
}

/**
 * @param {Value} value
 * @param {(value: Value) => void} change
 */
function toggle(value, change) {
  const input = part('input', '');
  input.type = 'checkbox';
  input.checked = value === true;
  input.addEventListener('change', () => change(input.checked));
  return { input, parts: [input], show: (/** @type {boolean} */ now) => { input.checked = now; } };
}

/**
 * @param {Text} setting
 * @param {Value} value
 * @param {(value: Value) => void} change
 */
function text({ lines, longest }, value, change) {
  const input = lines === 'many' ? part('textarea', '') : part('input', '');
  if (input instanceof HTMLTextAreaElement) input.rows = TEXT_ROWS;
  input.maxLength = longest;
  input.spellcheck = false;
  input.value = String(value);
  input.addEventListener('change', () => change(input.value));
  return { input, parts: [input], show: (/** @type {string} */ now) => { input.value = now; } };
}

/**
 * @param {string} type of the field
 * @param {Value} value
 * @param {(value: Value) => void} change
 */
function plain(type, value, change) {
  const input = part('input', '');
  input.type = type;
  input.value = String(value);
  input.addEventListener('change', () => change(input.value));
  return { input, parts: [input], show: (/** @type {string} */ now) => { input.value = now; } };
}
