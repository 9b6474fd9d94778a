// The panel of what was left out: each with what it is, why, how it begins, and the way back; below it what the reader has
// said about this page and this site.

import { message } from '../../messages.js';
import { button, part } from '../../parts.js';
import { byRule, entry } from '../../removals.js';

/** @import { Reading, Removal } from '../../../types.js' */
/** @import { PartRule } from '../../../shared/reading_rules.js' */
/** @import { Choices } from './choices.js' */

/**
 * Writes the list anew.
 * @param {HTMLElement} box
 * @param {Reading} reading
 * @param {Choices} choices
 * @param {PartRule[]} rules of this site
 */
export function writeList(box, reading, choices, rules) {
  const back = (/** @type {Removal} */ removal) => (removal.can_return && choices.isPossible ? [
    action('partBringBack', removal, () => choices.bringBack(removal.node)),
    action('partAlwaysKeep', removal, () => choices.always(removal.node, 'keep'), choices.host),
  ] : []);
  const removed = reading.removed.length > 0 ? byRule(reading.removed, 'h3', back) : [part('p', 'quiet', message('removedNothing'))];
  const restored = reading.restored.length > 0 ? [restoredSection(reading.restored, choices)] : [];
  box.replaceChildren(...removed, ...restored, ...(rules.length > 0 ? [rulesSection(rules, choices)] : []));
}

/**
 * @param {string} key of _locales
 * @param {Removal} removal
 * @param {() => void} press
 * @param {string[]} values for the message
 */
function action(key, removal, press, ...values) {
  const element = button('link', message(key, ...values), press);
  // The same words stand at every entry: by ear they are told apart by what they are about.
  element.setAttribute('aria-label', `${message(key, ...values)}: ${removal.text || message('removedNoText')}`);
  return element;
}

/**
 * @param {Removal[]} restored
 * @param {Choices} choices
 */
function restoredSection(restored, choices) {
  const entries = restored.map((removal) => (
    entry(removal, removal.reason ? [] : [action('partLeaveOut', removal, () => choices.leaveOut(removal.node))])
  ));
  return part('section', '', part('h3', '', message('partsRestored')), part('ul', '', ...entries));
}

/**
 * @param {PartRule[]} rules
 * @param {Choices} choices
 */
function rulesSection(rules, choices) {
  const entries = rules.map((rule) => {
    const forget = button('link', message('partRuleForget'), () => { choices.forget(rule.part); });
    forget.setAttribute('aria-label', `${message('partRuleForget')}: ${rule.part}`);
    const words = part('code', '', rule.part);
    return part('li', '', message(rule.action === 'keep' ? 'partRuleKeep' : 'partRuleLeaveOut'), ' ', words, ' ', forget);
  });
  return part('section', 'rules', part('h3', '', message('partRules', choices.host)), part('ul', '', ...entries));
}
