// The menu at the button: what can be done with this page, what Recto does on this site, and what is hidden here.

import { VIEW } from '../content/keys.js';
import { message } from '../content/messages.js';
import { button, part } from '../content/parts.js';
import { api } from '../shared/api.js';
import { siteOf } from '../shared/sites.js';
import { speak } from './both/page.js';
import { hiddenHere } from './popup/hidden.js';
import { modeHere } from './popup/mode.js';

/**
 * The tab that the menu is about: named in its address where it stands in a window of its own.
 * @returns {Promise<chrome.tabs.Tab | undefined>}
 */
async function tabInQuestion() {
  const named = new URLSearchParams(location.search).get('tab');
  if (named !== null) return api.tabs.get(Number(named)).catch(() => undefined);
  return (await api.tabs.query({ active: true, currentWindow: true }))[0];
}

/**
 * Tells the background, and is done.
 * @param {'read' | 'clean-once'} type
 * @param {number} tabId
 */
async function ask(type, tabId) {
  await api.runtime.sendMessage({ type, tabId });
  window.close();
}

/**
 * @param {number} tabId
 * @param {string} site
 */
function ofAPage(tabId, site) {
  const read = button('main-button', message('menuReadPage'), () => ask('read', tabId));
  const acts = part('div', 'acts', read, button('', message('cleanOnce'), () => ask('clean-once', tabId)));
  isOpenIn(tabId).then((isOpen) => { if (isOpen) read.textContent = message('showOriginal'); });
  const hidden = hiddenHere(tabId);
  return [part('h1', '', site), acts, modeHere(tabId, site, hidden.look), hidden.element];
}

/**
 * Whether the view is open in a tab: then a press closes it.
 * @param {number} tabId
 * @returns {Promise<boolean>} false where that cannot be asked
 */
async function isOpenIn(tabId) {
  const asked = api.scripting.executeScript({ target: { tabId }, func: hasView, args: [String(Symbol.keyFor(VIEW))] });
  return asked.then(([{ result }]) => result === true, () => false);
}

/** Runs in the page. @param {string} key */
function hasView(key) {
  return /** @type {Record<symbol, import('../types.js').View | undefined>} */ (/** @type {unknown} */ (globalThis))[Symbol.for(key)]?.isOpen() === true;
}

function library() {
  return button('small', message('libraryTitle'), async () => {
    await api.runtime.sendMessage({ type: 'library-open' });
    window.close();
  });
}

function settings() {
  return button('small', message('settingsTitle'), async () => {
    await api.runtime.openOptionsPage();
    window.close();
  });
}

async function build() {
  speak();
  const tab = await tabInQuestion();
  const site = siteOf(tab?.url);
  const content = tab?.id !== undefined && site !== null ? ofAPage(tab.id, site) : [part('h1', '', 'Recto'), part('p', '', message('unavailable'))];
  document.body.append(part('main', '', ...content, part('footer', '', library(), settings())));
  document.querySelector('button')?.focus();
}

build();
