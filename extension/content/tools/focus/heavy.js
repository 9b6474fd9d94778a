// Heavy word beginnings, which some find easier to follow: the first letters of each word in bold. Only scripts that put blanks
// between words have such beginnings; code, formulas and titles stay as they are.

/** @import { Tools } from '../tools.js' */

/** Share of a word's letters that are heavy, 0.0–1.0, and letters up to which it is one. */
const SHARE = 0.45;
const SHORT_WORD = 3;

/** Texts that are changed at once: a long article is done piece by piece, so that nothing else waits. */
const AT_ONCE = 200;

/** Words of letters; a blank is no word, nor is a figure. Not Chinese, Japanese, Thai and the like. */
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{M}'’]+/gu;

/** Text that keeps its weight. */
const KEPT = 'code, pre, .math, math, h1, h2, h3, h4, h5, h6, rt, .ours, .heavy';

/** @param {Tools} tools */
export function mountHeavy(tools) {
  const { view } = tools;
  /** For each changed text what stands in its place. @type {Map<Text, HTMLElement>} */
  const changed = new Map();
  let turn = 0;
  const undo = () => {
    for (const [text, span] of changed) span.replaceWith(text);
    changed.clear();
  };
  const run = () => {
    turn += 1;
    if (tools.values.heavy !== true) return undo();
    const texts = textsIn(view.article);
    const mine = turn;
    const step = () => {
      if (mine !== turn || view.signal.aborted) return;
      for (const text of texts.splice(0, AT_ONCE)) {
        const span = text.isConnected ? heavy(text) : null;
        if (span) changed.set(text, span);
      }
      if (texts.length > 0) setTimeout(step);
    };
    step();
  };
  let was = false;
  const onChange = () => {
    if ((tools.values.heavy === true) === was) return;
    was = !was;
    run();
  };
  tools.onChange(onChange);
  view.onText(() => {
    for (const [text, span] of changed) if (!span.isConnected) changed.delete(text);
    run();
  });
  tools.add({ name: 'heavy', label: 'setting_heavy', key: 'w', run: () => tools.set({ heavy: !tools.values.heavy }) });
  onChange();
}

/**
 * @param {HTMLElement | null} article
 * @returns {Text[]}
 */
function textsIn(article) {
  const text = article?.querySelector('.text');
  if (!text) return [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement?.closest(KEPT)) found.push(/** @type {Text} */ (node));
  }
  return found;
}

/**
 * The part of a word that is heavy. A mark belongs to the letter before it.
 * @param {string} word
 */
export function beginningOf(word) {
  const letters = word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  return letters.slice(0, letters.length <= SHORT_WORD ? 1 : Math.ceil(letters.length * SHARE)).join('');
}

/**
 * Puts the text with heavy beginnings in its own place.
 * @param {Text} text
 * @returns {HTMLElement | null} null where it has no words
 */
function heavy(text) {
  const span = document.createElement('span');
  span.className = 'heavy';
  let end = 0;
  for (const { 0: word, index } of text.data.matchAll(WORD)) {
    const beginning = beginningOf(word);
    const bold = document.createElement('b');
    bold.textContent = beginning;
    span.append(text.data.slice(end, index), bold);
    end = index + beginning.length;
  }
  if (end === 0) return null;
  span.append(text.data.slice(end));
  text.replaceWith(span);
  return span;
}
