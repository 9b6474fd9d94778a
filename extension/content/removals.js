// The list of what was left out: every removal with the rule that took it and what spoke for it.

import { countMessage, formatNumber, message } from './messages.js';
import { ours, part } from './parts.js';

/** @import { Removal } from '../types.js' */

/**
 * @param {Removal[]} removed
 * @returns {HTMLElement} one quiet line that opens
 */
export function removals(removed) {
  const box = ours(part('details', 'removals', part('summary', '', countMessage('removedCount', removed.length))));
  // Built when it is opened: most readings are read without a look at it.
  box.addEventListener('toggle', () => box.append(...byRule(removed, 'h2')), { once: true });
  return box;
}

/**
 * @param {Removal[]} removed
 * @param {'h2' | 'h3'} level of the sections' headings
 * @param {(removal: Removal) => HTMLElement[]} [actions] what can be done about each
 * @returns {HTMLElement[]} one section for each rule, in the order in which the page meets them
 */
export function byRule(removed, level, actions = () => []) {
  /** @type {Map<string, Removal[]>} */
  const groups = new Map();
  for (const removal of removed) {
    const group = groups.get(removal.rule);
    if (group) group.push(removal);
    else groups.set(removal.rule, [removal]);
  }
  return [...groups].map(([rule, group]) => {
    const heading = part(level, '', label(rule), ' ', part('span', 'count', formatNumber(group.length)));
    return part('section', '', heading, part('ul', '', ...group.map((removal) => entry(removal, actions(removal)))));
  });
}

/**
 * @param {Removal} removal
 * @param {HTMLElement[]} actions
 */
export function entry({ text, reason }, actions) {
  const words = part('bdi', 'excerpt', text || message('removedNoText'));
  return part('li', '', words, ...(reason ? [' ', part('small', 'reason', reason)] : []), ...(actions.length > 0 ? [part('span', 'actions', ...actions)] : []));
}

/**
 * A rule's name in words; a new rule that has none yet is shown by its own name.
 * @param {string} rule
 */
function label(rule) {
  const key = `removed_${rule.replaceAll('-', '_')}`;
  const words = message(key);
  return words === key ? rule : words;
}
