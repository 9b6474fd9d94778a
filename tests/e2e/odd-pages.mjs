// Pages that no one should send and some do. Each is met with a reading or with a sentence, never with a broken page.

const SENTENCE = 'The harbour wakes before the town does, and on most mornings the first sound is a chain running out over stone. ';
const PARAGRAPH = `<p>${SENTENCE.repeat(4)}</p>`;
const whole = (/** @type {string} */ body, head = '') => `<!doctype html><html lang="en"><head><title>Odd page</title>${head}</head><body>${body}</body></html>`;
const ARTICLE = `<article><h1>Odd page</h1>${PARAGRAPH.repeat(4)}</article>`;

/** Two seconds of silence as a WAV file. */
function silence() {
  const samples = 16_000;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples, 40);
  return Buffer.concat([header, Buffer.alloc(samples, 128)]).toString('base64');
}

/** A page with two sounds. */
export const soundPage = () => whole(`${ARTICLE}${`<audio loop src="data:audio/wav;base64,${silence()}"></audio>`.repeat(2)}`);

/** A page with a picture that its server gives to its own pages alone. */
const guardedPage = () => whole(ARTICLE.replace('</h1>', '</h1><figure><img src="/guarded/lamp-640.png" alt="A lamp" width="640" height="358"></figure>'));

/** A page of which the browser lays out no more than is near its window; far below it a large picture is drawn as a small sign. */
const skippedPage = () => {
  const sign = '<figure><img src="/pictures/sign-640.png" alt="A sign at the quay" style="width: 20px; height: 20px"></figure>';
  const far = `<div style="content-visibility: auto; contain-intrinsic-height: 400px">${sign}${PARAGRAPH}</div>`;
  return whole(ARTICLE.replace(/<\/article>(?![^]*<\/article>)/, `<div style="height: 9000px"></div>${far}${PARAGRAPH}</article>`));
};

/** A page with a picture at a port where nobody listens. */
const lostPicturePage = () => {
  const lost = (/** @type {string} */ words) => `<figure><img src="http://127.0.0.1:9/${words.length}-640.png" alt="${words}" width="640" height="358"></figure>`;
  const list = `<ul><li>The pole is of oak, and stands four metres over the water.</li><li>${lost('')}</li><li>The lamp hangs from it on a chain.</li></ul>`;
  return whole(ARTICLE.replace('</h1>', `</h1>${lost('A lamp on its pole')}${lost('')}`).replace(/<\/article>(?![^]*<\/article>)/, `${list}</article>`));
};

/** By name: what is sent, and whether a reading is to be had. */
export const ODD_PAGES = /** @type {Record<string, { body: () => string | Buffer, reads: boolean }>} */ ({
  guarded: { body: guardedPage, reads: true },
  skipped: { body: skippedPage, reads: true },
  'lost-picture': { body: lostPicturePage, reads: true },
  empty: { body: () => '', reads: false },
  'no-text': { body: () => whole('<div></div>'), reads: false },
  'only-scripts': { body: () => whole('<script>window.page = 1;</script><script type="module">export {};</script>'), reads: false },
  frameset: { body: () => '<!doctype html><html><head><title>F</title></head><frameset cols="50%,50%"><frame src="about:blank"><frame src="about:blank"></frameset></html>', reads: false },
  'no-body': { body: () => whole(ARTICLE, '<script>addEventListener("load", () => document.body.remove());</script>'), reads: false },
  'closed-root': {
    body: () => whole('<x-text></x-text><script>document.querySelector("x-text").attachShadow({ mode: "closed" }).textContent = "Hidden away.".repeat(200);</script>'),
    reads: false,
  },
  'ten-megabytes': { body: () => whole(`<article><h1>Odd page</h1>${PARAGRAPH.repeat(Math.ceil(10_000_000 / PARAGRAPH.length))}</article>`), reads: true },
  'many-nodes': { body: () => whole(`<article><h1>Odd page</h1>${PARAGRAPH.repeat(3)}<ul>${'<li>one <b>two</b></li>'.repeat(25_000)}</ul></article>`), reads: true },
  // Deeper visible nesting ends Chromium's own tab, with Recto or without; what is hidden may go deeper.
  deep: {
    body: () => whole(`${ARTICLE}<div id="deep" hidden></div><script>
      let inner = document.getElementById("deep");
      for (let level = 0; level < 5000; level += 1) { const next = document.createElement("div"); inner.append(next); inner = next; }
      inner.textContent = "the bottom";</script>`),
    reads: true,
  },
  'broken-utf8': { body: () => Buffer.concat([Buffer.from(whole(ARTICLE).replace('</article>', '<p>')), Buffer.from([0xff, 0xc3, 0x28, 0xe2, 0x82]), Buffer.from('</p></article>')]), reads: true },
  'data-addresses': { body: () => whole(ARTICLE.replace('</h1>', `</h1><img alt="much" src="data:image/png;base64,${'A'.repeat(3_000_000)}">`)), reads: true },
  'patched-prototypes': {
    body: () => whole(`${ARTICLE}<script>
      for (const name of ["getAttribute", "getAttributeNames", "checkVisibility", "querySelectorAll"]) Element.prototype[name] = () => { throw new Error("patched"); };
      Object.defineProperty(Node.prototype, "firstChild", { get() { throw new Error("patched"); } });
      JSON.stringify = () => { throw new Error("patched"); };</script>`),
    reads: true,
  },
  'clobbered-names': { body: () => whole(`<form><input name="firstChild"><input name="attributes"><input name="tagName"></form><img name="body"><img id="recto">${ARTICLE}`), reads: true },
  'frame-in-frame': {
    body: () => whole(`${ARTICLE}<iframe id="again"></iframe><script>
      const inner = document.getElementById("again").contentDocument;
      inner.body.append(Object.assign(inner.createElement("iframe"), { name: "third" }), "A frame within a frame.");</script>`),
    reads: true,
  },
});
