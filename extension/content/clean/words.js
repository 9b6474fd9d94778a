// What a part says: its texts, cut where blocks begin, what its buttons and links say, and what else is in it.

import { attributeOf, checkVisibility, nameOf, typeOf } from '../nodes.js';
import { PROSE_WORDS } from './article.js';
import { boxOf, countWords, shadowOf, textOf } from './dom.js';

/** What stands in these is said of something else: of a picture, or by somebody else. */
const QUOTING = new Set(['figcaption', 'blockquote', 'caption']);

/** Elements that are looked at within one part, and characters that are kept of it: notices are short. */
const MOST_ELEMENTS = 400;
const MOST_CHARS = 4_000;

/** Characters of one text, label or address. */
const LONGEST = 240;

/** Names of elements that are told, from the outermost on: vendors mark the first few. */
const MOST_NAMES = 12;

/** Labels, links and frames that are told. */
const MOST_EACH = 20;

/** Characters by which a part is named in a list. */
const NAME_CHARS = 90;

const ELEMENT = 1;
const TEXT = 3;

/** Elements that do not begin a block. */
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'em', 'font', 'i', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'wbr', 'br']);
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg', 'canvas', 'video', 'audio', 'object']);
const MEDIA = new Set(['img', 'video', 'canvas', 'picture', 'object']);

/** Addresses of frames that show a film. */
const PLAYER = /youtube|vimeo|dailymotion|player/i;

const FIELDS = /** @type {[string, string][]} */ ([
  ['input[type=password], [autocomplete=current-password], [autocomplete=new-password]', 'password'],
  ['[autocomplete=one-time-code]', 'code'],
  ['[autocomplete^=cc-], [name=cardnumber]', 'card'],
  ['[autocomplete=street-address], [autocomplete=address-line1], [autocomplete=postal-code]', 'address'],
  ['input[type=email], [autocomplete=email], input[name=email i]', 'email'],
  ['input[type=search], [role=searchbox]', 'search'],
  ['textarea, [contenteditable=""], [contenteditable=true]', 'text'],
  ['input[type=date], [role=grid]', 'date'],
]);

/**
 * @typedef {object} Said
 * @property {string[]} texts
 * @property {string[]} controls
 * @property {string[]} links
 * @property {string[]} frames
 * @property {string[]} fields
 * @property {string[]} names element, id and classes of the first elements, in three lines each
 * @property {Set<string>} roles
 * @property {number} words
 * @property {number} prose paragraphs of as many words as prose has
 * @property {number} media the largest picture's share of the part
 * @property {{ video: boolean, playing: boolean, wrong: boolean, control: boolean, home: boolean }} has
 */

/**
 * @param {Element} part
 * @returns {Said}
 */
export function listen(part) {
  const reader = new Reader(part);
  reader.walk(part);
  reader.cut();
  const { said } = reader;
  said.words += said.texts.reduce((sum, text) => sum + countWords(text), 0);
  return said;
}

/**
 * Name, id and classes, in three lines.
 * @param {Element} element
 */
export function namesOf(element) {
  const names = [nameOf(element), ...['id', 'class'].map((name) => (attributeOf(element, name) ?? '').slice(0, LONGEST))];
  return names.map((each) => each.replaceAll('\n', ' ')).join('\n');
}

class Reader {
  /** @param {Element} part */
  constructor(part) {
    this.area = boxOf(part).width * boxOf(part).height;
    this.elements = 0;
    this.quotes = 0;
    this.chars = 0;
    this.text = '';
    /** @type {Said} */
    this.said = {
      texts: [], controls: [], links: [], frames: [], fields: [], names: [], roles: new Set(), words: 0, prose: 0, media: 0,
      has: { video: false, playing: false, wrong: false, control: false, home: false },
    };
  }

  /** Ends a block. */
  cut() {
    const text = this.text.replace(/\s+/g, ' ').trim();
    this.text = '';
    if (text === '') return;
    if (countWords(text) >= PROSE_WORDS) this.said.prose += 1;
    if (this.quotes > 0) this.said.words += countWords(text);
    else this.said.texts.push(text.slice(0, LONGEST));
  }

  /** @param {Element} element */
  walk(element) {
    this.elements += 1;
    const name = nameOf(element);
    if (this.elements > MOST_ELEMENTS || this.chars > MOST_CHARS || !(checkVisibility.call(element) || shadowOf(element))) return;
    this.note(element, name);
    if (SILENT.has(name)) return;
    if (name === 'iframe') return this.frame(/** @type {HTMLIFrameElement} */ (element));
    const isBlock = !INLINE.has(name);
    if (isBlock) this.cut();
    if (QUOTING.has(name)) this.quotes += 1;
    const children = /** @type {Iterable<Node>} */ ((shadowOf(element) ?? element).childNodes);
    for (const child of children) {
      // By number: the nodes of a frame are of other classes.
      if (typeOf(child) === TEXT) this.add(/** @type {Text} */ (child).data);
      else if (child instanceof HTMLSlotElement) child.assignedElements().forEach((each) => this.walk(each));
      else if (typeOf(child) === ELEMENT) this.walk(/** @type {Element} */ (child));
    }
    if (isBlock) this.cut();
    else this.add(' ');
    if (QUOTING.has(name)) this.quotes -= 1;
  }

  /** @param {string} text */
  add(text) {
    this.chars += text.length;
    this.text += text;
  }

  /**
   * What an element is, apart from its text.
   * @param {Element} element
   * @param {string} name
   */
  note(element, name) {
    const { said } = this;
    const get = (/** @type {string} */ attribute) => (attributeOf(element, attribute) ?? '').slice(0, LONGEST);
    if (said.names.length < MOST_NAMES) said.names.push(namesOf(element));
    const role = get('role');
    if (role) said.roles.add(role);
    if (['nav', 'search', 'menu'].includes(name)) said.roles.add(name);
    if (element.matches('button, a, input, select, textarea, summary, [role=button], [role=link]')) this.control(element, get);
    for (const [selector, field] of FIELDS) {
      if (element.matches(selector) && !said.fields.includes(field)) said.fields.push(field);
    }
    if (get('aria-invalid') === 'true') said.has.wrong = true;
    if (MEDIA.has(name)) this.picture(element);
  }

  /**
   * @param {Element} element
   * @param {(attribute: string) => string} get
   */
  control(element, get) {
    const { said } = this;
    said.has.control = true;
    const label = (get('aria-label') || textOf(element).replace(/\s+/g, ' ').trim() || get('title') || get('value')).slice(0, LONGEST);
    if (label && said.controls.length < MOST_EACH) said.controls.push(label);
    // A field says in its placeholder what it wants.
    const placeholder = get('placeholder');
    if (placeholder) said.texts.push(placeholder);
    const link = element instanceof HTMLAnchorElement ? element.href : '';
    if (link && said.links.length < MOST_EACH) said.links.push(link.slice(0, LONGEST));
    if (link === `${location.origin}/`) said.has.home = true;
  }

  /** @param {Element} element */
  picture(element) {
    const box = boxOf(element);
    const share = this.area > 0 ? Math.min(1, (box.width * box.height) / this.area) : 0;
    this.said.media = Math.max(this.said.media, share);
    if (element instanceof HTMLVideoElement) {
      this.said.has.video = true;
      if (!element.paused && !element.muted) this.said.has.playing = true;
    }
  }

  /** @param {HTMLIFrameElement} frame */
  frame(frame) {
    const { said } = this;
    if (said.frames.length < MOST_EACH) said.frames.push(frame.src.slice(0, LONGEST));
    said.texts.push(...[frame.title].filter((title) => title !== ''));
    try {
      // A frame of the same site can be read like the page itself.
      const body = frame.contentDocument?.body;
      if (body) Array.from(body.children).forEach((child) => this.walk(child));
    } catch {
      // Of another site: its address and its name are all that is known.
    }
    if (!PLAYER.test(frame.src)) return;
    said.has.video = true;
    this.picture(frame);
  }
}

/**
 * How texts begin: whole words, and "…" where there is more.
 * @param {string[]} texts
 * @param {number} [most] characters
 */
export function beginning(texts, most = NAME_CHARS) {
  const whole = texts.join(' · ');
  if (whole.length <= most) return whole;
  const cut = whole.lastIndexOf(' ', most);
  return `${whole.slice(0, cut > most / 2 ? cut : most)}…`;
}
