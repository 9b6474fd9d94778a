// What is hidden in this page: each with a way back, and "hide this too".

import { countMessage, message } from '../../content/messages.js';
import { button, part } from '../../content/parts.js';
import { api } from '../../shared/api.js';

/** What content/clean.entry.js tells of one thing: `id` is its own name for it, `words` how its text begins. */
/** @typedef {{ id: number, kind: string, words: string, shown: boolean }} Hidden */

/** Milliseconds between a word to the page and a look at what has come of it. */
const PAUSE = 100;

/**
 * @param {number} tabId of the page
 */
export function hiddenHere(tabId) {
  const element = part('section', '');
  const look = async () => {
    const list = await tell(tabId, { type: 'clean-list' });
    const hidden = /** @type {Hidden[]} */ (list?.hidden ?? []);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.act;
    element.replaceChildren(...content(hidden), ...(list?.gated ? [part('p', 'soft', message('gatedHere'))] : []));
    // What was pressed is made anew, and keeps the keyboard.
    if (focused) /** @type {HTMLElement | null} */ (element.querySelector(`[data-act="${focused}"]`) ?? element.querySelector('button'))?.focus();
  };

  /**
   * A button that says something to the page.
   * @param {string} text a key of _locales
   * @param {Record<string, unknown> & { type: string }} said
   */
  const sayer = (text, said) => {
    const pressed = button('small', message(text), async () => {
      await tell(tabId, said);
      setTimeout(look, PAUSE);
    });
    pressed.dataset.act = `${said.type}-${said.id ?? ''}`;
    return pressed;
  };

  /** @param {Hidden[]} hidden */
  const content = (hidden) => {
    const gone = hidden.filter((each) => !each.shown).length;
    const title = part('h2', '', gone > 0 ? countMessage('hiddenCount', gone) : message('nothingHidden'));
    const top = part('div', 'top', title, ...(gone > 0 ? [sayer('everythingBack', { type: 'clean-show-all' })] : []));
    const list = part('ul', 'hidden-list', ...hidden.map(entry));
    return [top, ...(hidden.length > 0 ? [list] : []), part('div', 'row', picker())];
  };

  /** @param {Hidden} hidden */
  const entry = ({ id, kind, words, shown }) => part('li', '',
    part('p', '', part('strong', '', message(`kind_${kind}`))),
    part('bdi', 'words soft', words),
    part('div', 'row',
      shown ? sayer('hideAgain', { type: 'clean-hide', id }) : sayer('showAgain', { type: 'clean-show', id }),
      sayer('neverHide', { type: 'clean-never', id })));

  const picker = () => button('small', message('hideThisToo'), async () => {
    await api.runtime.sendMessage({ type: 'pick', tabId });
    window.close();
  });

  // The page tells the background when something is hidden; the menu hears it too.
  api.runtime.onMessage.addListener((told, sender) => {
    if (told?.type === 'hidden' && sender.tab?.id === tabId) look();
  });
  look();
  return { element, look };
}

/**
 * @param {number} tabId
 * @param {object} said
 * @returns {Promise<any>} what the page answers; null where nothing of ours runs in it
 */
async function tell(tabId, said) {
  try {
    return await api.tabs.sendMessage(tabId, said);
  } catch {
    return null;
  }
}
