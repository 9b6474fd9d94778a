// Which pages are measured: three of our own, and articles of about median size from the shared data set where it is there.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';

const OWN = ['longread', 'news-plain', 'inkl-b'];
const DATA = new URL('../../../shared/data/wcxb-dev/', import.meta.url);

/** @returns {string[]} the names of the data set's articles, by size */
function articlesBySize() {
  const folder = new URL('html/', DATA);
  if (!existsSync(folder)) return [];
  const typeOf = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`ground-truth/${name}.json`, DATA), 'utf8'))._internal?.page_type?.primary;
  const size = (/** @type {string} */ name) => statSync(new URL(`${name}.html.gz`, folder)).size;
  return readdirSync(folder)
    .map((file) => file.replace('.html.gz', ''))
    .filter((name) => typeOf(name) === 'article')
    .sort((a, b) => size(a) - size(b));
}

/**
 * @param {number} wanted how many pages of the data set
 * @returns {string[]} their addresses on the test server; no script of theirs runs
 */
export function benchPages(wanted) {
  const own = OWN.filter((name) => existsSync(new URL(`../pages/${name}/page.html`, import.meta.url)));
  const articles = articlesBySize();
  const first = Math.max(0, Math.floor((articles.length - wanted) / 2));
  const middle = articles.slice(first, first + wanted);
  return [...own.map((name) => `/pages/${name}/?scripts=off`), ...middle.map((name) => `/data/${name}.html?scripts=off`)];
}
