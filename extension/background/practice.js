// A page to practise on. A browser compiles Wasm function by function when it is first called, and well only what has run for
// a while: the first real page would pay for both. So the background reads this one a few times as soon as it has nothing to do.

/** Sentences of our own; their length is what matters, not what they say. */
const SENTENCES = [
  'The keeper of the lower lock has counted boats for thirty years, and writes each of them into a blue book.',
  'On most days there are nine, on market days forty; in the winter of the long frost, he says, there were none at all.',
  'Nobody has ever asked him for the figures, but the town clerk, who wants to mend the weir, came by in March with a flask.',
  'They sat on the bench until the light went, and added up the columns twice (the sums did not agree).',
];

/** Names and values of attributes as pages have them. */
const CLASSES = ['site-header', 'article-body entry-content', 'related-posts', 'share-buttons', 'comment-list', 'footer-links'];

/** Sections of the article, and entries of each list around it. */
const SECTIONS = 8;
const ENTRIES = 12;

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
      attribute_names: ['class', 'href', 'src', 'content', 'name', 'lang'], attribute_node: [], attribute_name: [], attribute_value: [],
      hidden: [], fixed: [], boxes: [],
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
    for (const [attribute, value] of Object.entries(attributes)) {
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
      this.filled('a', `${words} ${entry}`, this.element('li', list), { href: `/${words}/${entry}` });
    }
  }
}

/** @returns {string} JSON of a `Snapshot` that has something of everything */
export function practicePage() {
  const columns = new Columns('https://practice.example/2026/lock', 'The lower lock – Practice');
  const html = columns.element('html', -1);
  const head = columns.element('head', html);
  columns.filled('title', 'The lower lock – Practice', head);
  columns.element('meta', head, { name: 'author', content: 'Ina Example' });
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
    columns.filled('a', 'The blue book', paragraph, { href: '/book' });
    columns.filled('em', `stands on shelf ${section}.`, paragraph);
  }
  const figure = columns.element('figure', article);
  columns.element('img', figure, { src: `/lock-${section}.jpg` });
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
