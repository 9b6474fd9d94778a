// Every setting of the reading view, with its default. The panel in the view and the settings page are both made from
// this table; a new setting is one line here, its words in _locales (`setting_KEY`, for a choice `setting_KEY_CHOICE`),
// and whoever heeds it.

/** @typedef {'general' | 'cleaning' | 'text' | 'page' | 'colours' | 'aids' | 'print' | 'style' | 'keep'} Group */

/**
 * One of a few. Its choices' words: the label's key, an underscore and the choice.
 * @typedef {{ kind: 'choice', key: string, group: Group, label: string, default: string, choices: readonly string[] }} Choice
 */
/**
 * A number between two ends.
 * @typedef {{ kind: 'range', key: string, group: Group, label: string, default: number, min: number, max: number, step: number, unit: '%' | 'em' }} Range
 */
/** @typedef {{ kind: 'switch', key: string, group: Group, label: string, default: boolean }} Switch */
/**
 * Words of the reader's own, on one line or on many.
 * @typedef {{ kind: 'text', key: string, group: Group, label: string, default: string, longest: number, lines: 'one' | 'many' }} Text
 */
/** A colour as `#rrggbb`. @typedef {{ kind: 'colour', key: string, group: Group, label: string, default: string }} Colour */
/** @typedef {Choice | Range | Switch | Text | Colour} Setting */

/** The groups in the order in which they are shown; their words are `settings_GROUP`. */
export const GROUPS = /** @type {const} */ (['text', 'colours', 'page', 'aids', 'print', 'style', 'keep']);

/** Most characters of a style sheet of the reader's own: a synchronised item holds 8 KB in all. */
const LONGEST_STYLE = 4_000;

/** @type {readonly Setting[]} */
export const SETTINGS = [
  choice('text', 'font', 'serif', ['serif', 'sans', 'mono', 'opendyslexic', 'atkinson', 'named']),
  text('text', 'fontName', 80, 'one'),
  // Of the size that the reader has set in the browser.
  range('text', 'size', 100, 60, 300, 10, '%'),
  // Of the height that suits the text's own script.
  range('text', 'lineHeight', 100, 70, 170, 5, '%'),
  range('text', 'paragraphSpacing', 1, 0, 3, 0.25, 'em'),
  range('text', 'letterSpacing', 0, 0, 0.2, 0.01, 'em'),
  range('text', 'wordSpacing', 0, 0, 0.6, 0.05, 'em'),
  choice('text', 'align', 'auto', ['auto', 'start', 'justify']),
  choice('text', 'hyphens', 'auto', ['auto', 'always', 'never']),
  toggle('text', 'ruby', true),

  choice('colours', 'theme', 'auto', ['auto', 'light', 'sepia', 'grey', 'dark', 'black', 'contrast', 'own']),
  colour('colours', 'ownPaper', '#fdf6e3'),
  colour('colours', 'ownInk', '#2b2b2b'),
  colour('colours', 'ownLink', '#0b4f8a'),
  toggle('colours', 'codeColours', true),

  // For lines of about 67 letters; a script of wide signs takes a little more of its own accord.
  range('page', 'width', 28, 16, 80, 1, 'em'),
  choice('page', 'columns', 'one', ['one', 'two', 'three']),
  choice('page', 'images', 'show', ['show', 'hide']),
  range('page', 'imageSize', 100, 20, 100, 10, '%'),
  choice('page', 'direction', 'auto', ['auto', 'ltr', 'rtl']),
  choice('page', 'writing', 'horizontal', ['horizontal', 'vertical']),

  toggle('aids', 'progress', true),
  toggle('aids', 'rememberPlace', true),
  toggle('aids', 'guide', false),
  toggle('aids', 'pages', false),
  toggle('aids', 'heavy', false),
  toggle('aids', 'quiet', false),
  // Of the speed at which the text takes the minutes that are counted for its language.
  range('aids', 'scrollSpeed', 100, 20, 300, 10, '%'),
  // Of the voice's own speed.
  range('aids', 'voiceRate', 100, 50, 300, 10, '%'),

  toggle('print', 'printLinks', false),
  toggle('print', 'printImages', true),

  text('style', 'style', LONGEST_STYLE, 'many'),

  toggle('keep', 'frontMatter', false),
];

/** @param {Group} group @param {string} key @param {string} preset @param {readonly string[]} choices @returns {Choice} */
function choice(group, key, preset, choices) {
  return { kind: 'choice', key, group, label: `setting_${key}`, default: preset, choices };
}

/**
 * @param {Group} group @param {string} key @param {number} preset @param {number} min @param {number} max @param {number} step
 * @param {'%' | 'em'} unit @returns {Range}
 */
function range(group, key, preset, min, max, step, unit) {
  return { kind: 'range', key, group, label: `setting_${key}`, default: preset, min, max, step, unit };
}

/** @param {Group} group @param {string} key @param {boolean} preset @returns {Switch} */
function toggle(group, key, preset) {
  return { kind: 'switch', key, group, label: `setting_${key}`, default: preset };
}

/** @param {Group} group @param {string} key @param {number} longest characters @param {'one' | 'many'} lines @returns {Text} */
function text(group, key, longest, lines) {
  return { kind: 'text', key, group, label: `setting_${key}`, default: '', longest, lines };
}

/** @param {Group} group @param {string} key @param {string} preset @returns {Colour} */
function colour(group, key, preset) {
  return { kind: 'colour', key, group, label: `setting_${key}`, default: preset };
}
