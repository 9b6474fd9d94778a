// Chromium, driven by puppeteer-core. The extension comes in over the pipe, and the toolbar's button is really pressed.
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { Browser, until } from './browser.mjs';
import { chromiumPath } from './programs.mjs';

const EXTENSION = new URL('../../target/extension/chromium/', import.meta.url);

/** Nothing but localhost can be reached: a test that needs the network must fail. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
  '--disable-background-networking', '--disable-component-update', '--disable-quic', '--disable-sync', '--no-first-run', '--disable-gpu',
  // Chromium refuses its own sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** The host: a child of the document's element that is neither head nor body and has a closed shadow root. */
const isHost = (/** @type {import('puppeteer-core').Protocol.DOM.Node} */ node) => !['HEAD', 'BODY'].includes(node.nodeName)
  && node.shadowRoots?.[0]?.shadowRootType === 'closed';

/** Chromium with Recto. */
class Chromium extends Browser {
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
    /** @type {import('./browser.mjs').Look} */
    this.look = {};
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
    await this.setLook(this.look);
    await earlier.close();
    await this.goTo(address);
  }

  /** @override @param {string} address */
  async goTo(address) {
    await this.page.goto(address, { waitUntil: 'load' });
  }

  /** @override */
  async pressAction() {
    await this.page.triggerExtensionAction(this.extension);
  }

  /** @override */
  async pressActionTimed() {
    // One clock for the whole machine: node's here is the one that the page reads.
    const pressed = performance.timeOrigin + performance.now();
    await this.pressAction();
    return pressed;
  }

  /** @override @type {Browser['inReader']} */
  async inReader(work, ...rest) {
    const session = await this.page.createCDPSession();
    try {
      const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true });
      const html = root.children?.find((node) => node.nodeName === 'HTML');
      const shadow = html?.children?.find(isHost)?.shadowRoots?.[0];
      if (!shadow) return null;
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function (...rest) { return (${work})(this, ...rest); }`,
        arguments: rest.map((value) => ({ value })),
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    } catch (error) {
      // The view was closed between two of these calls: there is none.
      if (/No node|Could not find node|Cannot find context/.test(String(error))) return null;
      throw error;
    } finally {
      await session.detach();
    }
  }

  /** @override @type {Browser['inPage']} */
  async inPage(work, ...rest) {
    return /** @type {any} */ (await this.page.evaluate(work, ...rest));
  }

  /** @override @param {string} source */
  async inPageSource(source) {
    return this.page.evaluate(`(() => { ${source} })()`);
  }

  /** @override @param {'Escape' | 'Tab' | 'Enter'} key */
  async pressKey(key) {
    await this.page.keyboard.press(key);
  }

  /** @override @param {number} x @param {number} y */
  async clickAt(x, y) {
    await this.page.mouse.click(x, y);
  }

  /** @override */
  async picture() {
    return Buffer.from(await this.page.screenshot());
  }

  /** @override @param {import('./browser.mjs').Look} look */
  async setLook(look) {
    this.look = look;
    if (this.window) return;
    const { width = 1280, height = 900, dark = false } = look;
    await this.page.setViewport({ width, height, deviceScaleFactor: width < 600 ? 2 : 1 });
    await this.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  }

  /** @returns {Promise<import('puppeteer-core').WebWorker>} the service worker, started if it has stopped */
  async background() {
    const isOurs = (/** @type {import('puppeteer-core').Target} */ target) => target.type() === 'service_worker' && target.url().includes(this.extension.id);
    const target = await this.browser.waitForTarget(isOurs);
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker has gone');
    return worker;
  }

  canStopBackground = true;

  /** @override */
  async stopBackground() {
    await (await this.background()).close();
  }

  /**
   * @param {'getBadgeText' | 'getTitle'} question
   * @returns {Promise<string>}
   */
  async askAction(question) {
    const worker = await this.background();
    return worker.evaluate(async (asked) => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return chrome.action[/** @type {'getTitle'} */ (asked)]({ tabId: tab.id });
    }, question);
  }

  /** @override */
  async badge() { return this.askAction('getBadgeText'); }

  /** @override */
  async tooltip() { return this.askAction('getTitle'); }

  /** @override */
  async timing() {
    const worker = await this.background();
    return worker.evaluate(async () => (await chrome.storage.session.get('timing')).timing);
  }

  /** @override */
  async close() {
    await this.browser.close();
  }
}

/**
 * @param {{ window?: boolean }} [options] with a real window, for people
 * @returns {Promise<Chromium>}
 */
export async function startChromium({ window = false } = {}) {
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: !window,
    pipe: true,
    enableExtensions: [fileURLToPath(EXTENSION)],
    args: FLAGS,
    defaultViewport: window ? null : { width: 1280, height: 900 },
  });
  // It may load a little after the browser is there.
  const extension = await until('the extension is installed', async () => [...(await browser.extensions()).values()][0]);
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const chromium = new Chromium(browser, page, extension, window);
  // A press before the service worker has said what it listens to would be lost.
  await chromium.background();
  return chromium;
}
