// Firefox, driven by selenium-webdriver and geckodriver. The toolbar's button is pressed from the browser's own (chrome) side.
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { Command } from 'selenium-webdriver/lib/command.js';
import { zipFolder } from '../../tools/zip.mjs';
import { Firefox, ID, onBrowsersSide } from './firefox-browser.mjs';
import { watchLeaksHere } from './firefox-side.mjs';
import { firefoxPath, geckodriverPath } from './programs.mjs';

const EXTENSION = new URL('../../target/extension/firefox/', import.meta.url);

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

/** WebDriver's wheel goes the way that a person's goes; without this it heeds no `overscroll-behavior`. */
const REAL_WHEEL = { 'remote.events.async.wheel.enabled': true };

/** Recto's pages have one address in all tests; elsewhere each browser makes up its own. */
const UUID = '3f0c1a52-6f0e-4d7e-9d2f-5d1f7c1b2a90';

/** A permission that is asked for is given, as nobody is there to press. */
const PERMISSIONS = {
  'extensions.webextOptionalPermissionPrompts': false,
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
};

/** Recto is no add-on of Mozilla's store, and yet stays installed when Firefox ends. */
const UNSIGNED = { 'xpinstall.signatures.required': false };

/**
 * Installs the extension as built, zipped on the fly.
 * @param {firefox.Driver} driver
 * @param {{ folder?: URL, stays?: boolean, version?: string }} [options] another extension than the one built; whether it is there when the
 *   browser starts again; another version than its own
 */
async function install(driver, { folder: extension = EXTENSION, stays = false, version } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'recto-'));
  const file = join(folder, 'recto.xpi');
  await writeFile(file, await zipFolder(extension, version ? { 'manifest.json': await manifestOf(version) } : {}));
  // By its place: of what selenium's own `installAddon` sends, Firefox 140 finds the scripts gone when it wants them. So the file stays.
  await driver.execute(new Command('install addon').setParameter('path', file).setParameter('temporary', !stays));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/** @param {string} version @returns {Promise<Uint8Array>} the manifest with it */
async function manifestOf(version) {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', EXTENSION), 'utf8'));
  return new TextEncoder().encode(JSON.stringify({ ...manifest, version }));
}

/**
 * @param {string} [profile] the folder of a profile that stays
 * @returns {Promise<firefox.Driver>}
 */
async function launch(profile) {
  const options = new firefox.Options().setBinary(firefoxPath()).addArguments('-headless', ...(profile ? ['-profile', profile] : []));
  const preferences = { ...NO_NETWORK, ...EXACT_TIMES, ...REAL_WHEEL, ...PERMISSIONS, ...UNSIGNED };
  for (const [name, value] of Object.entries(preferences)) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(geckodriverPath()).addArguments('--allow-system-access');
  const driver = /** @type {firefox.Driver} */ (await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build());
  await driver.manage().window().setRect({ width: 1280, height: 900 });
  // Under test every request of the extension's own is written down; measurements are left alone.
  if (process.env.NODE_TEST_CONTEXT) await onBrowsersSide(driver, watchLeaksHere, ID);
  return driver;
}

/**
 * @param {{ folder?: URL }} [options] another extension than the one built
 * @returns {Promise<Firefox>}
 */
export async function startFirefox({ folder } = {}) {
  const driver = await launch();
  await install(driver, { folder });
  return withVersion(new Firefox(driver, UUID));
}

/**
 * Firefox with an extension whose files can be changed while it runs.
 * @param {URL} folder
 * @returns {Promise<Firefox>}
 */
export async function startFirefoxFrom(folder) {
  const driver = await launch();
  await driver.execute(new Command('install addon').setParameter('path', fileURLToPath(folder)).setParameter('temporary', true));
  return withVersion(new Firefox(driver, UUID));
}

/** @param {Firefox} browser */
async function withVersion(browser) {
  const version = (await browser.driver.getCapabilities()).getBrowserVersion() ?? '';
  browser.isOld = Number.parseInt(version, 10) < 153;
  return browser;
}

/**
 * Firefox with a profile that stays, in which Recto is really installed.
 * @returns {Promise<Firefox>}
 */
export async function startFirefoxForSites() {
  const profile = await mkdtemp(join(tmpdir(), 'recto-profile-'));
  const driver = await launch(profile);
  await install(driver, { stays: true });
  const browser = new Firefox(driver, UUID);
  browser.ways = {
    installNewer: () => install(browser.driver, { stays: true, version: '99.0.0' }),
    startAgain: () => launch(profile),
    remove: () => rm(profile, { recursive: true, force: true, maxRetries: 5 }),
  };
  return withVersion(browser);
}
