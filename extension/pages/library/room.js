// How much room the library takes, how much there is, and whether the browser may clear it by itself.

import { interfaceLanguage, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';

/** Bytes of each unit, the largest first. */
const UNITS = /** @type {const} */ ([['gigabyte', 1e9], ['megabyte', 1e6], ['kilobyte', 1e3]]);

/**
 * @param {number} bytes
 * @returns {string} in the reader's language, "12 MB"
 */
function sizeOf(bytes) {
  const [unit, size] = UNITS.find(([, least]) => bytes >= least) ?? UNITS[UNITS.length - 1];
  const maximumFractionDigits = bytes / size < 10 ? 1 : 0;
  return new Intl.NumberFormat(interfaceLanguage(), { style: 'unit', unit, maximumFractionDigits }).format(bytes / size);
}

/**
 * @param {(words: string) => void} say
 * @returns {{ element: HTMLElement, show: () => Promise<void> }}
 */
export function roomOf(say) {
  const size = part('p', 'soft');
  const safety = part('p', 'soft');
  const ask = button('small', message('libraryProtect'), async () => {
    const isSafe = await navigator.storage.persist().catch(() => false);
    say(message(isSafe ? 'libraryProtected' : 'libraryNotProtected'));
    await show();
  });
  const show = async () => {
    try {
      const [{ usage = 0, quota = 0 }, isSafe] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
      size.textContent = message('libraryRoom', sizeOf(usage), sizeOf(quota));
      safety.textContent = message(isSafe ? 'libraryProtected' : 'libraryMayGo');
      ask.hidden = isSafe;
    } catch {
      // A browser that does not tell leaves the place empty.
      ask.hidden = true;
    }
  };
  return { element: part('div', 'room', size, safety, ask), show };
}
