// The extension's own interface to the browser. Both browsers have it as `chrome`, with promises (Firefox since manifest version 3).
// Not as `browser`, which many a Chromium does not know: there a page may call one of its frames so, and the name would answer with that.
//
// In a page with a frame of either name Chromium (156) gives our scripts no interface at all; `chrome` is then that frame's window, or
// nothing. The background sees to it that something stands in for it (background/stand_in.js).

/** Under this the stand-in lies in the isolated world of such a page. */
export const STAND_IN = 'recto.api';

/** @returns {typeof chrome | undefined} */
function own() {
  try {
    const found = /** @type {any} */ (globalThis).chrome;
    return typeof found?.runtime?.id === 'string' ? found : undefined;
  } catch {
    // The window of a frame from elsewhere.
    return undefined;
  }
}

/** Undefined where this is not the extension: in the web page. @type {typeof chrome} */
export const api = /** @type {any} */ (own() ?? /** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for(STAND_IN)]);
