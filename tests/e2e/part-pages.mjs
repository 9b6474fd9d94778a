// A text in three pages, as sites cut one: the second in an old encoding, the third only for who has the site's cookie.

const PROSE = [
  'The bell in the tower has not told the right hour since the frost got into the works and the clockmaker into a quarrel with the parish. Both have long since thawed, but the hour stayed wrong.',
  'People in the village have learned to live eleven minutes late. The bus waits for them, because its driver grew up there, and the baker opens when the bell says seven and not when it is seven.',
  'Last spring a watchmaker from the city offered to repair it for nothing. She had heard the bell on a walking holiday and had not slept well afterwards, and the council met three times about it.',
  'Of two hundred households that can see the tower, one hundred and ninety wished to keep the eleven minutes. Nobody gave a reason that would have looked well on paper, and nobody was asked for one.',
];

/** How each page begins, so that a test can tell them apart. */
export const FIRST_WORDS = ['On the first page the bell is wrong.', 'On the second page the café is asked.', 'On the third page everybody sleeps.'];

/** The cookie that the first page sets and the third asks for. */
const COOKIE = 'reader=ada';

/**
 * @param {number} number from 1
 * @param {string} charset
 * @param {string} search what stands behind the path: the policy that a test asks for
 */
function part(number, charset, search) {
  const pages = [1, 2, 3].map((each) => (each === number ? `<b>${each}</b>` : `<a href="/parts/bell${each === 1 ? '' : `/${each}`}${search}">${each}</a>`)).join(' ');
  const prose = PROSE.map((text, index) => `<p>${index === 0 ? `${FIRST_WORDS[number - 1]} ` : ''}${text}</p>`).join('');
  const more = number === 2 ? `<p>The clockmaker has a word for it.<sup id="fnref1"><a href="#fn1">1</a></sup></p>
    <pre><code class="language-js">const late = 11; ${'// minutes, as the parish has it '.repeat(12)}</code></pre>
    <section class="footnotes"><ol><li id="fn1">The word is not for children. <a href="#fnref1">&#8617;</a></li></ol></section>` : '';
  const set = number === 1 ? `document.cookie = '${COOKIE}; path=/';` : `document.title = 'ran ${number}';`;
  return `<!doctype html><html lang="en"><head><meta charset="${charset}"><title>The late bell</title><meta property="og:type" content="article">
    <script>${set}</script></head><body><article><h1>The late bell</h1>${prose}
    <p>More of it stands <a href="more.html">beside this page</a>.</p>${more}</article>
    <div class="pagination"><p>Page ${number} of 3</p> ${pages}</div></body></html>`;
}

/**
 * @param {string} path below /parts/
 * @param {string} cookies what the browser sent
 * @param {string} search
 * @returns {{ status: number, type: string, body: Buffer } | null}
 */
export function partPage(path, cookies, search) {
  if (path === 'bell') return { status: 200, type: 'text/html; charset=utf-8', body: Buffer.from(part(1, 'utf-8', search)) };
  if (path === 'bell/2') return { status: 200, type: 'text/html', body: Buffer.from(part(2, 'windows-1252', search), 'latin1') };
  if (path === 'bell/3') {
    const status = cookies.includes(COOKIE) ? 200 : 403;
    return { status, type: 'text/html; charset=utf-8', body: Buffer.from(part(3, 'utf-8', search)) };
  }
  return null;
}
