// What stands in for the extension's interface in a page where Chromium gives our script none: a page with a frame that is called
// `chrome` or `browser`. Its questions wait in the page's isolated world, where no page comes; the background fetches them with
// executeScript, whose results and arguments need no interface, and brings the answers.

import { STAND_IN } from '../shared/api.js';
import { keep } from './keeping.js';
import { onMessage } from './messages.js';
import { api } from './platform.js';

/** Milliseconds that the page is waited for: less than the half minute after which Chromium stops a background that does nothing. */
const WAIT = 15_000;

/** What a page's script may do with the storage. */
const METHODS = ['get', 'set', 'remove'];

/** @typedef {{ number: number, kind: 'message' | 'settings' | 'storage', body: any }} Question */

/**
 * Puts it there, and answers what it is asked until the view is closed or the page is gone.
 * @param {number} tabId
 */
export async function standIn(tabId) {
  const target = { tabId };
  const language = api.i18n.getUILanguage();
  const known = {
    symbol: STAND_IN, id: api.runtime.id, language, direction: api.i18n.getMessage('@@bidi_dir'), words: await words(), manifest: api.runtime.getManifest(), methods: METHODS, wait: WAIT,
    isPrivate: (await api.tabs.get(tabId)).incognito,
  };
  await api.scripting.executeScript({ target, func: install, args: [known] });
  serve(target).catch(() => {
    // The page is gone, and the right to it.
  });
}

/** All sentences of the interface in the reader's language, with $1 and so on where values stand. */
async function words() {
  const keys = Object.keys(await (await fetch(api.runtime.getURL('_locales/en/messages.json'))).json());
  return Object.fromEntries(keys.map((key) => [key, api.i18n.getMessage(key, ['$1', '$2', '$3', '$4'])]));
}

/** @param {{ tabId: number }} target */
async function serve(target) {
  let isClosed = false;
  const { url } = await api.tabs.get(target.tabId);
  const sender = /** @type {chrome.runtime.MessageSender} */ ({ id: api.runtime.id, tab: { id: target.tabId }, url });
  for (;;) {
    const [{ result }] = await api.scripting.executeScript({ target, func: next, args: [STAND_IN] });
    // A view that closes keeps its place: it asks twice more.
    if (!result || (isClosed && result.length === 0)) return;
    for (const { number, kind, body } of /** @type {Question[]} */ (result)) {
      const bring = (/** @type {unknown} */ given, /** @type {string | null} */ failure) => (
        api.scripting.executeScript({ target, func: settle, args: [STAND_IN, number, given, failure] })
      );
      answer(kind, body, sender).then((given) => bring(given ?? null, null), (error) => bring(null, String(error))).catch(() => {});
      if (body?.type === 'closed') isClosed = true;
    }
  }
}

/**
 * @param {Question['kind']} kind
 * @param {any} body
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>}
 */
async function answer(kind, body, sender) {
  if (kind === 'settings') return keep(body);
  if (kind === 'storage') {
    const area = /** @type {any} */ (body.area === 'sync' ? api.storage.sync : api.storage.local);
    return METHODS.includes(body.method) ? area[body.method](...body.rest) : undefined;
  }
  return new Promise((resolve) => { if (!onMessage(body, sender, resolve)) resolve(null); });
}

// ---- in the page: each stands alone ----

/** @param {Record<string, any>} known */
function install({ symbol, id, language, direction, words: all, manifest, methods, wait, isPrivate }) {
  /** @type {Question[]} */
  const questions = [];
  const waiting = new Map();
  let number = 0;
  let wake = () => {};
  const ask = (/** @type {Question['kind']} */ kind, /** @type {any} */ body) => new Promise((resolve, reject) => {
    number += 1;
    waiting.set(number, { resolve, reject });
    questions.push({ number, kind, body });
    wake();
  });
  const areaOf = (/** @type {string} */ area) => Object.fromEntries(methods.map((/** @type {string} */ method) => [method, (/** @type {any[]} */ ...rest) => ask('storage', { area, method, rest })]));
  const deaf = { addListener() {}, removeListener() {} };
  /** @type {Record<symbol, unknown>} */ (globalThis)[Symbol.for(symbol)] = {
    isFresh: true,
    next: () => new Promise((resolve) => {
      const timer = setTimeout(() => wake(), wait);
      wake = () => {
        clearTimeout(timer);
        wake = () => {};
        resolve(questions.splice(0));
      };
      if (questions.length > 0) wake();
    }),
    settle(/** @type {number} */ which, /** @type {unknown} */ given, /** @type {string | null} */ failure) {
      const { resolve, reject } = waiting.get(which) ?? {};
      waiting.delete(which);
      if (failure === null) resolve?.(given);
      else reject?.(new Error(failure));
    },
    i18n: {
      getUILanguage: () => language,
      getMessage: (/** @type {string} */ key, /** @type {string[]} */ values = []) => (
        key === '@@bidi_dir' ? direction : (all[key] ?? '').replace(/\$([1-4])/g, (/** @type {string} */ _, /** @type {string} */ at) => values[Number(at) - 1] ?? '')
      ),
    },
    runtime: {
      id,
      getManifest: () => manifest,
      onMessage: deaf,
      sendMessage: (/** @type {unknown} */ message) => ask('message', message),
      // The settings are all that goes by a port from a page.
      connect() {
        /** @type {((message: unknown) => void)[]} */
        const hear = [];
        return {
          onMessage: { addListener: (/** @type {(message: unknown) => void} */ handler) => hear.push(handler) },
          postMessage: (/** @type {unknown} */ message) => { ask('settings', message).then((given) => given && hear.forEach((handler) => handler(given))); },
        };
      },
    },
    storage: { local: areaOf('local'), sync: areaOf('sync'), onChanged: deaf },
    extension: { inIncognitoContext: isPrivate },
  };
}

/** @param {string} symbol @returns {Promise<Question[]> | null} */
function next(symbol) {
  return /** @type {any} */ (globalThis)[Symbol.for(symbol)]?.next() ?? null;
}

/** @param {string} symbol @param {number} number @param {unknown} given @param {string | null} failure */
function settle(symbol, number, given, failure) {
  /** @type {any} */ (globalThis)[Symbol.for(symbol)]?.settle(number, given, failure);
}
