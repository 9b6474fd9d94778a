// One Firefox with one tab, as the tests see it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { By, Key } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { zipFolder } from '../../tools/zip.mjs';
import { Browser, FINGER_RESTS, MARGINS, swipe, until } from './browser.mjs';
import {
  activateMenu, actionProperty, addressesHere, allowPrivateHere, askForPermissionsHere, changePermission, closeMenuHere, commandKeysHere, errorsHere, findHere, leaksHere, memoryHere, menuHere, pressButton, refusePermissionHere, requestsHere, restoreTabHere, saveIntoHere, stopBackgroundHere, switchHere, tabIdHere, touchHere, watchHere,
} from './firefox-side.mjs';
import { startWatch, stopWatch, watch } from './firefox-tab.mjs';

/** As in extension/manifest.firefox.json. */
export const ID = 'recto@recto.example';

/** WebDriver's own name for a reference to a shadow root; selenium-webdriver sends its own objects as bare strings. */
const SHADOW_ROOT = 'shadow-6066-11e4-a52e-4f735466cecf';

const KEYS = /** @type {Record<string, string>} */ ({
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  Enter: Key.ENTER,
  ArrowDown: Key.ARROW_DOWN,
  ArrowUp: Key.ARROW_UP,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  Home: Key.HOME,
  End: Key.END,
  PageDown: Key.PAGE_DOWN,
  ' ': Key.SPACE,
  Space: Key.SPACE,
});

const SHORTCUTS = { copy: 'c', cut: 'x', paste: 'v', 'select all': 'a' };

/** What can be permitted, as the browser writes it. */
const ORIGINS = { localhost: '*://localhost/*', 'all sites': '*://*/*' };

/**
 * Runs a function on the browser's side, where it may use Firefox's own modules.
 * @template T
 * @param {firefox.Driver} driver
 * @param {(...rest: any[]) => T} work stands alone: it is sent as text
 * @param {...any} rest plain values
 * @returns {Promise<T>}
 */
export async function onBrowsersSide(driver, work, ...rest) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeScript(`return (${work})(...arguments);`, ...rest);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

/** Firefox with Recto. */
export class Firefox extends Browser {
  name = 'firefox';

  /**
   * @param {firefox.Driver} driver
   * @param {string} uuid in the addresses of Recto's own pages
   */
  constructor(driver, uuid) {
    super();
    this.driver = driver;
    this.uuid = uuid;
    /**
     * What only a Firefox for sites can: a newer version of Recto in the place of this one, the browser once more with the same profile,
     * and what is to be done at the end.
     * @type {{ installNewer: () => Promise<void>, startAgain: () => Promise<firefox.Driver>, remove: () => Promise<void> } | undefined}
     */
    this.ways = undefined;
  }

  /** @override @param {string} address */
  async open(address) {
    await this.inBrowser(watchHere);
    await this.goTo(address);
  }

  /** @override @param {string} address */
  async goTo(address) {
    await this.driver.get(address);
  }

  /**
   * As {@link onBrowsersSide}.
   * @template T
   * @param {(...rest: any[]) => T} work
   * @param {...any} rest
   * @returns {Promise<T>}
   */
  async inBrowser(work, ...rest) {
    return onBrowsersSide(this.driver, work, ...rest);
  }

  /** @override */
  async pressAtOnce() {
    await this.pressActionTimed();
  }

  /** @override */
  async pressActionTimed() {
    return this.inBrowser(pressButton, ID);
  }

  /** @override @type {Browser['inReader']} */
  async inReader(work, ...rest) {
    for (const host of await this.driver.findElements(By.css('html > :not(head):not(body)'))) {
      try {
        // WebDriver gives closed shadow roots too.
        const root = { [SHADOW_ROOT]: await (await host.getShadowRoot()).getId() };
        return await this.driver.executeScript(`return (${work})(...arguments);`, root, ...rest);
      } catch (error) {
        // No shadow root here, or the view was closed between two of these calls.
        if (!/NoSuchShadowRoot|DetachedShadowRoot|StaleElement|NoSuchElement/.test(/** @type {Error} */ (error).name)) throw error;
      }
    }
    return null;
  }

  /** @override @type {Browser['inPage']} */
  async inPage(work, ...rest) {
    return this.driver.executeScript(`return (${work})(...arguments);`, ...rest);
  }

  /** @override @param {string} source */
  async inPageSource(source) {
    return this.driver.executeScript(source);
  }

  /** @override @param {import('./browser.mjs').Key} key */
  async pressKey(key) {
    const name = key.replace(/^letter |^Shift\+/, '');
    const sign = KEYS[name] ?? name;
    if (!key.startsWith('Shift+')) return this.driver.actions().sendKeys(sign).perform();
    await this.driver.actions().keyDown(Key.SHIFT).sendKeys(sign).keyUp(Key.SHIFT).perform();
  }

  /** @override @param {import('./browser.mjs').Shortcut} shortcut */
  async pressShortcut(shortcut) {
    await this.driver.actions().keyDown(Key.CONTROL).sendKeys(SHORTCUTS[shortcut]).keyUp(Key.CONTROL).perform();
  }

  /** @override */
  async commandKeys() { return this.inBrowser(commandKeysHere, ID); }

  canPressCommand = true;

  /** @override */
  async pressCommand() {
    await this.onceSeen(async () => {
      await this.driver.setContext(firefox.Context.CHROME);
      try {
        await this.driver.actions().keyDown(Key.ALT).sendKeys('r').keyUp(Key.ALT).perform();
      } finally {
        await this.driver.setContext(firefox.Context.CONTENT);
      }
    });
  }

  /** @override @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.driver.actions().move({ x: Math.round(x), y: Math.round(y) }).click().perform();
  }

  /** @override @param {number} x @param {number} y */
  async doubleClickAt(x, y) {
    const place = { x: Math.round(x), y: Math.round(y) };
    await this.driver.actions().move(place).press().release().press().release().perform();
  }

  /** @override @param {URL} folder */
  async installBeside(folder) {
    const file = join(await mkdtemp(join(tmpdir(), 'recto-beside-')), 'beside.xpi');
    await writeFile(file, await zipFolder(folder));
    await this.driver.installAddon(file, true);
    await rm(dirname(file), { recursive: true });
  }

  /** @override @param {number} x @param {number} y */
  async pointAt(x, y) {
    await this.driver.actions().move({ x: Math.round(x), y: Math.round(y) }).perform();
  }

  /** @override @param {number} x @param {number} y @param {number} down */
  async wheelAt(x, y, down) {
    await /** @type {any} */ (this.driver.actions()).scroll(Math.round(x), Math.round(y), 0, down).perform();
  }

  /** @override @param {number} x @param {number} y @param {number} up */
  async swipeAt(x, y, up) { await this.inBrowser(touchHere, swipe(x, y, up), FINGER_RESTS); }

  /** @override @param {number} x @param {number} y */
  async tapAt(x, y) { await this.inBrowser(touchHere, [[x, y]], 0); }

  /** @override @param {string} words */
  async find(words) { return this.inBrowser(findHere, words); }

  /** @override @param {string} folder */
  async saveInto(folder) { await this.inBrowser(saveIntoHere, folder); }

  /** @override @param {string} selector @param {string} path */
  async chooseFile(selector, path) {
    await this.driver.findElement(By.css(selector)).sendKeys(path);
  }

  /**
   * Opens the real menu with the right mouse button, and chooses from it.
   * @override
   * @param {string} entry
   * @param {number} x
   * @param {number} y
   */
  async chooseFromMenu(entry, x, y) {
    await this.onceSeen(async () => {
      await this.driver.actions().move({ x: Math.round(x), y: Math.round(y) }).contextClick().perform();
      await until(`the menu has ${entry}`, () => this.inBrowser(activateMenu, entry));
    });
  }

  /** @override */
  async requests() { return this.inBrowser(requestsHere); }

  /** @override */
  async errors() { return this.inBrowser(errorsHere); }

  /** @override */
  async picture() {
    return Buffer.from(await this.driver.takeScreenshot(), 'base64');
  }

  /** @override */
  async pdf() {
    const margins = Object.fromEntries(Object.entries(MARGINS).map(([side, millimetres]) => [side, millimetres / 10]));
    const options = /** @type {any} */ ({ width: 21, height: 29.7, background: true, ...margins });
    return Buffer.from(/** @type {any} */ (await this.driver.printPage(options)), 'base64');
  }

  /** @override @param {boolean} isPaper */
  async styleForPaper(isPaper) {
    await this.inBrowser((medium) => { /** @type {any} */ (window).gBrowser.selectedBrowser.browsingContext.mediumOverride = medium; }, isPaper ? 'print' : '');
  }

  /** @override @param {import('./browser.mjs').Look} look */
  async setLook({ width = 1280, height = 900, dark = false }) {
    await this.driver.manage().window().setRect({ width, height });
    await this.inBrowser((scheme) => {
      /** @type {any} */ (globalThis).Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme);
    }, dark ? 0 : 1);
  }

  /**
   * @param {'badgeText' | 'title'} property
   * @returns {Promise<string>}
   */
  async askAction(property) {
    return this.inBrowser(actionProperty, ID, property);
  }

  /** @override */
  async badge() { return this.askAction('badgeText'); }

  /** @override */
  async tooltip() { return this.askAction('title'); }

  /** @override @param {string} path */
  ownPage(path) { return `moz-extension://${this.uuid}/${path}`; }

  /** @override @param {string} text */
  async type(text) { await this.driver.actions().sendKeys(text).perform(); }

  /** @override */
  async tabId() { return this.inBrowser(tabIdHere); }

  /** @override */
  async addresses() { return this.inBrowser(addressesHere); }

  /** @override @param {string} address */
  async beside(address) {
    this.first = await this.driver.getWindowHandle();
    await this.driver.switchTo().newWindow('tab');
    await this.goTo(address);
  }

  /** @override */
  async back() {
    // It may have closed itself.
    await this.driver.close().catch(() => {});
    await this.driver.switchTo().window(/** @type {string} */ (this.first));
  }

  /** @override */
  async restoreTab() {
    await this.driver.close();
    await this.driver.switchTo().window(/** @type {string} */ (this.first));
    await this.inBrowser(restoreTabHere);
    const isNew = (/** @type {string} */ handle) => handle !== this.first;
    const restored = await until('the tab is there again', async () => (await this.driver.getAllWindowHandles()).find(isNew));
    await this.driver.switchTo().window(/** @type {string} */ (restored));
    await until('its page is there again', () => this.inPage(() => location.protocol.startsWith('http') && document.readyState === 'complete'));
  }

  /** @override */
  async withdraw() { await this.inBrowser(changePermission, ID, 'remove', Object.values(ORIGINS)); }

  /** @override @param {keyof typeof ORIGINS} [where] */
  async permit(where = 'localhost') { await this.inBrowser(changePermission, ID, 'add', [ORIGINS[where]]); }

  /** @override @param {() => Promise<void>} work */
  async refuseNext(work) {
    await this.inBrowser(askForPermissionsHere, true);
    try {
      await work();
      await until('the question is refused', () => this.inBrowser(refusePermissionHere));
    } finally {
      await this.inBrowser(askForPermissionsHere, false);
    }
  }

  /** @override */
  async update() { await this.ways?.installNewer(); }

  canStopBackground = true;

  /** @override */
  async stopBackground() { await this.inBrowser(stopBackgroundHere, ID); }

  /** @override */
  async disable() { await this.inBrowser(switchHere, ID, false); }

  /** @override */
  async enable() { await this.inBrowser(switchHere, ID, true); }

  /** @override @param {boolean} isOffline */
  async setOffline(isOffline) { await this.inBrowser((wanted) => { /** @type {any} */ (globalThis).Services.io.offline = wanted; }, isOffline); }

  /** @override @param {number} factor */
  async zoom(factor) {
    await this.inBrowser((wanted) => { /** @type {any} */ (window).ZoomManager.setZoomForBrowser(/** @type {any} */ (window).gBrowser.selectedBrowser, wanted); }, factor);
  }

  /** @override @param {number} count @param {string} address */
  async inTabs(count, address) {
    const first = await this.driver.getWindowHandle();
    const tabs = [];
    for (let index = 0; index < count; index += 1) {
      await this.driver.switchTo().newWindow('tab');
      tabs.push(await this.driver.getWindowHandle());
      await this.goTo(address);
      await this.pressAction();
    }
    const filled = [];
    for (const tab of tabs) {
      await this.driver.switchTo().window(tab);
      filled.push(await until('the view of a tab is filled', () => this.inReader((root) => root.querySelector('main h1') !== null)));
      await this.driver.close();
    }
    await this.driver.switchTo().window(first);
    return filled.map(Boolean);
  }

  /**
   * @override
   * @template T
   * @param {string} address
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  inPrivate = async (address, work) => {
    await this.inBrowser(allowPrivateHere, ID);
    const first = await this.driver.getWindowHandle();
    const before = await this.driver.getAllWindowHandles();
    await this.inBrowser(() => { /** @type {any} */ (window).OpenBrowserWindow({ private: true }); });
    const opened = await until('the private window is there', async () => (await this.driver.getAllWindowHandles()).find((handle) => !before.includes(handle)));
    await this.driver.switchTo().window(/** @type {string} */ (opened));
    try {
      // Its own first page would come in the place of the one that is asked for.
      const isThere = () => location.href === 'about:privatebrowsing' && document.readyState === 'complete';
      await until('it has its first page', () => this.inPage(isThere).catch(() => false));
      await this.goTo(address);
      return await work();
    } finally {
      await this.driver.close();
      await this.driver.switchTo().window(first);
    }
  };

  /** @override */
  async restart() {
    const leaks = await this.leaks();
    if (leaks.length > 0) throw new Error(`the extension has asked the network for ${leaks.join(', ')}`);
    await this.driver.quit();
    if (this.ways) this.driver = await this.ways.startAgain();
  }

  /** @override @param {() => Promise<void>} work */
  async tasksAfterText(work) {
    await this.inBrowser(startWatch, String(watch));
    await work();
    return this.inBrowser(stopWatch);
  }

  /** @override */
  memory = async () => {
    const { dom, scripts } = await this.inBrowser(memoryHere);
    return { dom, megabytes: scripts / 1e6 };
  };

  /** @override @param {boolean} isSilent */
  async keepSilent(isSilent) {
    await this.inOwnPage(async (silent) => {
      const { scripting } = /** @type {any} */ (await chrome.runtime.getBackgroundPage()).chrome;
      const bring = scripting.rectoBring ??= scripting.executeScript;
      const bringOnly = (/** @type {any} */ injection) => {
        bring(injection);
        return new Promise(() => {});
      };
      Object.defineProperty(scripting, 'executeScript', { value: silent ? bringOnly : bring, configurable: true });
    }, isSilent);
  }

  /** @override */
  async refuseStorage() { await this.setStorage(false); }

  /** @override */
  async acceptStorage() { await this.setStorage(true); }

  /** @param {boolean} accepts whether what the background writes is kept; until it is stopped */
  async setStorage(accepts) {
    await this.inOwnPage(async (isOpen) => {
      const background = /** @type {any} */ (await chrome.runtime.getBackgroundPage());
      const { local, sync } = background.chrome.storage;
      const refuse = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
      for (const area of [local, sync]) {
        area.rectoSet ??= area.set;
        Object.defineProperty(area, 'set', { value: isOpen ? area.rectoSet : refuse, configurable: true });
      }
    }, accepts);
  }

  /** @override */
  async pressMenuKeys() { await this.pressWithAltShift('y'); }

  /** @override */
  async pressCleanKeys() { await this.pressWithAltShift('u'); }

  /** @param {string} letter is pressed where Firefox itself listens */
  async pressWithAltShift(letter) {
    await this.driver.setContext(firefox.Context.CHROME);
    try {
      await this.driver.actions().keyDown(Key.ALT).keyDown(Key.SHIFT).sendKeys(letter).keyUp(Key.SHIFT).keyUp(Key.ALT).perform();
    } finally {
      await this.driver.setContext(firefox.Context.CONTENT);
    }
  }

  /** @override */
  async menuAtButton() { return this.inBrowser(menuHere); }

  /** @override */
  async closeMenu() { await this.inBrowser(closeMenuHere); }

  /** @returns {Promise<string[]>} what the extension's own pages and background have asked of the network; nothing where nobody watched */
  async leaks() { return this.inBrowser(leaksHere); }

  /** @override The session's storage of the background is out of reach from here: only whole times can be told. */
  tellsTiming = false;

  /** @override */
  async close() {
    const leaks = await this.leaks();
    await this.driver.quit();
    await this.ways?.remove();
    if (leaks.length > 0) throw new Error(`the extension has asked the network for ${leaks.join(', ')}`);
  }
}
