// The panel "Aa": how the text looks. What is changed is seen at once in the text beside it.

import { GROUPS, SETTINGS, isOnThisDevice } from '../../../shared/settings.js';
import { hardToRead } from '../../../shared/themes.js';
import { message } from '../../messages.js';
import { button, part } from '../../parts.js';
import { control, switchOf } from './controls.js';
import { isInstalled } from './installed.js';

/** @import { Values } from '../../../shared/settings.js' */
/** @import { Setting } from '../../../shared/table.js' */
/** @import { Tools } from '../tools.js' */

/** What has a panel of its own. */
const ELSEWHERE = 'keep';

/** What most readers want to change stands at the top, the rest in groups that open. */
const FIRST = ['theme', 'ownPaper', 'ownInk', 'ownLink', 'font', 'fontName', 'size', 'width', 'lineHeight'];

/** Settings that mean something only beside others, or in some texts. @type {Record<string, (values: Values, tools: Tools) => boolean>} */
const SHOWN_WHEN = {
  fontName: ({ font }) => font === 'named',
  ownPaper: ({ theme }) => theme === 'own',
  ownInk: ({ theme }) => theme === 'own',
  ownLink: ({ theme }) => theme === 'own',
  imageSize: ({ images }) => images === 'show',
  writing: (_, { view }) => view.article?.matches(':lang(ja), :lang(zh)') === true,
  ruby: (_, { view }) => view.article?.querySelector('ruby') != null,
};

/** @param {Tools} tools */
export function mount(tools) {
  tools.addPanel({ name: 'look', label: 'toolLook', icon: 'look', key: 't', build: (box) => fill(box, tools) });
}

/**
 * @param {HTMLElement} box
 * @param {Tools} tools
 */
function fill(box, tools) {
  /** @type {((values: Values) => void)[]} */
  const updates = [];
  const rowOf = (/** @type {Setting} */ setting) => {
    const { row, show } = control(setting, (value) => tools.set({ [setting.key]: value }));
    const isShown = SHOWN_WHEN[setting.key];
    updates.push((values) => {
      show(values[setting.key]);
      row.hidden = isShown?.(values, tools) === false;
    });
    return row;
  };
  const first = FIRST.flatMap((key) => SETTINGS.filter((setting) => setting.key === key)).map(rowOf);
  // A warning stands beneath what it is about.
  first.splice(FIRST.indexOf('fontName') + 1, 0, warning(updates, missingFont));
  first.splice(FIRST.indexOf('ownLink') + 1, 0, warning(updates, faintColours));
  box.append(part('div', 'settings', ...first));
  for (const group of GROUPS.filter((each) => each !== ELSEWHERE)) {
    const rows = SETTINGS.filter((setting) => setting.group === group && !FIRST.includes(setting.key)).map(rowOf);
    if (rows.length > 0) box.append(part('details', 'settings', part('summary', '', message(`settings_${group}`)), ...rows));
  }
  box.append(part('div', 'settings', deviceSwitch(tools), reset(tools)));
  const update = () => updates.forEach((show) => show(tools.values));
  update();
  tools.onChange(update);
}

/**
 * A line that is there where something is to be said.
 * @param {((values: Values) => void)[]} updates
 * @param {(values: Values) => string} words none where all is well
 */
function warning(updates, words) {
  const box = part('p', 'setting-warning');
  box.setAttribute('role', 'status');
  updates.push((values) => {
    box.textContent = words(values);
    box.hidden = box.textContent === '';
  });
  return box;
}

/** @param {Values} values */
function faintColours(values) {
  const pairs = values.theme === 'own' ? hardToRead(values) : [];
  return pairs.map(({ what, contrast, least }) => message(`contrast_${what}`, contrast.toFixed(1), String(least))).join(' ');
}

/** @param {Values} values */
function missingFont({ font, fontName }) {
  const name = String(fontName).trim();
  return font !== 'named' || name === '' || isInstalled(name) ? '' : message('fontMissing', name);
}

/** @param {Tools} tools */
function deviceSwitch(tools) {
  const { row, show } = switchOf('onThisDevice', message('lookOnThisDevice'), (isAlone) => tools.keepOnThisDevice(isAlone));
  isOnThisDevice(tools.storage).then(show);
  return row;
}

/** @param {Tools} tools */
function reset(tools) {
  const putBack = () => tools.set(Object.fromEntries(SETTINGS.filter(({ group }) => group !== ELSEWHERE).map(({ key }) => [key, null])));
  return part('p', 'setting-buttons', button('', message('lookReset'), putBack));
}
