// What the reader says about parts of this page: it is sent to the core with the page once more, and the text is put there
// anew with its place kept.

import { api } from '../../../shared/api.js';
import { add, load, remove } from '../../../shared/reading_rules.js';
import { ask } from '../../ask.js';
import { message } from '../../messages.js';
import { readingIn } from '../../reading.js';

/** @import { Answer } from '../../../types.js' */
/** @import { PartRule } from '../../../shared/reading_rules.js' */
/** @import { Tools } from '../tools.js' */

const { storage } = api;

export class Choices {
  /** @param {Tools} tools */
  constructor(tools) {
    this.tools = tools;
    this.host = location.host;
    const { keep = [], leave_out: leaveOut = [] } = tools.view.choices ?? {};
    /** Parts by their index in the snapshot. */
    this.kept = new Set(keep);
    this.leftOut = new Set(leaveOut);
  }

  /** Whether the text can be changed: there is a page to read again. */
  get isPossible() {
    return this.tools.view.snapshot !== null && this.tools.view.article !== null;
  }

  /** @param {number} node a part that was left out */
  async bringBack(node) {
    if (!this.leftOut.delete(node)) this.kept.add(node);
    await this.readAgain('partBroughtBack');
  }

  /** @param {number} node a part of the text */
  async leaveOut(node) {
    if (!this.kept.delete(node)) this.leftOut.add(node);
    await this.readAgain('partLeftOut');
  }

  /**
   * Says the same about the part on all pages of this site.
   * @param {number} node
   * @param {PartRule['action']} action
   */
  async always(node, action) {
    const part = await this.ask({ type: 'describe', snapshot: this.tools.view.snapshot, node });
    if (typeof part !== 'string') return this.tools.say(message('partNotDescribed'));
    try {
      await add(storage.local, this.host, { action, part });
    } catch {
      // There is no room for it: then it is done here alone.
      await (action === 'keep' ? this.bringBack(node) : this.leaveOut(node));
      return this.tools.say(message('storageFull'));
    }
    this.kept.delete(node);
    this.leftOut.delete(node);
    await this.readAgain(action === 'keep' ? 'partAlwaysKept' : 'partAlwaysLeftOut');
  }

  /**
   * All of it by the page's own nodes, for when the page is read once more.
   * @returns {import('../../said.js').Said}
   */
  byNodes() {
    const { origins } = this.tools.view.passages;
    const nodes = (/** @type {Set<number>} */ indices) => [...indices].map((index) => origins[index]).filter(Boolean);
    return { keep: nodes(this.kept), leaveOut: nodes(this.leftOut) };
  }

  /** @returns {Promise<PartRule[]>} none where they cannot be read */
  async rules() {
    try {
      return await load(storage.local, this.host);
    } catch {
      return [];
    }
  }

  /** @param {string} part of a rule that no longer counts */
  async forget(part) {
    try {
      await remove(storage.local, this.host, part);
    } catch {
      return this.tools.say(message('storageFull'));
    }
    await this.readAgain('partRuleForgotten');
  }

  /** @param {string} said a key of _locales: what is said when it is done */
  async readAgain(said) {
    const { view } = this.tools;
    const choices = { keep: [...this.kept], leave_out: [...this.leftOut] };
    const answer = /** @type {Answer | null} */ (await this.ask({ type: 'captured', snapshot: view.snapshot, choices }));
    if (view.signal.aborted) return;
    if (!answer || !('reading' in answer)) return this.tools.say(message('errorUnexpected'));
    view.choices = choices;
    view.refill(readingIn(answer.reading));
    this.tools.say(message(said, this.host));
  }

  /**
   * @param {object} question
   * @returns {Promise<unknown>} null where the background cannot be reached
   */
  async ask(question) {
    try {
      return await ask(question);
    } catch {
      return null;
    }
  }
}
