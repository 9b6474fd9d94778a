// What the view asks of the library: to keep its text, to tell whether it is kept, to take it out again, to show the library.

import { CHANGED } from '../shared/library/changed.js';
import { fromBase64 } from '../shared/base64.js';
import { leftIn, markupIn, metadataIn, record } from '../shared/library/check.js';
import { failureOf } from '../shared/library/database.js';
import { Library } from '../shared/library/library.js';
import { api } from './platform.js';

/** @import { LibraryAnswer, LibraryMessage } from '../types.js' */

const library = new Library();

/**
 * Whether a message is one of content/tools/library.js or content/save/keep.js.
 * @param {any} received
 * @returns {received is LibraryMessage}
 */
export function isLibrary(received) {
  const { type, address, text, id, url, base64 } = received ?? {};
  const isText = (/** @type {unknown[]} */ ...values) => values.every((value) => typeof value === 'string');
  switch (type) {
    case 'library-at': return isText(address);
    case 'library-keep': return isText(address, text);
    case 'library-picture': return isText(id, url, base64);
    case 'library-take-out': return isText(id);
    case 'library-open': return true;
    default: return false;
  }
}

/**
 * @param {LibraryMessage} message
 * @param {string | undefined} sender the address of the page that it comes from
 * @returns {Promise<LibraryAnswer>} never rejected
 */
export async function onLibrary(message, sender) {
  try {
    return await answer(message, sender ?? '');
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** The port's name; also in pages/kept/place.js. */
const PLACE_PORT = 'place';

/**
 * Keeps where a text was left. It comes by a port, which works while the page of the text is being left.
 * @param {chrome.runtime.Port} port
 */
export function onPlace(port) {
  if (port.name !== PLACE_PORT || port.sender?.url?.startsWith(api.runtime.getURL('')) !== true) return;
  port.onMessage.addListener(async (/** @type {unknown} */ left) => {
    try {
      const { id, changes } = leftIn(left);
      await library.change(id, changes);
      CHANGED.tell();
    } catch (error) {
      console.warn('Recto could not keep a place:', error);
    }
    port.disconnect();
  });
}

/** Milliseconds for which the library's page may offer back what was deleted. */
const OFFERED_FOR = 60_000;

/** Clears what was deleted when the browser was used the last time. */
export const clearDeleted = () => library.clear(OFFERED_FOR).catch(() => 0);

/** Shows the library, in a tab of its own. Not in a private window: Firefox gives its pages a storage of their own. */
export async function openLibrary() {
  const url = api.runtime.getURL('pages/library.html');
  const windows = await api.windows.getAll({ windowTypes: ['normal'] });
  const open = windows.filter(({ incognito }) => !incognito);
  const { id } = open.find(({ focused }) => focused) ?? open[0] ?? {};
  if (id === undefined) return void await api.windows.create({ url, incognito: false });
  await api.tabs.create({ windowId: id, url });
  await api.windows.update(id, { focused: true });
}

/**
 * @param {LibraryMessage} message
 * @param {string} sender
 * @returns {Promise<LibraryAnswer>}
 */
async function answer(message, sender) {
  switch (message.type) {
    case 'library-at': return { entry: await library.at(pageOf(message.address, sender)) };
    case 'library-keep': {
      const text = record(JSON.parse(message.text), 'text');
      const [metadata, markup] = [metadataIn(text.metadata, 'text.metadata'), markupIn(text.markup, 'text.markup')];
      const entry = await library.keep({ metadata, markup, address: pageOf(message.address, sender) });
      CHANGED.tell();
      return { entry };
    }
    case 'library-picture': {
      const bytes = fromBase64(message.base64);
      const isKept = bytes !== null && await library.addPicture(message.id, message.url, bytes);
      CHANGED.tell();
      return { isKept };
    }
    case 'library-take-out':
      await library.remove(message.id);
      CHANGED.tell();
      return {};
    case 'library-open':
      await openLibrary();
      return {};
  }
}

/**
 * The address under which a page is kept: the one that the view names, where that is of the page's own site, else the page's.
 * @param {string} named
 * @param {string} sender
 */
function pageOf(named, sender) {
  const originOf = (/** @type {string} */ address) => (URL.canParse(address) ? new URL(address).origin : null);
  return originOf(named) === originOf(sender) ? named : sender;
}
