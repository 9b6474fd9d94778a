// The extension's own interface to the browser. Both browsers have it as `chrome`, with promises (Firefox since manifest version 3).
// Not as `browser`, which many a Chromium does not know: there a page may call one of its frames so, and the name would answer with
// that. (Chromium 156 gives a content script nothing at all in a page with a frame of either name; then the view says that it cannot
// be read.)

/** @type {typeof chrome} */
export const api = /** @type {any} */ (globalThis).chrome;
