// What is done with each kind of element while a page is captured.

/** @typedef {'plain' | 'skip' | 'leaf' | 'script' | 'link' | 'meta' | 'noscript' | 'input' | 'frame' | 'slot' | 'image'
 *   | 'video' | 'details' | 'head' | 'math' | 'svg'} Kind */

/**
 * What there is to know about an element's name.
 * @typedef {object} Known
 * @property {string} name in lower case
 * @property {number} index in the snapshot's names
 * @property {Kind} kind
 * @property {number} asks whether it is asked if it is shown: {@link NEVER}, {@link SUSPECT} or {@link ALWAYS}
 * @property {boolean} opens whether it can have a shadow root
 */

/** Never asked: no page gives it a box of its own. */
export const NEVER = 0;
/** Asked where an attribute could hide it. */
const SUSPECT = 1;
/** Always asked. */
export const ALWAYS = 2;

/** @type {Map<string, Kind>} */
const KINDS = new Map(/** @type {[string, Kind][]} */ ([
  ['style', 'skip'], ['canvas', 'skip'], ['datalist', 'skip'], ['template', 'skip'],
  ['select', 'leaf'], ['textarea', 'leaf'], ['svg', 'svg'], ['input', 'input'],
  ['script', 'script'], ['link', 'link'], ['meta', 'meta'], ['noscript', 'noscript'], ['head', 'head'],
  ['iframe', 'frame'], ['frame', 'frame'], ['slot', 'slot'], ['img', 'image'], ['video', 'video'],
  ['details', 'details'], ['math', 'math'],
]));

const BOXLESS = new Set([
  'html', 'head', 'title', 'base', 'meta', 'link', 'script', 'noscript', 'br', 'wbr', 'source', 'track', 'area', 'map',
  'param', 'col', 'colgroup', 'rp', 'slot',
]);

/** Text-level elements: most carry nothing that could hide them, which saves half of all questions on a usual page. */
const INLINE = new Set([
  'a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q',
  'rb', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var',
]);

/** Attributes that make an inline element worth asking. */
export const HIDING_ATTRIBUTES = new Set(['class', 'style', 'hidden', 'aria-hidden']);

/** Elements besides custom ones that can be shadow hosts. Source: the DOM standard, "valid shadow host name". */
const SHADOW_HOSTS = new Set([
  'article', 'aside', 'blockquote', 'body', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'main', 'nav',
  'p', 'section', 'span',
]);

/** Relations of `link` that say something about the text. */
const RELATIONS = new Set([
  'canonical', 'next', 'prev', 'license', 'author', 'me', 'icon', 'apple-touch-icon',
]);

/**
 * What there is to know about an element's name; made once for each name of a page.
 * @param {string} written the name as the page has it
 * @param {number} index
 * @returns {Known}
 */
export function knownAbout(written, index) {
  const name = written.toLowerCase();
  return {
    name,
    index,
    kind: KINDS.get(name) ?? 'plain',
    asks: BOXLESS.has(name) ? NEVER : INLINE.has(name) ? SUSPECT : ALWAYS,
    opens: name.includes('-') || SHADOW_HOSTS.has(name),
  };
}

/**
 * @param {string | null} relations the `rel` attribute
 * @returns {boolean}
 */
export function isKeptLink(relations) {
  return relations !== null && relations.toLowerCase().split(/\s+/).some((relation) => RELATIONS.has(relation));
}
