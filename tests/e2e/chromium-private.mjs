// Private windows of Chromium, without a window on a screen: what is let into them, and what is done in one.
import { fileURLToPath } from 'node:url';
import { RESTORING } from './chromium-restore.mjs';

/** @typedef {import('./chromium-browser.mjs').Chromium} Chromium */
/** @typedef {import('puppeteer-core').Browser} PuppeteerBrowser */

/**
 * Installs an extension that is let into private windows from the start. Where it is installed already Chromium 156 without a window ends
 * itself over that, whether its page for extensions is asked (`incognitoAccess`) or this once more.
 * @param {PuppeteerBrowser} browser
 * @param {URL} folder
 * @returns {Promise<string>} the extension's id
 */
export async function installForPrivate(browser, folder) {
  const session = await browser.target().createCDPSession();
  const { id } = await session.send('Extensions.loadUnpacked', { path: fileURLToPath(folder), enableInIncognito: true });
  await session.detach();
  return id;
}

/**
 * Does something in a private window, as Ctrl+Shift+N opens one: Recto's background asks for it, which every extension may, let in or not.
 * @template T
 * @param {Chromium} chromium everything acts on that window's tab meanwhile
 * @param {string} address
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inPrivate(chromium, address, work) {
  const { browser, background, page: ordinary } = chromium;
  const before = new Set(browser.targets());
  const worker = await background.worker();
  await worker.evaluate(async () => { await chrome.windows.create({ incognito: true, url: 'about:blank' }); });
  const target = await browser.waitForTarget((each) => each.type() === 'page' && !before.has(each));
  const page = await target.page();
  if (!page) throw new Error('the private window has gone again');
  chromium.page = page;
  try {
    chromium.listen(page);
    await chromium.setLook(chromium.look);
    await chromium.goTo(address);
    return await work();
  } finally {
    await page.close();
    chromium.page = ordinary;
    await ordinary.bringToFront();
  }
}

/**
 * Tells Recto's background of a press in the tab of the private window that is open. Where Recto is not let in no press can be made: that
 * window has no button of Recto's, and Chromium 156 ends itself when it is told to press it. Nor does Recto know the tab's number: an
 * extension of the tests tells it, which is let in.
 * @param {Chromium} chromium
 */
export async function tellOfPrivatePress({ browser, background }) {
  const id = await installForPrivate(browser, RESTORING);
  try {
    const target = await browser.waitForTarget((each) => each.type() === 'service_worker' && each.url().includes(id));
    const numbers = await (await target.worker())?.evaluate(async () => (await chrome.tabs.query({})).filter((tab) => tab.incognito).map((tab) => tab.id));
    if (numbers?.length !== 1) throw new Error(`private tabs: ${numbers}`);
    await background.tellOfPress(Number(numbers[0]));
  } finally {
    await browser.uninstallExtension(id);
  }
}
