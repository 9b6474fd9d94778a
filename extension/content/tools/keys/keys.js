// The keyboard: `?` lists every key of the view, and each can be changed.

import { api } from '../../../shared/api.js';
import { keyOf, keysOf, load, save } from '../../../shared/reading_keys.js';
import { message } from '../../messages.js';
import { button, part } from '../../parts.js';

export { default as sheet } from '../../styles/keys.css';

/** @import { Keys } from '../../../shared/reading_keys.js' */
/** @import { Action, Tools } from '../tools.js' */

/** Keys that are always the same: their name as it is shown, and a key of _locales. */
const FIXED = [['Esc', 'keysEscape'], ['Tab', 'keysTab'], ['?', 'keysList'], ['Ctrl+F', 'keysFind'], ['Ctrl +', 'keysZoom']];

const { storage } = api;

/** @param {Tools} tools last of all, when the others have said what they can do */
export async function mount(tools) {
  /** What each action came with. */
  const preset = [...tools.actions.values()].map((action) => ({ action, name: action.name, key: action.key }));
  /** @type {Keys} */
  let own = {};
  const use = () => {
    const keys = keysOf(preset, own);
    for (const { action, name } of preset) tools.setKey(action, keys[name] || undefined);
  };
  const list = part('ul', 'keys');
  const write = () => list.replaceChildren(
    ...preset.filter(({ action }) => action.name !== 'keys').map(({ action }) => row(action, (key) => change(action, key))),
    ...FIXED.map(([key, label]) => part('li', '', part('span', '', message(label)), part('kbd', '', key))),
  );
  /** @param {Action} action @param {string} key */
  const change = (action, key) => {
    // Who had the key before has none now.
    for (const { action: other, name } of preset) if (key && other !== action && other.key === key) own[name] = '';
    own[action.name] = key;
    keep();
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-action="${action.name}"]`))?.focus();
  };
  const keep = () => {
    use();
    write();
    save(storage.local, own).catch(() => tools.say(message('storageFull')));
  };
  tools.addPanel({
    name: 'keys',
    label: 'keysPanel',
    key: '?',
    build(box) {
      box.append(list, part('p', 'part-buttons', button('', message('keysReset'), () => { own = {}; keep(); })));
    },
    onOpen: write,
  });
  try {
    own = await load(storage.local);
    use();
  } catch {
    // The preset keys are there.
  }
}

/**
 * @param {Action} action
 * @param {(key: string) => void} change
 */
function row(action, change) {
  const words = message(action.label);
  const press = button('key', shown(action.key), () => listen());
  press.dataset.action = action.name;
  press.setAttribute('aria-label', message('keysChange', words, action.key ? shown(action.key) : message('keysNone')));
  const listen = () => {
    press.textContent = message('keysPress');
    press.classList.add('listening');
    press.addEventListener('keydown', onKey);
    press.addEventListener('blur', stop, { once: true });
  };
  const stop = () => {
    press.removeEventListener('keydown', onKey);
    press.classList.remove('listening');
    press.textContent = shown(action.key);
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    // Tab goes on, and modifiers are no keys by themselves.
    if (event.key === 'Tab' || /^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const key = /^(Backspace|Delete)$/.test(event.key) ? '' : keyOf(event);
    if (key === null || key === '?') return;
    stop();
    change(key);
  };
  return part('li', '', part('span', '', words), press);
}

/** @param {string | undefined} key */
const shown = (key) => (key ? key.toUpperCase() : '–');
