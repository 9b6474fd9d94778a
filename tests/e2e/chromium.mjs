// Chromium, driven by puppeteer-core. The extension comes in over the pipe, and the toolbar's button is really pressed.
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { until } from './browser.mjs';
import { Chromium } from './chromium-browser.mjs';
import { chromiumPath } from './programs.mjs';

const EXTENSION = new URL('../../target/extension/chromium/', import.meta.url);

/** Nothing but localhost can be reached: a test that needs the network must fail. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
  '--disable-background-networking', '--disable-component-update', '--disable-quic', '--disable-sync', '--no-first-run', '--disable-gpu',
  // Chromium refuses its own sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * @param {{ window?: boolean, folder?: URL }} [options] with a real window, for people; another extension than the one built
 * @returns {Promise<Chromium>}
 */
export async function startChromium({ window = false, folder = EXTENSION } = {}) {
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: !window,
    pipe: true,
    enableExtensions: [fileURLToPath(folder)],
    args: FLAGS,
    defaultViewport: window ? null : { width: 1280, height: 900 },
  });
  // It may load a little after the browser is there.
  const extension = await until('the extension is installed', async () => [...(await browser.extensions()).values()][0]);
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const chromium = new Chromium(browser, page, extension, window);
  // A press before the service worker has said what it listens to would be lost.
  await chromium.background.worker();
  return chromium;
}
