// Choosing parts of the text: one piece is marked, arrows and pointer move the mark, Enter or a press opens its small menu.

import { message } from '../../messages.js';
import { button, ours, part } from '../../parts.js';

/** @import { Choices } from './choices.js' */
/** @import { Tools } from '../tools.js' */

/** What moves the mark, and by how many pieces. */
const MOVES = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 });

export class Chooser {
  /**
   * @param {Tools} tools
   * @param {Choices} choices
   */
  constructor(tools, choices) {
    this.tools = tools;
    this.choices = choices;
    this.isOn = false;
    /** @type {HTMLElement | null} */
    this.marked = null;
    /** What is marked along with it. @type {HTMLElement[]} */
    this.group = [];
    /** @type {HTMLElement | null} */
    this.menu = null;
    const { view } = tools;
    const { signal } = view;
    view.onEscape(() => this.closeMenu() || this.stop());
    view.onText(() => this.stop());
    view.main.addEventListener('keydown', (event) => this.onKey(event), { signal });
    view.main.addEventListener('pointerover', (event) => this.isOn && !this.menu && this.mark(this.pieceOf(event.target)), { signal });
    view.main.addEventListener('click', (event) => this.onClick(event), { signal, capture: true });
  }

  toggle() {
    if (!this.stop()) this.start();
  }

  start() {
    if (!this.choices.isPossible) return;
    this.begin(this.pieces()[this.tools.view.passages.inView()?.piece ?? 0] ?? null);
    this.tools.say(message('partsChooseHint'));
  }

  /** @param {HTMLElement | null} piece what is marked first */
  begin(piece) {
    this.isOn = true;
    this.tools.view.dialog.classList.add('choosing');
    this.mark(piece);
    this.marked?.focus({ preventScroll: true });
  }

  /**
   * Marks a part that has just come from the page, and opens its menu.
   * @param {HTMLElement[]} group its pieces
   * @param {number} node by its index in the snapshot
   */
  offer(group, node) {
    const { choices } = this;
    const [first, last] = [group[0], group.at(-1) ?? group[0]];
    this.begin(first);
    this.group = group;
    for (const piece of group) piece.classList.add('marked');
    const isShort = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top < innerHeight / 2;
    this.openMenu(isShort ? last : first, [
      button('', message('partAlwaysKeep', choices.host), () => this.done(() => choices.always(node, 'keep'))),
      button('', message('partLeaveOut'), () => this.done(() => choices.leaveOut(node))),
      button('', message('partsChooseEnd'), () => { this.stop(); }),
    ]);
    first.scrollIntoView({ block: isShort ? 'center' : 'start' });
  }

  /** @returns {boolean} whether it was on */
  stop() {
    if (!this.isOn) return false;
    this.closeMenu();
    this.isOn = false;
    this.mark(null);
    this.tools.view.dialog.classList.remove('choosing');
    this.tools.view.main.focus({ preventScroll: true });
    return true;
  }

  /** @returns {HTMLElement[]} */
  pieces() {
    return /** @type {HTMLElement[]} */ (this.tools.view.passages.pieces);
  }

  /** @param {EventTarget | null} target @returns {HTMLElement | null} */
  pieceOf(target) {
    let element = /** @type {HTMLElement | null} */ (target instanceof HTMLElement ? target : null);
    while (element && !element.parentElement?.matches('.text, .stretch')) element = element.parentElement;
    return element;
  }

  /** @param {HTMLElement | null} piece */
  mark(piece) {
    for (const each of this.group) each.classList.remove('marked');
    this.group = [];
    this.marked?.classList.remove('marked');
    this.marked?.removeAttribute('tabindex');
    this.marked = piece;
    if (!piece) return;
    piece.classList.add('marked');
    piece.tabIndex = -1;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.isOn || this.menu || event.ctrlKey || event.metaKey || event.altKey) return;
    const pieces = this.pieces();
    if (event.key in MOVES) {
      const at = this.marked ? pieces.indexOf(this.marked) + MOVES[event.key] : 0;
      this.mark(pieces[Math.min(Math.max(at, 0), pieces.length - 1)]);
      this.marked?.focus({ preventScroll: true });
      this.marked?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && this.marked) {
      this.openMenu(this.marked, this.itemsFor(this.marked));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    if (!this.isOn || (event.target instanceof Element && event.target.closest('.part-menu'))) return;
    const piece = this.pieceOf(event.target);
    event.preventDefault();
    event.stopPropagation();
    if (this.menu || !piece) return void this.closeMenu();
    this.mark(piece);
    this.openMenu(piece, this.itemsFor(piece));
  }

  /** What can be said about a piece of the text. @param {HTMLElement} piece */
  itemsFor(piece) {
    const node = this.tools.view.passages.sources[this.pieces().indexOf(piece)];
    return [
      button('', message('partLeaveOut'), () => this.done(() => this.choices.leaveOut(node))),
      button('', message('partAlwaysLeaveOut', this.choices.host), () => this.done(() => this.choices.always(node, 'leave_out'))),
      button('', message('partsChooseEnd'), () => { this.stop(); }),
    ];
  }

  /**
   * @param {HTMLElement} piece after which it stands
   * @param {HTMLButtonElement[]} items
   */
  openMenu(piece, items) {
    const menu = ours(part('div', 'part-menu', ...items));
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', message('partMenu'));
    for (const item of items) item.setAttribute('role', 'menuitem');
    menu.addEventListener('keydown', (event) => this.onMenuKey(event, items));
    this.menu = menu;
    // The hint is read, and would lie over the menu.
    this.tools.say('');
    // Right after the piece: it scrolls with it, and covers nothing else.
    piece.after(menu);
    menu.scrollIntoView({ block: 'nearest' });
    items[0].focus({ preventScroll: true });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {HTMLElement[]} items
   */
  onMenuKey(event, items) {
    const at = items.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items.at(to % items.length)?.focus();
  }

  /** @param {() => Promise<void>} work */
  done(work) {
    this.stop();
    work();
  }

  /** @returns {boolean} whether it was open */
  closeMenu() {
    if (!this.menu) return false;
    this.menu.remove();
    this.menu = null;
    this.marked?.focus({ preventScroll: true });
    return true;
  }
}
