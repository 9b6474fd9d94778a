// The extension's own interface to the browser. Both browsers have it as `chrome`, with promises (Firefox since manifest version 3).
// Not as `browser`, which Chromium does not know: there a page may call one of its frames so, and the name would answer with that.

/** @type {typeof chrome} */
export const api = /** @type {any} */ (globalThis).chrome;
