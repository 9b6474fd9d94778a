// What every hostile page has around its tricks: an article that must be read all the same.

/** Six paragraphs of our own. */
const PARAGRAPHS = [
  'The lamp is lit at dusk and put out at dawn, and between the two somebody is awake. That is the whole of the rule, and it has been written on the door of the kitchen since the year in which the door was made.',
  'Whoever keeps the lamp keeps the log as well. It has a page for each night, with the wind and the height of the water, the ships that passed, and anything else that the keeper thinks fit to be remembered by the next.',
  'Most of the pages are dull, as they should be. A light at which much happens is a light that is badly kept, the old keeper used to say, and he pointed at the rocks to the north, on which nothing has lain for sixty years.',
  'In the winter of the long frost the oil froze in the can. They took it to bed with them, one can each, and lit the lamp an hour late on three evenings, and wrote so into the log, with the reasons, in a very small hand.',
  'The horn stands on the seaward side under a cover of canvas. It is wound up by hand; forty turns are good for a quarter of an hour, and whoever turns the handle counts aloud, so that the others know how it stands.',
  'Since the lamp has been electric nobody needs to be awake. Somebody is, all the same: the rule is still on the door, and the goat would notice, and it is good to hear the kettle when you come in from the stairs at four.',
];

const TEXT = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n');

/**
 * @param {object} parts
 * @param {string} [parts.head]
 * @param {string} [parts.before] before the article, in the body
 * @param {string} [parts.inside] in the article, among its text
 * @param {string} [parts.after] after the article
 * @returns {string} a whole page
 */
export function page({ head = '', before = '', inside = '', after = '' }) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The rule on the door</title>${head}</head><body>${before}
<article><h1>The rule on the door</h1>
${TEXT}
${inside}
</article>${after}</body></html>`;
}

/** The beginnings of the first and of the last paragraph. */
export const [FIRST, LAST] = [PARAGRAPHS[0], PARAGRAPHS[5]].map((paragraph) => paragraph.slice(0, 60));

/** @param {string} trick markup with `%` @param {string} mark @returns {string} the trick, and a sentence beside it */
export const withMark = (trick, mark) => `${trick.replaceAll('%', mark)}\n<p>Beside this the log says only that the night was still, that nothing passed, and that the kettle was on by four: kept-${mark}.</p>`;

/**
 * What stands in a tree and could do something: an element, an attribute or an address that no article needs, with its text.
 * The lists are the test's own. Stands alone: it runs in the page.
 * @param {ShadowRoot | null} root of the view; null: the page's own document
 * @returns {string[]}
 */
export function dangers(root) {
  const words = (/** @type {string} */ text) => new Set(text.split(' '));
  const ELEMENTS = words('a bdi blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header hr img li mark ol p pre rp rt ruby section small span strong sub summary sup table tbody td th thead time tr ul');
  const ATTRIBUTES = words('alt class colspan datetime dir height href id lang open reversed rowspan scope src start title width data-tex loading decoding rel tabindex role aria-label hidden');
  const CLASSES = /^(?:|pressable|math|embed|callout|post|depth-\d|footnotes|gallery|wide|text|head|site|byline|facts|dot|joined|missing|code-\w+|language-[\w+#.-]+)$/;
  const top = root ? root.querySelector('.article') : document.documentElement;
  const found = [];
  for (const element of top?.querySelectorAll('*') ?? []) {
    if (root && element.closest('.ours')) continue;
    const name = element.localName;
    const attributes = element.getAttributeNames().map((each) => [each, element.getAttribute(each) ?? '']);
    // Formulas of the view are set from their TeX by the view itself; nothing in them leads anywhere.
    if (root && element.namespaceURI === 'http://www.w3.org/1998/Math/MathML' && element.closest('.math')) {
      found.push(...attributes.filter(([each]) => /^on|href|src|action|style$/.test(each)).map(([each, value]) => `${name} ${each}="${value}"`));
      continue;
    }
    const isKnown = ELEMENTS.has(name) && element.namespaceURI === 'http://www.w3.org/1999/xhtml';
    if (!isKnown) found.push(`<${name} ${attributes.map(([each, value]) => `${each}="${value.slice(0, 200)}"`).join(' ')}>${(element.textContent ?? '').slice(0, 300)}`);
    for (const [attribute, value] of attributes) {
      const where = `${name} ${attribute}="${value.slice(0, 200)}"`;
      if (!ATTRIBUTES.has(attribute)) found.push(where);
      if (attribute === 'class' && value.split(/\s+/).some((each) => !CLASSES.test(each))) found.push(where);
      if (attribute === 'id' && root && !/^(?:article-|title$)/.test(value)) found.push(where);
      if (!['href', 'src'].includes(attribute) || value.startsWith('#')) continue;
      const { protocol } = URL.canParse(value, 'http://x') ? new URL(value, 'http://x') : { protocol: 'none:' };
      const isSafe = attribute === 'href' ? /^(?:https?|mailto|tel):$/.test(protocol) : /^https?:$/.test(protocol) || /^data:image\//i.test(value);
      if (!isSafe) found.push(where);
    }
  }
  return found;
}
