// A browser with Recto in it, as the tests see it. chromium.mjs and firefox.mjs fill in what differs.
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as rest } from 'node:timers/promises';

const SCREENSHOTS = new URL('../../target/screenshots/', import.meta.url);

/** How often a condition is looked at, in milliseconds. */
const GLANCE = 25;

/** How long a test waits for something that normally takes far less than a second, in milliseconds: the machine may be busy. */
const PATIENCE = 15_000;

/**
 * Waits until `look` answers with something true.
 * @template T
 * @param {string} what for the message of the error
 * @param {() => Promise<T>} look
 * @param {number} [patience] milliseconds
 * @returns {Promise<T>} the answer
 */
export async function until(what, look, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${patience} ms in vain: ${what}`);
    await rest(GLANCE);
  }
}

/** @typedef {{ width?: number, height?: number, dark?: boolean }} Look  sizes in CSS pixels; a desktop's in light, where nothing is said */

/** @typedef {'Escape' | 'Tab' | 'Shift+Tab' | 'Shift+Space' | 'Enter' | 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageDown' | ' '} NamedKey */
/** @typedef {NamedKey | `letter ${string}`} Key  by the name that the browsers give it; "letter o", "letter ?" for what writes a sign */

/** Moves that a swipe is made of; the first few are within what a finger may tremble. */
const SWIPE_STEPS = 12;

/** Milliseconds that a finger rests at the end of a swipe, so that the page does not glide on. */
export const FINGER_RESTS = 150;

/** @typedef {'copy' | 'cut' | 'paste' | 'select all'} Shortcut  with Ctrl, as a person presses it */

/**
 * @param {number} x @param {number} y where the finger is put down
 * @param {number} up CSS pixels by which it moves upwards on the screen
 * @returns {number[][]} where it is, from move to move
 */
export function swipe(x, y, up) {
  return Array.from({ length: SWIPE_STEPS + 1 }, (_, step) => [x, y - (up * step) / SWIPE_STEPS]);
}

/** Milliseconds after which somebody may have seen that the view is open, and a press is meant for it: UNSEEN of content/layer.js, and some more. */
export const SEEN = 300;

/** Margins of a printed sheet, in millimetres. */
export const MARGINS = { top: 18, bottom: 20, left: 16, right: 16 };

/** One browser, one tab, Recto installed. */
export class Browser {
  /** @type {string} */
  name = '';

  /** When a press has last closed the view, by `performance.now()`. */
  closedAt = -Infinity;

  // ---- what each browser does in its own way ----

  /** @param {string} _address @returns {Promise<void>} opens it as from outside, and waits until it has loaded */
  async open(_address) { throw new Error('not written'); }
  /** @param {string} _address @returns {Promise<void>} goes on to it from where the tab is, and waits until it has loaded */
  async goTo(_address) { throw new Error('not written'); }
  /** @returns {Promise<void>} presses Recto's button in the toolbar at once, sooner than a person could who answers what is seen */
  async pressAtOnce() { throw new Error('not written'); }
  /**
   * Runs a function on the view's shadow root, which is closed to the page but not to the browser's own tools.
   * @template T
   * @param {(root: ShadowRoot, ...rest: any[]) => T} _work stands alone: it is sent as text
   * @param {...any} _rest plain values
   * @returns {Promise<T | null>} `null` where there is no view
   */
  async inReader(_work, ..._rest) { throw new Error('not written'); }
  /**
   * Runs a function in the page.
   * @template T
   * @param {(...rest: any[]) => T} _work stands alone: it is sent as text
   * @param {...any} _rest plain values
   * @returns {Promise<T>}
   */
  async inPage(_work, ..._rest) { throw new Error('not written'); }
  /** @param {Key} _key */
  async pressKey(_key) { throw new Error('not written'); }
  /** @param {Shortcut} _shortcut which is pressed in the page */
  async pressShortcut(_shortcut) { throw new Error('not written'); }
  /** @returns {Promise<string>} the keys that the browser has given to Recto's command */
  async commandKeys() { throw new Error('not written'); }
  /** Whether `pressCommand` works here. */
  canPressCommand = false;
  /** Presses those keys where the browser itself listens. */
  async pressCommand() { throw new Error('not written'); }
  /** @param {number} _x @param {number} _y in CSS pixels of the viewport */
  async clickAt(_x, _y) { throw new Error('not written'); }
  /** @param {number} _x @param {number} _y in CSS pixels of the viewport */
  async doubleClickAt(_x, _y) { throw new Error('not written'); }
  /** @param {URL} _folder of another extension, which is installed beside Recto until the browser ends */
  async installBeside(_folder) { throw new Error('not written'); }
  /** @param {number} _x @param {number} _y in CSS pixels of the viewport */
  async pointAt(_x, _y) { throw new Error('not written'); }
  /** @param {number} _x @param {number} _y @param {number} _down CSS pixels by which the wheel scrolls */
  async wheelAt(_x, _y, _down) { throw new Error('not written'); }
  /** Whether it is Firefox before 153, which Recto runs in but some things are not the same in: docs/browser.md names them. */
  isOld = false;
  /** @param {number} _x @param {number} _y @param {number} _up CSS pixels by which a finger moves upwards on the screen */
  async swipeAt(_x, _y, _up) { throw new Error('not written'); }
  /** @param {number} _x @param {number} _y where a finger taps */
  async tapAt(_x, _y) { throw new Error('not written'); }
  /** @param {string} _words @returns {Promise<boolean>} whether the browser's search finds them in what is shown */
  async find(_words) { throw new Error('not written'); }
  /** @param {string} _selector of a file field @param {string} _path */
  async chooseFile(_selector, _path) { throw new Error('not written'); }
  /** @param {string} _folder where downloads go from now on @returns {Promise<void>} */
  async saveInto(_folder) { throw new Error('not written'); }
  /** @param {string} _entry of Recto's in the menu @param {number} _x @param {number} _y where the menu is opened */
  async chooseFromMenu(_entry, _x, _y) { throw new Error('not written'); }
  /** @returns {Promise<string[]>} the addresses that the tab has asked for since it was opened */
  async requests() { throw new Error('not written'); }
  /** @returns {Promise<string[]>} what has gone wrong in scripts since the tab was opened */
  async errors() { throw new Error('not written'); }
  /** @returns {Promise<Buffer>} a PNG of the viewport */
  async picture() { throw new Error('not written'); }
  /** @returns {Promise<Buffer>} what the browser would print of the tab, on A4, as a PDF */
  async pdf() { throw new Error('not written'); }
  /** @param {boolean} _isPaper whether the tab is styled as on paper */
  async styleForPaper(_isPaper) { throw new Error('not written'); }
  /** @param {Look} _look */
  async setLook(_look) { throw new Error('not written'); }
  /** @returns {Promise<string>} the badge on Recto's button for this tab */
  async badge() { throw new Error('not written'); }
  /** @returns {Promise<string>} the tooltip of Recto's button for this tab */
  async tooltip() { throw new Error('not written'); }
  /** @returns {Promise<number>} presses Recto's button; when that was, in milliseconds since 1970 by the browser's clock */
  async pressActionTimed() { throw new Error('not written'); }
  /**
   * Runs source text in the page, whatever the page's policy.
   * @param {string} _source the body of a function
   * @returns {Promise<any>} what it returns
   */
  async inPageSource(_source) { throw new Error('not written'); }
  /** Whether `stopBackground` works here. */
  canStopBackground = false;
  /** Stops the background, as the browser does by itself after some rest. */
  async stopBackground() { throw new Error('not written'); }
  /** @param {string} _path of a page of Recto's own, from the extension's folder @returns {string} its address */
  ownPage(_path) { throw new Error('not written'); }
  /** @param {string} _text is typed where the keyboard acts */
  async type(_text) { throw new Error('not written'); }
  /** @returns {Promise<number>} the number that the browser gives to the tab that is shown */
  async tabId() { throw new Error('not written'); }
  /** @returns {Promise<string[]>} the addresses of all tabs */
  async addresses() { throw new Error('not written'); }
  /** @param {string} _address is opened in a second tab, which is the one that everything acts on until `back` */
  async beside(_address) { throw new Error('not written'); }
  /** Closes that tab; the first is shown again. */
  async back() { throw new Error('not written'); }
  /** Takes back, as a person does in the browser's own settings, every permission for sites. */
  async withdraw() { throw new Error('not written'); }
  /** Gives a permission there. @param {'localhost' | 'all sites'} [_where] */
  async permit(_where) { throw new Error('not written'); }
  /** Puts a newer version of Recto in the place of this one, as an update does. */
  async update() { throw new Error('not written'); }
  /** Switches Recto off, as a person does in the browser's own settings. */
  async disable() { throw new Error('not written'); }
  /** And on again. */
  async enable() { throw new Error('not written'); }
  /** @param {boolean} _isOffline whether the tab has no network */
  async setOffline(_isOffline) { throw new Error('not written'); }
  /** @param {number} _factor of the tab's zoom; 1 is none */
  async zoom(_factor) { throw new Error('not written'); }
  /**
   * Opens so many tabs, presses Recto's button in each without waiting, then looks at each and closes it.
   * @param {number} _count
   * @param {string} _address
   * @returns {Promise<boolean[]>} whether the view was filled
   */
  async inTabs(_count, _address) { throw new Error('not written'); }
  /**
   * Does something in a private window, which is closed again. Firefox lets Recto in then, as a person does in the browser's own settings;
   * in Chromium it has been let in from the start, or is not (`startChromium`).
   * @type {(<T>(address: string, work: () => Promise<T>) => Promise<T>) | undefined}
   */
  inPrivate = undefined;
  /**
   * Keeps the background busy once, as soon as a message of that type has come.
   * @type {((type: string, milliseconds: number) => Promise<void>) | undefined}
   */
  holdUp = undefined;
  /** Fills the extension's storage to the brim, where the browser sets it a limit. @type {(() => Promise<void>) | undefined} */
  fillStorage = undefined;
  /** From now on the extension's storage takes nothing more: filled to the brim, or where the browser sets it no limit, as if the disk had one. */
  async refuseStorage() { throw new Error('not written'); }
  /** It takes what it is given again. */
  async acceptStorage() { throw new Error('not written'); }
  /** Ends the browser and starts it again, with the same profile. */
  async restart() { throw new Error('not written'); }
  /**
   * Refuses what the browser asks about then, or is as if it had been refused where the question cannot be answered.
   * @param {() => Promise<void>} work in one of Recto's own pages
   */
  async refuseNext(work) { await work(); throw new Error('not written'); }

  /** @returns {Promise<void>} opens the menu at the button by its keys, or as near to them as the browser lets a test come */
  async pressMenuKeys() { throw new Error('not written'); }
  /** Presses the keys that clean the page once, or comes as near to that. */
  async pressCleanKeys() { throw new Error('not written'); }
  /** @returns {Promise<string>} the address of the page in the menu that is open at the button; nothing where none is */
  async menuAtButton() { throw new Error('not written'); }
  /** Closes it. */
  async closeMenu() { throw new Error('not written'); }

  /** @returns {Promise<any>} what the background wrote under `timing` in the session's storage */
  async timing() { throw new Error('not written'); }

  /**
   * @param {() => Promise<void>} work in which the view opens
   * @returns {Promise<number[] | null>} milliseconds of the page's tasks after the view's first screen, by CPU time, the longest first;
   *   null where the browser does not tell. In Firefox those in which the main thread had no turn for anything else, by the CPU time of all
   *   threads of the page's process
   */
  async tasksAfterText(work) {
    await work();
    return null;
  }

  /**
   * What the tab holds once all that can be given back has been: its DOM, in Chromium as nodes and in Firefox as bytes, and megabytes of scripts.
   * @returns {Promise<{ dom: number, megabytes: number }>}
   */
  memory = async () => { throw new Error('not written'); };

  /** @param {boolean} _isSilent whether the background never hears, from now on, that a script which it has brought into a page has run */
  async keepSilent(_isSilent) { throw new Error('not written'); }

  /** Closes the tab that `beside` has opened, and has it back as a reader does. */
  async restoreTab() { throw new Error('not written'); }

  /** Whether `timing` can be asked. */
  tellsTiming = true;
  /** Whether it has voices to read aloud with. */
  hasVoices = false;

  /** Ends the browser. */
  async close() { throw new Error('not written'); }

  // ---- what follows from that ----

  /** @returns {Promise<boolean>} */
  async readerIsOpen() {
    return (await this.inReader((root) => root.querySelector('dialog')?.open === true)) === true;
  }

  /**
   * Does what closes or opens the view when a person would: once they have seen the view that is to be closed, or that it has closed.
   * @param {() => Promise<void>} press
   */
  async onceSeen(press) {
    const isOpen = await this.inReader(() => true).catch(() => null);
    if (isOpen) await rest(SEEN);
    else await rest(Math.max(0, this.closedAt + SEEN - performance.now()));
    await press();
    if (isOpen) this.closedAt = performance.now();
  }

  /** Presses the toolbar's button. */
  async pressAction() { await this.onceSeen(() => this.pressAtOnce()); }

  /** Presses the toolbar's button and waits for the view, which opens empty and is filled when the page has been read. */
  async read() {
    await this.pressAction();
    await this.untilFilled();
  }

  /** Waits until the view says something, and is modal: that comes with the frame after its text. */
  async untilFilled() {
    const isFilled = (/** @type {ShadowRoot} */ root) => root.querySelector('main h1') !== null && root.querySelector('dialog:modal') !== null;
    await until('the view shows something', () => this.inReader(isFilled));
  }

  /** Waits until nothing of the view is left in the page. */
  async untilClosed() {
    await until('the view is gone', async () => (await this.inReader(() => true)) === null);
    // Seen only now, if it was a press that has closed it.
    if (performance.now() - this.closedAt < PATIENCE) this.closedAt = performance.now();
  }

  /** @returns {Promise<string>} the text of the view, as a reader sees it */
  async readerText() {
    return (await this.inReader((root) => root.querySelector('dialog')?.innerText ?? '')) ?? '';
  }

  /** @returns {Promise<string[]>} the names of the view's buttons that are shown */
  async readerButtons() {
    return (await this.inReader((root) => Array.from(root.querySelectorAll('button'))
      .filter((button) => button.checkVisibility())
      .map((button) => button.getAttribute('aria-label') ?? (button.innerText.trim() || button.title)))) ?? [];
  }

  /**
   * Clicks, with the mouse, the button of the view whose name fits.
   * @param {RegExp} name
   */
  async pressInReader(name) {
    const middle = await this.inReader((root, source) => {
      const fits = new RegExp(source, 'i');
      const nameOf = (/** @type {HTMLElement} */ button) => button.getAttribute('aria-label') ?? (button.innerText.trim() || button.title);
      const button = Array.from(root.querySelectorAll('button')).find((each) => each.checkVisibility() && fits.test(nameOf(each)));
      if (!button) return null;
      button.scrollIntoView({ block: 'nearest' });
      const box = button.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }, name.source);
    if (!middle) throw new Error(`no button ${name} in the view; it has: ${(await this.readerButtons()).join(', ')}`);
    await this.clickAt(middle[0], middle[1]);
  }

  /**
   * Asks the extension's own interface to the browser, from its settings page in a second tab.
   * @template T
   * @param {(...rest: any[]) => Promise<T>} work stands alone: it is sent as text
   * @param {...any} rest plain values
   * @returns {Promise<T>}
   */
  async inOwnPage(work, ...rest) {
    await this.beside(this.ownPage('pages/settings.html'));
    try {
      return await this.inPage(work, ...rest);
    } finally {
      await this.back();
    }
  }

  /** Clicks the view's own button that closes it. */
  async pressClose() {
    await this.pressInReader(/^(close|back to)/);
  }

  /** @returns {Promise<boolean>} whether the keyboard acts in the view */
  async focusIsInReader() {
    return (await this.inReader((root) => root.activeElement !== null && document.activeElement === root.host)) === true;
  }

  /**
   * Writes target/screenshots/NAME.png for people to look at.
   * @param {string} name
   * @returns {Promise<string>} its path, seen from the repository
   */
  async screenshot(name) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await writeFile(new URL(`${name}.png`, SCREENSHOTS), await this.picture());
    return `target/screenshots/${name}.png`;
  }
}
