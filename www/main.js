// Wires the page: the Wasm package meets the capture; everything else is src/browser/www.

import init, { start_www } from './pkg/recto.js';
import { capture } from '../extension/content/capture.js';
import { save } from './parts/save.js';

const NOT_STARTED = 'Recto could not start here: it needs a browser with WebAssembly, and this page served over http.';
const STUMBLED = 'Recto stumbled over this page, sorry. Load this window again to try another.';

/**
 * @param {string} sentence
 * @param {unknown} error
 */
function tell(sentence, error) {
  const problem = document.getElementById('recto-problem');
  const status = document.getElementById('recto-status');
  if (problem) problem.textContent = sentence;
  if (problem) problem.hidden = false;
  if (status) status.textContent = '';
  console.error(error);
}

try {
  await init();
  start_www(capture, save);
  performance.mark('usable');
  // After a panic the module is spent: better to say so than to stand at "Reading…".
  addEventListener('error', (event) => tell(STUMBLED, event.error));
  addEventListener('unhandledrejection', (event) => tell(STUMBLED, event.reason));
  // Without it, the page works as long as there is a network.
  navigator.serviceWorker?.register('offline.js').catch(() => {});
} catch (error) {
  tell(NOT_STARTED, error);
}
