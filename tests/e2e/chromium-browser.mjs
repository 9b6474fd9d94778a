// One Chromium with one tab, as the tests see it.
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Browser, FINGER_RESTS, MARGINS, swipe, until } from './browser.mjs';
import { Background } from './chromium-background.mjs';
import { inPrivate } from './chromium-private.mjs';
import { restoreLast } from './chromium-restore.mjs';
import { inShadowOf } from './chromium-view.mjs';
import { MARK, tasksAfter } from './trace.mjs';

/** Keys of the shortcuts, and what Chromium itself calls them: without a window the keys alone do nothing. */
const SHORTCUTS = /** @type {const} */ ({ copy: ['c', 'Copy'], cut: ['x', 'Cut'], paste: ['v', 'Paste'], 'select all': ['a', 'SelectAll'] });

/** Milliseconds in which the largest page has loaded, on a busy machine too. */
const LOADED = 120_000;

/** Chromium with Recto. */
export class Chromium extends Browser {
  name = 'chromium';

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {import('puppeteer-core').Page} page
   * @param {import('puppeteer-core').Extension} extension
   * @param {boolean} window whether a person looks on: then size and colours are the person's own
   */
  constructor(browser, page, extension, window) {
    super();
    this.window = window;
    this.browser = browser;
    this.page = page;
    this.extension = extension;
    this.background = new Background(browser, extension);
    /** @type {import('./browser.mjs').Look} */
    this.look = {};
    /**
     * What only a Chromium for sites can: a newer version of the extension in the place of this one, the browser once more with the
     * same profile, and what is to be done at the end.
     * @type {{ installNewer: () => Promise<unknown>, startAgain: () => Promise<Chromium>, remove: () => Promise<void> } | undefined}
     */
    this.ways = undefined;
    /** What it asks of the network, where that is written down. @type {import('./netlog.mjs').NetLog | undefined} */
    this.netLog = undefined;
  }

  /**
   * Opens it in a fresh tab. In one and the same tab Chromium 156 forgets the right that a press of the button gave, and never gives
   * it again, once a page of the same origin has come from another process (a Cross-Origin-Opener-Policy does that).
   * @override
   * @param {string} address
   */
  async open(address) {
    const earlier = this.page;
    this.page = await this.browser.newPage();
    this.listen(this.page);
    await this.setLook(this.look);
    await earlier.close();
    await this.goTo(address);
  }

  /**
   * Keeps what the tab asks of the network, and what goes wrong in it: in the page's own scripts and in ours.
   * @param {import('puppeteer-core').Page} page
   */
  listen(page) {
    this.asked = /** @type {string[]} */ ([]);
    this.wrong = /** @type {string[]} */ ([]);
    const { asked, wrong } = this;
    page.on('request', (request) => { asked.push(request.url()); });
    page.on('pageerror', (error) => { wrong.push(String(error)); });
  }

  /** @override */
  async requests() { return this.asked ?? []; }

  /** @override */
  async errors() { return this.wrong ?? []; }

  /** @override @param {string} address */
  async goTo(address) {
    await this.page.goto(address, { waitUntil: 'load', timeout: LOADED });
  }

  /** @override */
  async pressAtOnce() {
    await this.page.triggerExtensionAction(this.extension);
  }

  /** @override */
  async pressActionTimed() {
    // One clock for the whole machine: node's here is the one that the page reads.
    const pressed = performance.timeOrigin + performance.now();
    await this.pressAtOnce();
    return pressed;
  }

  /** @override @type {Browser['inReader']} */
  async inReader(work, ...rest) {
    return inShadowOf(this.page, work, rest);
  }

  /** @override @type {Browser['inPage']} */
  async inPage(work, ...rest) {
    return /** @type {any} */ (await this.page.evaluate(work, ...rest));
  }

  /** @override @param {string} source */
  async inPageSource(source) {
    return this.page.evaluate(`(() => { ${source} })()`);
  }

  /** @override @param {import('./browser.mjs').Key} key */
  async pressKey(key) {
    const name = /** @type {import('puppeteer-core').KeyInput} */ (key.replace(/^letter |^Shift\+/, ''));
    if (!key.startsWith('Shift+')) return this.page.keyboard.press(name);
    await this.page.keyboard.down('Shift');
    await this.page.keyboard.press(name);
    await this.page.keyboard.up('Shift');
  }

  /** @override @param {import('./browser.mjs').Shortcut} shortcut */
  async pressShortcut(shortcut) {
    const [key, command] = SHORTCUTS[shortcut];
    await this.page.keyboard.down('Control');
    await this.page.keyboard.press(key, { commands: [command] });
    await this.page.keyboard.up('Control');
  }

  /** @override */
  async commandKeys() { return this.background.commandKeys(); }

  /** @override @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.page.mouse.click(x, y);
  }

  /** @override @param {number} x @param {number} y */
  async doubleClickAt(x, y) { await this.page.mouse.click(x, y, { count: 2 }); }

  /** @override @param {URL} folder */
  async installBeside(folder) { await this.browser.installExtension(fileURLToPath(folder)); }

  /** @override @param {number} x @param {number} y */
  async pointAt(x, y) {
    await this.page.mouse.move(x, y);
  }

  /** @override @param {number} x @param {number} y @param {number} down */
  async wheelAt(x, y, down) {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel({ deltaY: down });
  }

  /** @override @param {number} x @param {number} y @param {number} up */
  async swipeAt(x, y, up) {
    const session = await this.page.createCDPSession();
    for (const [index, [across, down]] of swipe(x, y, up).entries()) {
      await session.send('Input.dispatchTouchEvent', { type: index === 0 ? 'touchStart' : 'touchMove', touchPoints: [{ x: across, y: down }] });
    }
    await pause(FINGER_RESTS);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
  }

  /** @override @param {number} x @param {number} y */
  async tapAt(x, y) { await this.page.touchscreen.tap(x, y); }

  /** @override @param {string} words */
  async find(words) {
    // The page's own way to the browser's search; TypeScript does not know it.
    return this.inPage((wanted) => /** @type {any} */ (window).find(wanted, false, false, true), words);
  }

  /** @override @param {string} folder */
  async saveInto(folder) {
    const session = await this.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  }

  /** @override @param {string} selector @param {string} path */
  async chooseFile(selector, path) {
    const field = await this.page.$(selector);
    await /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (field).uploadFile(path);
  }

  /**
   * Chromium's menu cannot be used without a window. What it does is done one by one: the right to the tab comes from the button,
   * whose view is closed again, and then the background is told as the menu would tell it.
   * @override
   * @param {string} entry
   */
  async chooseFromMenu(entry) {
    if (!(await this.readerIsOpen())) {
      await this.read();
      await this.pressAction();
      await this.untilClosed();
    }
    await this.onceSeen(() => this.background.tellOfMenu(entry));
  }

  /** @override */
  async picture() {
    return Buffer.from(await this.page.screenshot());
  }

  /** @override */
  async pdf() {
    const margin = Object.fromEntries(Object.entries(MARGINS).map(([side, millimetres]) => [side, `${millimetres}mm`]));
    return Buffer.from(await this.page.pdf({ format: 'A4', margin }));
  }

  /** @override @param {boolean} isPaper */
  async styleForPaper(isPaper) { await this.page.emulateMediaType(isPaper ? 'print' : undefined); }

  /** @override @param {import('./browser.mjs').Look} look */
  async setLook(look) {
    this.look = look;
    if (this.window) return;
    const { width = 1280, height = 900, dark = false } = look;
    await this.page.setViewport({ width, height, deviceScaleFactor: width < 600 ? 2 : 1 });
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  }

  canStopBackground = true;

  /** @override */
  async stopBackground() { await this.background.stop(); }

  /** @override */
  async badge() { return this.background.action('getBadgeText'); }

  /** @override */
  async tooltip() { return this.background.action('getTitle'); }

  /** @override @param {string} path */
  ownPage(path) { return `chrome-extension://${this.extension.id}/${path}`; }

  /** @override @param {string} text */
  async type(text) { await this.page.keyboard.type(text); }

  /** @override */
  async tabId() { return this.background.tabId(); }

  /** @override */
  async addresses() { return this.browser.targets().filter((target) => target.type() === 'page').map((target) => target.url()); }

  /** @override @param {string} address */
  async beside(address) {
    this.first = this.page;
    this.page = await this.browser.newPage();
    await this.setLook(this.look);
    await this.goTo(address);
  }

  /** @override */
  async back() {
    const second = this.page;
    this.page = this.first ?? second;
    await this.page.bringToFront();
    // It may have closed itself.
    await second.close().catch(() => {});
  }

  /** @override */
  async restoreTab() {
    const address = this.page.url();
    await this.page.close();
    this.page = await restoreLast(this.browser, address);
    this.listen(this.page);
    await this.setLook(this.look);
  }

  /** @override */
  async withdraw() { await this.background.setPermission('ON_CLICK'); }

  /** @override @param {'localhost' | 'all sites'} [where] */
  async permit(where) { await this.background.setPermission(where === 'all sites' ? 'ON_ALL_SITES' : 'ON_SPECIFIC_SITES'); }

  /** @override Its question cannot be answered without a window. @param {() => Promise<void>} work */
  async refuseNext(work) {
    await this.inPage(() => { chrome.permissions.request = () => Promise.resolve(false); });
    await work();
  }

  /** @override */
  async update() { await this.ways?.installNewer(); }

  /** @override */
  async disable() { await this.background.inSettings((_, id) => /** @type {any} */ (chrome).management.setEnabled(id, false)); }

  /** @override */
  async enable() {
    await this.background.inSettings((_, id) => /** @type {any} */ (chrome).management.setEnabled(id, true));
    await this.background.worker();
  }

  /** @override @param {boolean} isOffline */
  async setOffline(isOffline) { await this.page.setOfflineMode(isOffline); }

  /** @override @param {number} factor */
  async zoom(factor) { await this.background.zoom(factor); }

  /** @override @param {number} count @param {string} address */
  async inTabs(count, address) {
    const first = this.page;
    const pages = await Promise.all(Array.from({ length: count }, () => this.browser.newPage()));
    for (const page of pages) {
      await page.bringToFront();
      await page.goto(address);
      await page.triggerExtensionAction(this.extension);
    }
    const isFilled = (/** @type {ShadowRoot} */ root) => root.querySelector('main h1') !== null;
    const filled = await Promise.all(pages.map((page) => until('the view of a tab is filled', () => inShadowOf(page, isFilled, []))));
    await Promise.all(pages.map((page) => page.close()));
    await first.bringToFront();
    return filled.map(Boolean);
  }

  /** @override @param {string} type @param {number} milliseconds */
  holdUp = (type, milliseconds) => this.background.holdUp(type, milliseconds);

  /** @override @param {boolean} isSilent */
  async keepSilent(isSilent) { await this.background.keepSilent(isSilent); }

  /** @override */
  async refuseStorage() { await this.fillStorage(); }

  /** @override */
  async acceptStorage() { await this.background.emptyStorage(); }

  /** @override */
  fillStorage = () => this.background.fillStorage();

  /** @override */
  async restart() {
    await this.browser.close();
    await this.netLog?.check();
    Object.assign(this, await this.ways?.startAgain());
  }

  /** @override The service worker is told of the command: Chromium hears keys from the desktop's windows alone. */
  async pressMenuKeys() { await this.background.tellOfCommand('open-menu'); }

  /** @override As above; the right to the tab, which the keys give, comes from the button, whose view is closed again. */
  async pressCleanKeys() {
    await this.read();
    await this.pressAction();
    await this.untilClosed();
    await this.background.tellOfCommand('clean-once');
  }

  /** @override */
  async menuAtButton() { return this.menu()?.url() ?? ''; }

  /** @override */
  async closeMenu() { await (await this.menu()?.asPage())?.close(); }

  menu() { return this.browser.targets().find((target) => target.url() === this.ownPage('pages/popup.html')); }

  /** @override @param {() => Promise<void>} work */
  async tasksAfterText(work) {
    await this.page.tracing.start({ categories: ['-*', 'toplevel', 'blink.user_timing'] });
    const marked = await this.inPage((name) => performance.timeOrigin + performance.mark(name).startTime, MARK);
    await work();
    const trace = await this.page.tracing.stop();
    const { shown } = await this.background.timing();
    return tasksAfter(trace, marked, shown);
  }

  /** @override */
  memory = async () => {
    const session = await this.page.createCDPSession();
    await session.send('Performance.enable');
    await session.send('HeapProfiler.enable');
    // Twice: what only the first sets free is freed by the second.
    for (let time = 0; time < 2; time += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    await session.detach();
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return { dom: of('Nodes'), megabytes: of('JSHeapUsedSize') / 1e6 };
  };

  /** @override @type {NonNullable<Browser['inPrivate']>} */
  inPrivate = (address, work) => inPrivate(this, address, work);

  /** @override */
  async timing() { return this.background.timing(); }

  /** @override */
  async close() {
    await this.browser.close();
    await this.ways?.remove();
    await this.netLog?.check();
  }
}
