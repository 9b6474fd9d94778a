// A section of the settings page, and rows made from a table of settings: the controls are those of the view's own panel,
// each with its way back to what it was at first.

import { message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { control } from '../../content/tools/look/controls.js';
import { named } from '../both/page.js';

/** @import { Setting } from '../../shared/table.js' */

/** @typedef {string | number | boolean} Value */
/** @typedef {Record<string, Value>} Values */

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
 * @param {(key: string, value: Value) => unknown} change is told what the reader has chosen
 * @returns {{ rows: HTMLElement[], show: (values: Values) => void }} `show` when values have changed elsewhere
 */
export function rowsFor(settings, values, change) {
  const made = settings.map((setting) => rowFor(setting, change));
  const show = (/** @type {Values} */ now) => made.forEach((each, index) => each.show(now[settings[index].key]));
  show(values);
  return { rows: made.map(({ row }) => row), show };
}

/**
 * @param {Setting} setting
 * @param {(key: string, value: Value) => unknown} change
 */
function rowFor(setting, change) {
  const words = message(setting.label);
  const set = (/** @type {Value} */ value) => {
    show(value);
    change(setting.key, value);
  };
  const made = control(setting, set);
  const reset = button('small', message('reset'), () => {
    set(setting.default);
    // The button goes; the keyboard stays at what it was about.
    /** @type {HTMLElement | null} */ (made.row.querySelector('input, select, textarea'))?.focus();
  });
  reset.setAttribute('aria-label', message('resetSetting', words));
  const show = (/** @type {Value} */ value) => {
    made.show(value);
    reset.hidden = value === setting.default;
  };
  made.row.append(reset);
  made.row.dataset.search = words;
  return { row: made.row, show };
}
