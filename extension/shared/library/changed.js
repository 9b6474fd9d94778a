// Tells the pages of the extension that the library has changed, so that none shows what was there before.

/** The name of the channel; only the extension's own pages and background hear it. */
const NAME = 'recto.library';

/** @type {BroadcastChannel | null} */
let channel = null;

const open = () => (channel ??= new BroadcastChannel(NAME));

export const CHANGED = {
  /** Tells all others. */
  tell() { open().postMessage('changed'); },

  /** @param {() => void} listener called when another page, or the background, has changed something */
  hear(listener) { open().addEventListener('message', listener); },
};
