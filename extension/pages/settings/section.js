// A section of the settings page, and a section made from a table of settings: a row each, with its way back to what it
// was at first.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { named } from '../both/page.js';
import { controlFor } from './controls.js';

/** @import { Setting } from './controls.js' */

/** @typedef {Record<string, string | number | boolean>} Values */

/**
 * @param {string} id
 * @param {string} title
 * @param {(Node | string)[]} content
 */
export function section(id, title, ...content) {
  const heading = named(part('h2', '', title));
  const element = part('section', '', heading, ...content);
  element.id = id;
  element.dataset.title = title;
  element.setAttribute('aria-labelledby', heading.id);
  return element;
}

/**
 * Rows for a table of settings.
 * @param {readonly Setting[]} settings
 * @param {Values} values
 * @param {(key: string, value: string | number | boolean) => unknown} change is told what the reader has chosen
 * @returns {{ rows: HTMLElement[], show: (values: Values) => void }} `show` when values have changed elsewhere
 */
export function rowsFor(settings, values, change) {
  const made = settings.map((setting) => row(setting, values[setting.key], change));
  const show = (/** @type {Values} */ now) => made.forEach((each, index) => each.show(now[settings[index].key]));
  return { rows: made.map(({ element }) => element), show };
}

/**
 * @param {Setting} setting
 * @param {string | number | boolean} value
 * @param {(key: string, value: string | number | boolean) => unknown} change
 */
function row(setting, value, change) {
  const words = message(setting.label);
  const control = controlFor(setting, value, (chosen) => {
    reset.hidden = chosen === setting.default;
    change(setting.key, chosen);
  });
  const show = (/** @type {string | number | boolean} */ now) => {
    control.show(now);
    reset.hidden = now === setting.default;
  };
  const reset = button('small', message('reset'), () => {
    show(setting.default);
    change(setting.key, setting.default);
    // The button goes; the keyboard stays at what it was about.
    control.input.focus();
  });
  reset.setAttribute('aria-label', message('resetSetting', words));
  reset.hidden = value === setting.default;
  const label = part('label', '', words);
  label.htmlFor = named(control.input).id;
  const isLong = setting.kind === 'text' && setting.lines === 'many';
  const field = part('div', 'field', reset, ...control.parts);
  const element = part('div', isLong ? 'row long' : 'row', label, field);
  element.dataset.search = words;
  return { element, show };
}
