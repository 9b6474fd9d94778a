// Recto's service worker in Chromium, asked from within.

/** The service worker of the extension under test. */
export class Background {
  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {import('puppeteer-core').Extension} extension
   */
  constructor(browser, extension) {
    this.browser = browser;
    this.extension = extension;
  }

  /** @returns {Promise<import('puppeteer-core').WebWorker>} waits until it has started */
  async worker() {
    const isOurs = (/** @type {import('puppeteer-core').Target} */ target) => target.type() === 'service_worker' && target.url().includes(this.extension.id);
    const target = await this.browser.waitForTarget(isOurs);
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker has gone');
    return worker;
  }

  /** Stops it, as the browser does by itself after some rest. */
  async stop() {
    await (await this.worker()).close();
  }

  /**
   * @param {'getBadgeText' | 'getTitle'} question about the button, in the tab that is shown
   * @returns {Promise<string>}
   */
  async action(question) {
    const worker = await this.worker();
    return worker.evaluate(async (asked) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return chrome.action[/** @type {'getTitle'} */ (asked)]({ tabId: tab.id });
    }, question);
  }

  /** @returns {Promise<string>} the keys that Chromium has given to the command which stands for the button */
  async commandKeys() {
    const worker = await this.worker();
    return worker.evaluate(async () => (await chrome.commands.getAll()).find((each) => each.name === '_execute_action')?.shortcut ?? '');
  }

  /**
   * Tells it that an entry of the menu was chosen, as the menu would. That the menu has the entry, Chromium itself says: it refuses to
   * change an unknown one.
   * @param {string} entry
   */
  async tellOfMenu(entry) {
    const worker = await this.worker();
    await worker.evaluate(async (menuItemId) => {
      await chrome.contextMenus.update(menuItemId, {});
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      const clicked = /** @type {any} */ (chrome.contextMenus.onClicked);
      clicked.dispatch({ menuItemId, pageUrl: tab.url, editable: false }, tab);
    }, entry);
  }

  /** @returns {Promise<number>} the number of the tab that is shown */
  async tabId() {
    const worker = await this.worker();
    return worker.evaluate(async () => Number((await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id));
  }

  /** @param {number} factor of the zoom of the tab that is shown */
  async zoom(factor) {
    const worker = await this.worker();
    await worker.evaluate(async (wanted) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.setZoom(Number(tab.id), wanted);
    }, factor);
  }

  /** Tells it that the button was pressed in a tab, as the browser would. @param {number} tabId */
  async tellOfPress(tabId) {
    const worker = await this.worker();
    await worker.evaluate((id) => { /** @type {any} */ (chrome.action.onClicked).dispatch({ id }); }, tabId);
  }

  /** Tells it that a command's keys were pressed, as the browser would. @param {string} command */
  async tellOfCommand(command) {
    const worker = await this.worker();
    await worker.evaluate(async (name) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      /** @type {any} */ (chrome.commands.onCommand).dispatch(name, tab);
    }, command);
  }

  /**
   * Does in the browser's own page for extensions what a person does there.
   * @param {(api: any, id: string, rest: string) => Promise<unknown>} work stands alone: it is sent as text
   * @param {string} [rest]
   */
  async inSettings(work, rest = '') {
    const page = await this.browser.newPage();
    await page.goto(`chrome://extensions/?id=${this.extension.id}`);
    await page.evaluate(`(${work})(chrome.developerPrivate, ${JSON.stringify(this.extension.id)}, ${JSON.stringify(rest)})`);
    await page.close();
  }

  /**
   * Where Recto may run: nowhere by itself, on localhost, or everywhere.
   * @param {'ON_CLICK' | 'ON_SPECIFIC_SITES' | 'ON_ALL_SITES'} access
   */
  async setPermission(access) {
    await this.inSettings((api, extensionId, hostAccess) => api.updateExtensionConfiguration({ extensionId, hostAccess }), access);
    if (access === 'ON_SPECIFIC_SITES') await this.inSettings((api, id) => api.addHostPermission(id, '*://localhost/*'));
  }

  /**
   * Keeps it busy once, as soon as a message of that type has come.
   * @param {string} type
   * @param {number} milliseconds
   */
  async holdUp(type, milliseconds) {
    const worker = await this.worker();
    await worker.evaluate((wanted, length) => {
      const hold = (/** @type {{ type?: string }} */ message) => {
        if (message.type !== wanted) return;
        chrome.runtime.onMessage.removeListener(hold);
        const end = performance.now() + length;
        while (performance.now() < end);
      };
      chrome.runtime.onMessage.addListener(hold);
    }, type, milliseconds);
  }

  /** @param {boolean} isSilent whether it never hears that a script which it has brought into a page has run */
  async keepSilent(isSilent) {
    const worker = await this.worker();
    await worker.evaluate((silent) => {
      const scripting = /** @type {any} */ (chrome.scripting);
      const bring = scripting.rectoBring ??= scripting.executeScript;
      const bringOnly = (/** @type {any} */ injection) => {
        bring(injection);
        return new Promise(() => {});
      };
      Object.defineProperty(scripting, 'executeScript', { value: silent ? bringOnly : bring, configurable: true });
    }, isSilent);
  }

  /** Fills both of its storages, as far as Chromium lets it. */
  async fillStorage() {
    const worker = await this.worker();
    await worker.evaluate(async () => {
      const { local, sync } = chrome.storage;
      for (const [area, most] of /** @type {[chrome.storage.StorageArea, number][]} */ ([[sync, 8_000], [local, 4_000_000]])) {
        let size = most;
        for (let index = 0; size >= 1; index += 1) {
          await area.set({ [`filler${index}`]: 'x'.repeat(size) }).catch(() => { size = Math.floor(size / 2); });
        }
      }
    });
  }

  /** Takes everything out of both. */
  async emptyStorage() {
    const worker = await this.worker();
    await worker.evaluate(async () => { await Promise.all([chrome.storage.local.clear(), chrome.storage.sync.clear()]); });
  }

  /** @returns {Promise<any>} what it wrote under `timing` in the session's storage */
  async timing() {
    const worker = await this.worker();
    return worker.evaluate(async () => (await chrome.storage.session.get('timing')).timing);
  }
}
