// What the core says of live pages and of the reader's own rules: a Wasm module that comes with the first question.

import notices from 'recto:notices';
import init, { checkRules as check, judge as judgeFacts, rulesFor as forSite, useNotices, usePhrases } from '../pkg/judging.js';
import { bytesOf } from './files.js';
import { once } from './once.js';

const ready = once(async () => {
  const [phrases] = await Promise.all([bytesOf('phrases.txt'), init()]);
  usePhrases(phrases);
  useNotices(notices);
});

/**
 * Judges the parts of a live page that may be clutter.
 * @param {string} facts JSON of `PageFacts`
 * @param {string} settings JSON of `CleanSettings`
 * @returns {Promise<string>} JSON of `Verdicts`
 */
export async function judge(facts, settings) {
  await ready();
  return judgeFacts(facts, settings);
}

/**
 * What is wrong with the reader's own rules.
 * @param {string} rules
 * @returns {Promise<string>} JSON: a list of { line, key, message }
 */
export async function checkRules(rules) {
  await ready();
  return check(rules);
}

/**
 * What the reader's own rules say for a site.
 * @param {string} rules
 * @param {string} host
 * @returns {Promise<string>} JSON of `SiteRules`
 */
export async function rulesFor(rules, host) {
  await ready();
  return forSite(rules, host);
}
