// Rules that could not be kept, as there is no room: said in the page, where they count as long as it is there, with a way to try again.

import { interfaceDirection, interfaceLanguage, message } from '../messages.js';
import { adoptOwn } from '../own_names.js';
import { button, part } from '../parts.js';
import { KEPT_FROM_PAGE } from '../pointing.js';
import { randomName } from '../random.js';
import barStyle from '../styles/picker.css';

/** @import { Cleaner } from './cleaner.js' */

export class NotKept {
  /**
   * @param {Cleaner} cleaner
   * @param {(rule: string) => Promise<boolean>} keep whether a rule is kept now
   */
  constructor(cleaner, keep) {
    this.cleaner = cleaner;
    this.keep = keep;
    /** @type {string[]} */
    this.rules = [];
    /** @type {HTMLElement | null} */
    this.host = null;
  }

  /** Says it, with the rule's own words, which can be copied from there. @param {string} rule */
  add(rule) {
    if (!this.rules.includes(rule)) this.rules.push(rule);
    this.show();
  }

  show() {
    this.end();
    this.host = document.createElement(randomName());
    const root = this.host.attachShadow({ mode: 'closed' });
    adoptOwn(root, barStyle);
    const words = part('p', 'words');
    words.setAttribute('role', 'alert');
    const rules = this.rules.map((rule) => part('p', 'keys rule', rule));
    rules.forEach((each) => { each.dir = 'ltr'; });
    const bar = part('div', 'bar short', words, ...rules, button('again', message('keepAgain'), () => this.tryAgain()), button('', message('close'), () => this.end()));
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', message('storageFull'));
    bar.lang = interfaceLanguage();
    bar.dir = interfaceDirection();
    // What is done with our own buttons is nothing to the page.
    for (const name of [...KEPT_FROM_PAGE, 'keydown']) root.addEventListener(name, (event) => event.stopPropagation());
    root.append(bar);
    this.cleaner.ours.add(this.host);
    document.documentElement.append(this.host);
    // Once it is there, so that it is read aloud.
    words.textContent = message('storageFull');
  }

  async tryAgain() {
    const kept = await Promise.all(this.rules.map((rule) => this.keep(rule)));
    this.rules = this.rules.filter((_, index) => !kept[index]);
    if (this.rules.length > 0) this.show();
    else this.end();
  }

  end() {
    this.host?.remove();
    this.host = null;
  }
}
