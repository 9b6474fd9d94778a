// The search over all settings: what fits stays, by its own words or those of its section.

import { message } from '../../content/messages.js';
import { part } from '../../content/parts.js';
import { folded } from '../../shared/library/folded.js';
import { announcer, named } from '../both/page.js';

/**
 * @param {HTMLElement} main with sections, in which what can be found says its words in `data-search`
 * @returns {HTMLElement}
 */
export function searchOver(main) {
  const input = named(part('input', ''));
  input.type = 'search';
  input.autocomplete = 'off';
  const label = part('label', 'soft', message('searchSettings'));
  label.htmlFor = input.id;
  const found = announcer();
  input.addEventListener('input', () => {
    const any = filter(main, input.value);
    found.textContent = any ? '' : message('nothingFound');
  });
  const box = part('div', 'search', label, input, found);
  box.setAttribute('role', 'search');
  return box;
}

/**
 * @param {HTMLElement} main
 * @param {string} wanted
 * @returns {boolean} whether anything is left
 */
function filter(main, wanted) {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  const fits = (/** @type {string | undefined} */ text) => words.every((word) => folded(text ?? '').includes(word));
  let any = false;
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll(':scope > section'))) {
    const rows = /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll('[data-search]'));
    const isWhole = fits(section.dataset.title);
    let shown = isWhole;
    for (const row of rows) {
      row.hidden = !isWhole && !fits(row.dataset.search);
      shown ||= !row.hidden;
    }
    section.hidden = !shown;
    any ||= shown;
  }
  return any;
}
