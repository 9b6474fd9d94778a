// Which attributes are taken from a page, and how much of each.

/** Attributes that the core asks for; every other one stays in the page. */
export const ATTRIBUTES = new Set([
  // What it is
  'class', 'id', 'role', 'type', 'name', 'property', 'content', 'rel', 'itemprop', 'itemtype', 'itemid', 'typeof', 'autocomplete', 'checked',
  // Shown or not, in which language
  'hidden', 'open', 'style', 'aria-controls', 'aria-hidden', 'aria-label', 'aria-level', 'aria-modal', 'title', 'lang', 'dir',
  // Addresses and pictures
  'href', 'src', 'srcset', 'sizes', 'alt', 'width', 'height', 'poster', 'srclang', 'label', 'cite',
  'data-src', 'data-srcset', 'data-original', 'data-lazy', 'data-lazy-src', 'data-lazy-srcset', 'data-url', 'data-bg',
  'data-background', 'data-background-image', 'data-hi-res-src', 'data-full', 'data-actualsrc', 'data-lazyload',
  'data-flickity-lazyload', 'data-image', 'data-image-src', 'data-img-src', 'data-orig-file', 'data-echo',
  // Players that are elements of their own, and how deep an answer is
  'videoid', 'data-videoid', 'data-tweetid', 'data-shortcode', 'playlabel', 'data-depth', 'depth', 'indent',
  // Lists, tables, times, code, formulas
  'start', 'reversed', 'colspan', 'rowspan', 'scope', 'datetime',
  'data-lang', 'data-language', 'data-line-number', 'data-syntaxhighlighter-params', 'encoding', 'display', 'alttext',
  // What AMP says of a part that not every reader gets
  'subscriptions-section',
  // Not the page's: the picture that the browser chose, the address that a frame's own addresses start from
  'currentsrc', 'framebase',
]);

/** Those of them that are looked at before they are taken, however short they are. */
export const CHECKED_ATTRIBUTES = new Set(['style']);

/** Characters up to which the others are taken without a further look. */
export const SHORT = 200;

/** Characters kept of a value that is no address; the rest of it is cut off. */
const VALUE_CAP = 4_000;

/** Characters of one address; a longer one is left out, because half an address leads nowhere. */
const ADDRESS_CAP = 4_000;

/**
 * Characters of a snapshot up to which the pictures that a page holds itself are taken, whole or not at all: half of what a snapshot may
 * hold, so that the text always has its room.
 */
const PICTURES_CAP = 10_000_000;

/** Characters of a `srcset`; twenty sizes behind an image service with signed addresses take about 10,000. */
const SRCSET_CAP = 16_000;

/** Characters kept of a `meta`'s content. */
const CONTENT_CAP = 20_000;

/** Characters of a `style` attribute; longer ones are drawings' or animations'. */
const STYLE_CAP = 300;

/** What a `style` attribute must speak of to be taken: it hides, covers, keeps white space or sets a direction. */
const STYLE_MATTERS =
  /display|visibility|opacity|background|white-space|direction|position|overflow|clip|max-height|line-clamp|filter|font-(?:weight|style)|float|list-style/i;

const ADDRESSES = new Set(['href', 'src', 'poster', 'cite', 'currentsrc', 'framebase']);

/**
 * What is taken of an attribute's value.
 * @param {string} element the element's name
 * @param {string} name the attribute's name
 * @param {string} value
 * @param {number} before how many characters the snapshot holds already
 * @returns {string | null} null: nothing
 */
export function taken(element, name, value, before) {
  if (name === 'style') return value.length <= STYLE_CAP && STYLE_MATTERS.test(value) ? value : null;
  if (name === 'content') return value.slice(0, CONTENT_CAP);
  if (value.length <= VALUE_CAP) return value;
  if (name.endsWith('srcset')) return value.length <= SRCSET_CAP && !value.includes('data:') ? value : null;
  if (element === 'img' && name === 'src' && value.startsWith('data:image/')) return before + value.length <= PICTURES_CAP ? value : null;
  if (ADDRESSES.has(name) || name.startsWith('data-')) return value.length <= ADDRESS_CAP ? value : null;
  return value.slice(0, VALUE_CAP);
}
