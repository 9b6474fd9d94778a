// The presses that are waited for, one in a tab at most.

export class Presses {
  /** @type {Map<number, ReturnType<typeof setTimeout>>} by tab, with what gives the press up */
  #waiting = new Map();

  /** @param {number} patience milliseconds after which a press is given up */
  constructor(patience) {
    this.patience = patience;
  }

  /**
   * @param {number} tabId
   * @returns {(() => void) | null} ends this press, and none that came after it; null: another is waited for there
   */
  begin(tabId) {
    if (this.#waiting.has(tabId)) return null;
    const timer = setTimeout(() => this.end(tabId), this.patience);
    this.#waiting.set(tabId, timer);
    return () => { if (this.#waiting.get(tabId) === timer) this.end(tabId); };
  }

  /** Nothing is waited for in this tab any more. @param {number} tabId */
  end(tabId) {
    clearTimeout(this.#waiting.get(tabId));
    this.#waiting.delete(tabId);
  }
}
