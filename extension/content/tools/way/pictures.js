// Pictures by themselves: a press or Enter shows one as large as the window, with zoom, and the next and the one before.

import { message } from '../../messages.js';
import { ownNames } from '../../own_names.js';
import { afterFrame, button, ours, part } from '../../parts.js';
import { icon } from '../icons.js';

/** @import { Tools } from '../tools.js' */

/** How many times larger a picture is shown than it fits. */
const ZOOMS = [1, 1.5, 2, 3, 4, 6];

/** CSS pixels below which a picture is an ornament. */
const SMALLEST = 96;

/** Milliseconds of work after which something else may have its turn: the browser then takes as long again to style what was changed. */
const TURN = 4;

/** @param {Tools} tools */
export function mountPictures(tools) {
  const { view } = tools;
  const box = new PictureBox(tools);
  const prepare = () => view.signal.aborted || makeAllPressable(pictures(view.article), view.signal);
  // Not in the turn in which all tools come.
  afterFrame(prepare);
  view.onText(prepare);
  /** @param {Event} event */
  const open = (event) => {
    const { target } = event;
    if (!(target instanceof HTMLImageElement) || !target.classList.contains('pressable')) return;
    event.preventDefault();
    event.stopPropagation();
    box.open(pictures(view.article), target);
  };
  view.main.addEventListener('click', open, { signal: view.signal });
  view.main.addEventListener('keydown', (event) => (event.key === 'Enter' || event.key === ' ') && open(event), { signal: view.signal });
  view.onEscape(() => box.close());
}

/**
 * @param {HTMLElement | null} article
 * @returns {HTMLImageElement[]} the pictures that are more than ornaments, and lead nowhere
 */
function pictures(article) {
  const all = /** @type {HTMLImageElement[]} */ ([...(article?.querySelectorAll('.text figure img') ?? [])]);
  return all.filter((image) => !image.hidden && !image.closest('a') && (widthOf(image) || SMALLEST) >= SMALLEST);
}

/**
 * As it is shown, or as it is where that would have to be laid out first: in a long text, of which only a part is.
 * @param {HTMLImageElement} image
 */
const widthOf = (image) => (image.closest('.stretch') ? Number(image.getAttribute('width')) || image.naturalWidth : image.width);

/**
 * In turns, one to a frame: a long text has hundreds.
 * @param {HTMLImageElement[]} images
 * @param {AbortSignal} signal when the view is closed
 */
function makeAllPressable(images, signal) {
  const end = performance.now() + TURN;
  let done = 0;
  while (done < images.length && performance.now() < end) makePressable(images[done++]);
  if (done < images.length) afterFrame(() => signal.aborted || makeAllPressable(images.slice(done), signal));
}

/** @param {HTMLImageElement} image */
function makePressable(image) {
  image.classList.add('pressable');
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.setAttribute('aria-label', image.alt ? message('pictureOpenNamed', image.alt) : message('pictureOpen'));
}

class PictureBox {
  /** @param {Tools} tools */
  constructor({ view }) {
    this.view = view;
    /** @type {HTMLImageElement[]} */
    this.images = [];
    this.at = 0;
    this.zoom = 0;
    this.shown = part('img', '');
    this.field = part('div', 'picture-field', this.shown);
    this.field.tabIndex = 0;
    this.caption = part('p', 'picture-caption');
    this.earlier = this.tool('earlier', 'picturePrevious', () => this.go(-1));
    this.later = this.tool('later', 'pictureNext', () => this.go(1));
    this.larger = this.tool('larger', 'pictureLarger', () => this.setZoom(this.zoom + 1));
    this.smaller = this.tool('smaller', 'pictureSmaller', () => this.setZoom(this.zoom - 1));
    const shut = this.tool('close', 'pictureClose', () => { this.close(); });
    const bar = ours(part('div', 'picture-bar', this.earlier, this.later, this.smaller, this.larger, shut));
    this.box = part('div', 'picture', bar, this.field, this.caption);
    this.box.setAttribute('role', 'dialog');
    this.box.setAttribute('aria-modal', 'true');
    this.box.addEventListener('keydown', (event) => this.onKey(event));
    this.field.addEventListener('click', () => this.setZoom(this.zoom === 0 ? 2 : 0));
  }

  /**
   * @param {string} drawing
   * @param {string} label
   * @param {() => void} press
   */
  tool(drawing, label, press) {
    const element = button('tool', '', press);
    element.append(icon(drawing));
    element.setAttribute('aria-label', message(label));
    element.title = message(label);
    return element;
  }

  /**
   * @param {HTMLImageElement[]} images
   * @param {HTMLImageElement} first
   */
  open(images, first) {
    this.images = images;
    this.behind(true);
    this.view.dialog.append(this.box);
    this.show(Math.max(images.indexOf(first), 0));
    this.field.focus({ preventScroll: true });
  }

  /** @returns {boolean} whether it was open */
  close() {
    if (!this.box.isConnected) return false;
    this.box.remove();
    this.behind(false);
    this.images[this.at]?.focus({ preventScroll: true });
    this.images[this.at]?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** What is behind cannot be reached while a picture is open. @param {boolean} isInert */
  behind(isInert) {
    for (const element of this.view.dialog.children) if (element !== this.box) /** @type {HTMLElement} */ (element).inert = isInert;
  }

  /** @param {number} at */
  show(at) {
    const image = this.images[at];
    if (!image) return;
    this.at = at;
    this.shown.src = image.currentSrc || image.src;
    this.shown.alt = image.alt;
    const caption = image.closest('figure')?.querySelector('figcaption')?.textContent?.trim() ?? '';
    this.caption.textContent = caption;
    this.caption.hidden = caption === '';
    this.box.setAttribute('aria-label', message('pictureOf', at + 1, this.images.length));
    this.earlier.disabled = at === 0;
    this.later.disabled = at === this.images.length - 1;
    this.setZoom(0);
  }

  /** @param {number} step */
  go(step) {
    this.show(this.at + step);
  }

  /** @param {number} zoom */
  setZoom(zoom) {
    this.zoom = Math.min(Math.max(zoom, 0), ZOOMS.length - 1);
    this.box.classList.toggle('zoomed', this.zoom > 0);
    this.shown.style.setProperty(ownNames('--zoom'), String(ZOOMS[this.zoom]));
    this.smaller.disabled = this.zoom === 0;
    this.larger.disabled = this.zoom === ZOOMS.length - 1;
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isRightToLeft = getComputedStyle(this.box).direction === 'rtl';
    // Arrows scroll a picture that is larger than the window.
    const turn = this.zoom > 0 ? {} : { ArrowRight: isRightToLeft ? -1 : 1, ArrowLeft: isRightToLeft ? 1 : -1 };
    const step = /** @type {Record<string, number>} */ ({ ...turn, PageDown: 1, PageUp: -1 })[event.key];
    if (step !== undefined) this.go(step);
    else if (event.key === '+' || event.key === '=') this.setZoom(this.zoom + 1);
    else if (event.key === '-') this.setZoom(this.zoom - 1);
    else if (event.key === '0') this.setZoom(0);
    else if (event.key === 'Tab') this.keepFocus(event);
    else return event.key.length === 1 && event.stopPropagation();
    event.stopPropagation();
    if (event.key !== 'Tab') event.preventDefault();
  }

  /** Tab goes round inside. @param {KeyboardEvent} event */
  keepFocus(event) {
    const stops = /** @type {HTMLElement[]} */ ([...this.box.querySelectorAll('button:enabled, [tabindex="0"]')]);
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const { activeElement } = this.view.root;
    if (activeElement !== (event.shiftKey ? first : last)) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
