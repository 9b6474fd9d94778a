// Chromium, driven by puppeteer-core. The extension comes in over the pipe, and the toolbar's button is really pressed.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { until } from './browser.mjs';
import { Chromium } from './chromium-browser.mjs';
import { installForPrivate } from './chromium-private.mjs';
import { NetLog } from './netlog.mjs';
import { chromiumPath } from './programs.mjs';

const EXTENSION = new URL('../../target/extension/chromium/', import.meta.url);

/** Nothing but localhost can be reached: a test that needs the network must fail. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-background-networking', '--disable-component-update', '--disable-quic', '--disable-sync', '--no-first-run', '--disable-gpu',
  // Chromium refuses its own sandbox to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Chromium with a copy of the extension that asks for all sites in its manifest, of which nothing is permitted yet: Chromium's question
 * for a permission cannot be answered without a window, but what the manifest asks for can be given and taken back as a person does
 * (PLATFORM.md §9).
 * @param {{ isPrivate?: boolean }} [options] whether it is let into private windows
 * @returns {Promise<Chromium>}
 */
export async function startChromiumForSites({ isPrivate = false } = {}) {
  const place = await mkdtemp(join(tmpdir(), 'recto-'));
  const [copy, profile] = [join(place, 'extension'), join(place, 'profile')];
  const folder = pathToFileURL(`${copy}/`);
  await cp(EXTENSION, folder, { recursive: true });
  const file = join(copy, 'manifest.json');
  const change = async (/** @type {Record<string, unknown>} */ changes) => {
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...changes }));
  };
  await change({ host_permissions: ['*://*/*'] });
  const chromium = await startChromium({ folder, profile, isPrivate });
  chromium.ways = {
    installNewer: async () => {
      await change({ version: '99.0.0' });
      // From the same folder, so it is the same extension: an update.
      await chromium.browser.installExtension(copy);
    },
    startAgain: async () => {
      const { browser, page, extension, background, netLog } = await startChromium({ folder, profile });
      return /** @type {Chromium} */ ({ browser, page, extension, background, netLog });
    },
    remove: () => rm(place, { recursive: true, force: true, maxRetries: 5 }),
  };
  await chromium.withdraw();
  return chromium;
}

/**
 * @param {{ window?: boolean, folder?: URL, profile?: string, isPrivate?: boolean }} [options] with a real window, for people; another
 *   extension than the one built; the folder of a profile that stays; whether the extension is let into private windows
 * @returns {Promise<Chromium>}
 */
export async function startChromium({ window = false, folder = EXTENSION, profile, isPrivate = false } = {}) {
  // Under test every request is written down; measurements are left alone.
  const netLog = process.env.NODE_TEST_CONTEXT ? await NetLog.make() : undefined;
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: !window,
    // Scroll bars take room in most windows; puppeteer would hide them.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    pipe: true,
    enableExtensions: isPrivate || [fileURLToPath(folder)],
    userDataDir: profile,
    args: [...FLAGS, ...(netLog?.flags ?? [])],
    defaultViewport: window ? null : { width: 1280, height: 900 },
  });
  if (isPrivate) await installForPrivate(browser, folder);
  // It may load a little after the browser is there.
  const extension = await until('the extension is installed', async () => [...(await browser.extensions()).values()][0]);
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const chromium = new Chromium(browser, page, extension, window);
  chromium.netLog = netLog;
  // A press before the service worker has said what it listens to would be lost.
  await chromium.background.worker();
  return chromium;
}
