// Pages made to a size, for measurements: an article with what stands around one on a news site. The same size is always the same
// page, and of a page of any size the same share is text.

/** The sizes that are measured, in nodes: elements and texts. */
export const SIZES = [100, 1_000, 10_000, 100_000];

const WORDS = `the tide came in over flats and a cart that had been left there morning was carried as far gate where two men
  stood with lantern waiting for boat which never arrived because wind turned north before evening so harbour lay empty until
  spring when first letters reached village again by road`.split(/\s+/);

/** Words in a row, the same for the same place. */
class Words {
  constructor() {
    this.state = 1;
  }

  /** @param {number} below @returns {number} 0 to `below` - 1 (the generator of Numerical Recipes, its upper bits) */
  number(below) {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * below);
  }

  /** @param {number} count */
  some(count) {
    return Array.from({ length: count }, () => WORDS[this.number(WORDS.length)]).join(' ');
  }

  /** A sentence of 8 to 19 words. */
  sentence() {
    const words = this.some(8 + this.number(12));
    return `${words[0].toUpperCase()}${words.slice(1)}.`;
  }

  /** @param {number} count */
  sentences(count) {
    return Array.from({ length: count }, () => this.sentence()).join(' ');
  }
}

/** @param {() => string} write */
const three = (write) => write() + write() + write();

/** Pieces of an article: what they are written as, and how many nodes that is. @type {[number, (words: Words) => string][]} */
const PIECES = [
  [4, (words) => `<h2>${words.some(5)}</h2><p>${words.sentences(5)}</p>`],
  [2, (words) => `<p>${words.sentences(4)}</p>`],
  [7, (words) => `<p>${words.sentence()} <a href="/n/${words.number(1_000)}">${words.some(3)}</a> ${words.sentences(2)} <em>${words.some(2)}</em> ${words.sentence()}</p>`],
  [7, (words) => `<ul>${three(() => `<li>${words.sentence()}</li>`)}</ul>`],
  [2, (words) => `<p>${words.sentences(6)}</p>`],
  [4, (words) => `<figure><img src="/pictures/${words.number(1_000)}.jpg" width="800" height="450" loading="lazy" alt="${words.some(4)}"><figcaption>${words.sentence()}</figcaption></figure>`],
  [3, (words) => `<blockquote><p>${words.sentences(2)}</p></blockquote>`],
  [12, (words) => `<aside class="related"><h3>Read also</h3><ul>${three(() => `<li><a href="/n/${words.number(1_000)}">${words.some(7)}</a></li>`)}</ul></aside>`],
  [2, (words) => `<p>${words.sentences(3)}</p>`],
];

/** @param {number} count of entries, each of three nodes @param {Words} words */
const links = (count, words) => `<ul>${Array.from({ length: count }, () => `<li><a href="/s/${words.number(1_000)}">${words.some(2)}</a></li>`).join('')}</ul>`;

/** Of a page's nodes, what stands around the text: menus above and below it, 0.0–1.0. */
const AROUND = 0.2;

/** Nodes of the frame that every page has. */
const FRAME = 29;

/**
 * @param {number} nodes how many elements and texts it has, less a dozen at most
 * @returns {string} HTML
 */
export function sizedPage(nodes) {
  const words = new Words();
  const entries = Math.max(2, Math.floor((nodes * AROUND) / 3 / 2));
  const pieces = [];
  let left = nodes - FRAME - entries * 6;
  for (let at = 0; left >= PIECES[at % PIECES.length][0]; at += 1) {
    const [size, write] = PIECES[at % PIECES.length];
    pieces.push(write(words));
    left -= size;
  }
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour in winter</title>
<meta name="author" content="Ada Fennimore"><meta property="article:published_time" content="2026-02-03T08:00:00Z">
<style>body{margin:0 auto;max-width:60rem;font:1rem/1.5 serif}nav li{display:inline}</style></head>
<body><header><nav>${links(entries, words)}</nav></header><main><article><h1>The harbour in winter</h1><p class="byline">By Ada Fennimore</p>
${pieces.join('\n')}
</article></main><footer>${links(entries, words)}<p>Made for a measurement.</p></footer></body></html>
`;
}
