// The extension's own interface to the browser: `browser` in Firefox, `chrome` elsewhere; both answer with promises.

/** @type {typeof chrome} */
export const api = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
