// What our own pages have in common: their language, and small pieces of them.

import { interfaceDirection, interfaceLanguage, message } from '../../content/messages.js';
import { part } from '../../content/parts.js';

/** The page speaks the reader's language. */
export function speak() {
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
}

let ids = 0;

/**
 * An id for what a label or a description names.
 * @template {HTMLElement} Piece
 * @param {Piece} element
 * @returns {Piece}
 */
export function named(element) {
  ids += 1;
  element.id ||= `part-${ids}`;
  return element;
}

/**
 * A place where sentences turn up that a screen reader says aloud.
 * @param {string} [className]
 */
export function announcer(className = 'soft') {
  const place = part('p', className);
  place.setAttribute('role', 'status');
  return place;
}

/**
 * A list to choose one from.
 * @param {readonly string[]} choices
 * @param {string} label the beginning of their keys in _locales
 * @param {string} chosen
 */
export function chooser(choices, label, chosen) {
  const select = part('select', '');
  for (const choice of choices) {
    const option = part('option', '', message(`${label}_${choice}`));
    option.value = choice;
    select.append(option);
  }
  select.value = chosen;
  return select;
}
