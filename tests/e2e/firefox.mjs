// Firefox, driven by selenium-webdriver and geckodriver. The toolbar's button is pressed from the browser's own (chrome) side.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder, By, Key } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { zipFolder } from '../../tools/zip.mjs';
import { Browser } from './browser.mjs';
import { firefoxPath, geckodriverPath } from './programs.mjs';

const EXTENSION = new URL('../../target/extension/firefox/', import.meta.url);

/** As in extension/manifest.firefox.json. */
const ID = 'recto@recto.example';

/** WebDriver's own name for a reference to a shadow root; selenium-webdriver sends its own objects as bare strings. */
const SHADOW_ROOT = 'shadow-6066-11e4-a52e-4f735466cecf';

/** Nothing but localhost can be reached: everything else goes to a port where nobody listens. */
const NO_NETWORK = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
};

/** Times to the microsecond, for bench.mjs. */
const EXACT_TIMES = { 'privacy.reduceTimerPrecision': false };

const KEYS = { Escape: Key.ESCAPE, Tab: Key.TAB, Enter: Key.ENTER };

/** Firefox with Recto. */
class Firefox extends Browser {
  name = 'firefox';

  /** @param {firefox.Driver} driver */
  constructor(driver) {
    super();
    this.driver = driver;
  }

  /** @override @param {string} address */
  async open(address) {
    await this.goTo(address);
  }

  /** @override @param {string} address */
  async goTo(address) {
    await this.driver.get(address);
  }

  /**
   * Runs a function on the browser's side, where it may use Firefox's own modules.
   * @template T
   * @param {(...rest: any[]) => T} work stands alone: it is sent as text
   * @param {...any} rest plain values
   * @returns {Promise<T>}
   */
  async inBrowser(work, ...rest) {
    await this.driver.setContext(firefox.Context.CHROME);
    try {
      return await this.driver.executeScript(`return (${work})(...arguments);`, ...rest);
    } finally {
      await this.driver.setContext(firefox.Context.CONTENT);
    }
  }

  /** @override */
  async pressAction() {
    await this.pressActionTimed();
  }

  /** @override */
  async pressActionTimed() {
    return this.inBrowser((id) => {
      const firefoxGlobal = /** @type {any} */ (globalThis);
      const { ExtensionParent } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = firefoxGlobal.WebExtensionPolicy.getByID(id);
      const pressed = performance.timeOrigin + performance.now();
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      return pressed;
    }, ID);
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

  /** @override @param {'Escape' | 'Tab' | 'Enter'} key */
  async pressKey(key) {
    await this.driver.actions().sendKeys(KEYS[key]).perform();
  }

  /** @override @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.driver.actions().move({ x: Math.round(x), y: Math.round(y) }).click().perform();
  }

  /** @override */
  async picture() {
    return Buffer.from(await this.driver.takeScreenshot(), 'base64');
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
    return this.inBrowser((id, asked) => {
      const firefoxGlobal = /** @type {any} */ (globalThis);
      const { ExtensionParent } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = firefoxGlobal.WebExtensionPolicy.getByID(id);
      const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
      return action.getProperty(firefoxGlobal.gBrowser.selectedTab, asked) ?? '';
    }, ID, property);
  }

  /** @override */
  async badge() { return this.askAction('badgeText'); }

  /** @override */
  async tooltip() { return this.askAction('title'); }

  /** @override The session's storage of the background is out of reach from here: only whole times can be told. */
  async timing() {
    return null;
  }

  /** @override */
  async close() {
    await this.driver.quit();
  }
}

/**
 * Installs the extension as built, zipped on the fly, until the browser ends.
 * @param {firefox.Driver} driver
 */
async function install(driver) {
  const folder = await mkdtemp(join(tmpdir(), 'recto-'));
  const file = join(folder, 'recto.xpi');
  await writeFile(file, await zipFolder(EXTENSION));
  await driver.installAddon(file, true);
  await rm(folder, { recursive: true });
}

/** @returns {Promise<Firefox>} */
export async function startFirefox() {
  const options = new firefox.Options().setBinary(firefoxPath()).addArguments('-headless');
  for (const [name, value] of Object.entries({ ...NO_NETWORK, ...EXACT_TIMES })) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(geckodriverPath()).addArguments('--allow-system-access');
  const driver = /** @type {firefox.Driver} */ (await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build());
  await driver.manage().window().setRect({ width: 1280, height: 900 });
  await install(driver);
  return new Firefox(driver);
}
