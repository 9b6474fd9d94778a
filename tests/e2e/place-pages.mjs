// Pages on which it is not the window that scrolls, whose text is put there anew while it is read, or that keep Recto's interface from it.

const NUMBERS = [
  'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth',
  'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth',
];

/** Paragraphs that begin alike and are told apart by one word, as verses and minutes are. */
const PARAGRAPHS = NUMBERS.map((number, index) => `<p>On the ${number} morning the harbour woke before the town did, and the first sound was a chain `
  + `running out over stone. The keeper wrote the ${number} line into his book, with the wind and the height of the water, and ${index % 3 === 0 ? 'drew a boat beside it' : 'shut it'}. `
  + `Nobody came for the ${number} crate, which stood on the quay until the evening, when the cat had found a place on it and could not be moved by anybody.</p>`).join('\n');

const ARTICLE = `<article><h1>The keeper's book</h1>\n${PARAGRAPHS}\n</article>`;

/** @param {string} body @param {string} [style] */
const whole = (body, style = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The keeper's book</title><style>${style}</style></head><body>${body}</body></html>`;

/** By name: what is sent. */
export const PLACE_PAGES = /** @type {Record<string, () => string>} */ ({
  'inner-scroller': () => whole(
    `<header>Harbour</header><div id="app"><div class="pane"><main>${ARTICLE}</main></div></div>`,
    'html, body { height: 100%; margin: 0; overflow: hidden } header { position: fixed; top: 0; height: 60px } #app { height: 100vh; overflow: auto; padding-top: 60px; scroll-behavior: smooth } .pane { height: 700px; overflow-y: scroll; max-width: 30em } p { font-size: 20px }',
  ),
  'frame-reader': () => whole(
    `<p>The library shows its books in a frame.</p><div style="height: 900px"></div><iframe id="book" width="700" height="500"></iframe><div style="height: 900px"></div>
     <script>document.getElementById("book").srcdoc = ${JSON.stringify(ARTICLE)}</script>`,
  ),
  'new-nodes': () => whole(
    `${ARTICLE}<script>setInterval(() => { const old = document.querySelector("article"); const now = old.cloneNode(true); old.replaceWith(now); }, 150)</script>`,
    'html { scroll-behavior: smooth } article { max-width: 20em; font-size: 20px }',
  ),
  'named-frame': () => whole(`<iframe name="chrome" width="10" height="10"></iframe>${ARTICLE}`),
  busy: () => whole(
    `${ARTICLE}<dialog>A dialog of the page</dialog><canvas></canvas><video muted loop></video>
     <script>
       window.ticks = 0;
       setInterval(() => { window.ticks += 1; document.querySelector("canvas").getContext("2d").fillRect(0, 0, window.ticks, 9); }, 30);
       window.begin = async () => {
         const video = document.querySelector("video");
         video.srcObject = document.querySelector("canvas").captureStream(30);
         await video.play();
         document.querySelector("dialog").showModal();
       };
       window.state = () => ({ dialog: document.querySelector("dialog:modal") !== null, playing: !document.querySelector("video").paused });
     </script>`,
  ),
});
