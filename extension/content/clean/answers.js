// What the popup asks a page that is being cleaned, and what it may ask for.

import { keepingRule } from './selector.js';

/** @import { Cleaner } from './cleaner.js' */

/**
 * @typedef {{ type: 'clean-list' } | { type: 'clean-show' | 'clean-hide' | 'clean-never', id: number } | { type: 'clean-show-all' } | { type: 'clean-pick' }} Question
 */

/**
 * @param {Cleaner} cleaner
 * @param {() => void} pick starts the element picker
 * @param {(rule: string) => void} keep gives a rule to the background: the popup that asks may be gone before it has an answer
 * @returns {(question: Question) => object | null} null: not a question of ours
 */
export function answers(cleaner, pick, keep) {
  const { hiding } = cleaner;
  const { journal } = hiding;
  const entryOf = (/** @type {number} */ id) => journal.list().find((entry) => entry.id === id);
  const show = (/** @type {number} */ id) => {
    const entry = entryOf(id);
    if (!entry || entry.shown) return;
    journal.show(entry);
    // It stays, whatever is thought of it later.
    entry.parts.forEach(({ element }) => hiding.kept.add(element));
  };
  const list = () => ({
    hidden: journal.list().map(({ id, kind, words, shown }) => ({ id, kind, words, shown })),
    gated: cleaner.gated,
  });
  return (question) => {
    if (question.type === 'clean-list') return list();
    if (question.type === 'clean-pick') {
      pick();
      return { picking: true };
    }
    if (question.type === 'clean-show') show(question.id);
    else if (question.type === 'clean-show-all') journal.list().forEach(({ id }) => show(id));
    else if (question.type === 'clean-never') {
      const entry = entryOf(question.id);
      const rule = entry && keepingRule(entry.parts[0].element);
      if (rule) keep(rule);
      show(question.id);
    } else if (question.type === 'clean-hide') {
      const entry = entryOf(question.id);
      if (entry?.shown) journal.hide(entry, cleaner.article);
    } else return null;
    cleaner.observer.forget();
    hiding.tell();
    return list();
  };
}
