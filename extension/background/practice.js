// A page to practise on. A browser compiles Wasm function by function when it is first called, and well only what has run for a while: the
// first real page would pay for both. So the background reads this one a few times as soon as it has nothing to do. It is as long and as
// varied as real pages are: after a small one, in which few functions ran for long, the next page took half as long again (2026-11-26).

/** Sentences of our own; their length is what matters, not what they say. */
const SENTENCES = [
  'The keeper of the lower lock has counted boats for thirty years, and writes each of them into a blue book.',
  'On most days there are nine, on market days forty; in the winter of the long frost, he says, there were none at all.',
  'Nobody has ever asked him for the figures, but the town clerk, who wants to mend the weir, came by in March with a flask.',
  'They sat on the bench until the light went, and added up the columns twice (the sums did not agree).',
];

/** Names and values of attributes as pages have them. */
const ATTRIBUTES = [
  'class', 'id', 'href', 'src', 'srcset', 'alt', 'width', 'height', 'style', 'content', 'name', 'property', 'lang', 'rel', 'role', 'aria-label', 'itemprop', 'type',
];
const CLASSES = ['site-header', 'article-body entry-content', 'related-posts', 'share-buttons', 'comment-list', 'footer-links'];

/** Parts of class names: pages have hundreds of them, and each is looked up, taken apart and hashed. */
const NAMES = [
  'block', 'text', 'wrap', 'inner', 'media', 'item', 'list', 'title', 'meta', 'col-md', 'is-dark', 'u-mt', 'js-track', 'o-grid__cell', 'storyCard',
];

/** Sections of the article, entries of each list around it, and posts under it. */
const SECTIONS = 24;
const ENTRIES = 24;
const POSTS = 24;

/** What pages say of themselves. */
const DESCRIPTION = JSON.stringify({
  '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'The lower lock', datePublished: '2026-03-12T09:30:00+01:00',
  author: [{ '@type': 'Person', name: 'Ina Example' }], publisher: { '@type': 'Organization', name: 'Practice' }, isAccessibleForFree: true,
});

/** Builds the columns of a `Snapshot`. */
export class Columns {
  /**
   * @param {string} url of the page
   * @param {string} title
   */
  constructor(url, title) {
    /** @type {import('../types.js').Snapshot} */
    this.page = {
      version: 1, url, base: '', title, scope: 'page',
      viewport: [1280, 900], truncated: false, names: [], name: [], parent: [], texts: [],
      attribute_names: ATTRIBUTES, attribute_node: [], attribute_name: [], attribute_value: [],
      hidden: [], boxes: [],
    };
  }

  /**
   * @param {string} name
   * @param {number} parent
   * @param {Record<string, string>} [attributes]
   * @returns {number} the element's index
   */
  element(name, parent, attributes = {}) {
    const { page } = this;
    if (!page.names.includes(name)) page.names.push(name);
    const index = page.name.push(page.names.indexOf(name)) - 1;
    page.parent.push(parent);
    for (const [attribute, value] of Object.entries({ class: classes(index), ...attributes })) {
      page.attribute_node.push(index);
      page.attribute_name.push(page.attribute_names.indexOf(attribute));
      page.attribute_value.push(value);
    }
    return index;
  }

  /**
   * @param {string} words
   * @param {number} parent
   */
  text(words, parent) {
    this.page.name.push(-1);
    this.page.parent.push(parent);
    this.page.texts.push(words);
  }

  /**
   * @param {string} name
   * @param {string} words
   * @param {number} parent
   * @param {Record<string, string>} [attributes]
   */
  filled(name, words, parent, attributes) {
    this.text(words, this.element(name, parent, attributes));
  }

  /**
   * A list of links, as it stands around articles.
   * @param {number} parent
   * @param {string} words
   */
  links(parent, words) {
    const list = this.element('ul', parent);
    for (let entry = 0; entry < ENTRIES; entry += 1) {
      const item = this.element('li', list, { id: `${words.toLowerCase()}-${entry}` });
      const card = this.element('div', this.element('div', item), { style: 'display: block; margin-top: 12px' });
      this.element('img', card, {
        src: `https://pictures.practice.example/small/${entry}.jpg?w=320&amp;fit=crop`,
        width: '320',
        height: '180',
        alt: SENTENCES[entry % SENTENCES.length],
        srcset: `/p/${entry}-320.jpg 320w, /p/${entry}-640.jpg 640w, /p/${entry}-1280.jpg 1280w`,
      });
      this.filled('a', `${words} ${entry}`, card, { href: `https://practice.example/2026/03/${entry}/${words.toLowerCase()}?from=list&place=${entry}` });
      this.filled('span', `${entry} March 2026`, card, { itemprop: 'datePublished' });
    }
  }
}

/** @param {number} index @returns {string} the classes of an element, other ones for most */
const classes = (index) => [index, index * 7 + 3, index * 11 + 5].map((number) => `${NAMES[number % NAMES.length]}-${number % 97}`).join(' ');

/** @returns {string} JSON of a `Snapshot` that has something of everything */
export function practicePage() {
  const columns = new Columns('https://practice.example/2026/lock', 'The lower lock – Practice');
  const html = columns.element('html', -1);
  const head = columns.element('head', html);
  columns.filled('title', 'The lower lock – Practice', head);
  columns.element('meta', head, { name: 'author', content: 'Ina Example' });
  columns.element('meta', head, { property: 'og:title', content: 'The lower lock' });
  columns.element('meta', head, { property: 'article:published_time', content: '2026-03-12T09:30:00+01:00' });
  columns.filled('script', DESCRIPTION, head, { type: 'application/ld+json' });
  const body = columns.element('body', html);
  const header = columns.element('header', body, { class: CLASSES[0] });
  columns.links(columns.element('nav', header), 'Section');
  const article = columns.element('article', columns.element('main', body), { class: CLASSES[1] });
  columns.filled('h1', 'The lower lock', article);
  columns.filled('p', 'By Ina Example, 12 March 2026', article, { class: 'byline' });
  for (let section = 0; section < SECTIONS; section += 1) addSection(columns, article, section);
  for (const name of CLASSES.slice(2)) {
    const box = columns.element('div', body, { class: name });
    columns.filled('h2', 'Related stories', box);
    columns.links(box, 'Story');
  }
  addPosts(columns, columns.element('section', body, { id: 'comments', 'aria-label': 'Comments' }));
  columns.filled('div', 'Sign up to read on. Already a member? “Sign in” here – it’s free.', body, { role: 'dialog', style: 'display:none' });
  return JSON.stringify(columns.page);
}

/**
 * @param {Columns} columns
 * @param {number} article
 * @param {number} section
 */
function addSection(columns, article, section) {
  columns.filled('h2', `Part ${section}`, article);
  for (const sentence of SENTENCES) {
    const paragraph = columns.element('p', article);
    columns.text(`${sentence} ${SENTENCES[section % SENTENCES.length]} `, paragraph);
    columns.filled('a', 'The blue book', paragraph, { href: `/book/${section}#page-${sentence.length}`, rel: 'nofollow noopener' });
    columns.filled('em', `stands on shelf ${section}.`, paragraph);
  }
  const figure = columns.element('figure', article);
  columns.element('img', figure, { src: `/lock-${section}.jpg`, alt: 'The lock, and the “keeper”.', width: '1280', height: '720' });
  columns.filled('figcaption', 'The lock in the morning.', figure);
  const table = columns.element('table', article);
  for (const month of ['March', 'April', 'May']) {
    const row = columns.element('tr', table);
    columns.filled('td', month, row);
    columns.filled('td', `${section * 7} boats`, row);
  }
  columns.filled('pre', 'let boats = 9;\nprint(boats);', article);
  columns.filled('blockquote', SENTENCES[3], article);
}

/**
 * What readers have written under it.
 * @param {Columns} columns
 * @param {number} parent
 */
function addPosts(columns, parent) {
  for (let post = 0; post < POSTS; post += 1) {
    const box = columns.element('div', parent, { id: `comment-${post}`, class: `comment depth-${post % 3}` });
    columns.filled('span', `Reader ${post}`, box, { class: 'comment-author' });
    columns.filled('time', `${post + 1} hours ago`, box);
    columns.filled('p', SENTENCES[post % SENTENCES.length], columns.element('div', box));
    columns.filled('button', 'Reply', box, { 'aria-label': `Reply to reader ${post}` });
  }
}
