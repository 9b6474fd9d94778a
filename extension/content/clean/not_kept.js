// Rules that could not be kept, as there is no room: said in the page, where they count as long as it is there, with a way to try again.

import { adopt } from '../adopt.js';
import { interfaceDirection, interfaceLanguage, message } from '../messages.js';
import { ownNames } from '../own_names.js';
import { button, part } from '../parts.js';
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
    this.host = document.createElement(`a${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}-n`);
    const root = this.host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(ownNames(barStyle));
    adopt(root, [sheet]);
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
    for (const name of ['click', 'keydown', 'pointerdown', 'mousedown']) root.addEventListener(name, (event) => event.stopPropagation());
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
