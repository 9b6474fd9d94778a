// Small pieces that the view is put together from.

import { interfaceDirection, interfaceLanguage } from './messages.js';

/**
 * An element with a class, holding text and other elements.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function part(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * Marks a piece of the interface inside the article: it speaks the reader's language, not the page's.
 * @template {HTMLElement} Piece
 * @param {Piece} piece
 * @returns {Piece}
 */
export function ours(piece) {
  piece.lang = interfaceLanguage();
  piece.dir = interfaceDirection();
  piece.classList.add('ours');
  return piece;
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} press
 */
export function button(className, text, press) {
  const element = part('button', className, text);
  element.type = 'button';
  element.addEventListener('click', press);
  return element;
}

/**
 * What stands last behind a long text for good. Where an element begins or ends to be the last child, which style sheets ask about, Firefox
 * works out the style of all within it anew (153: 200 ms of CPU for a text of 100,000 nodes).
 */
export function last() {
  const element = part('div', '');
  element.hidden = true;
  return element;
}

/**
 * Does something as soon as the next frame has been shown.
 * @param {() => void} work
 */
export function afterFrame(work) {
  requestAnimationFrame(() => setTimeout(work));
}
