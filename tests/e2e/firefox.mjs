// Firefox, driven by selenium-webdriver and geckodriver. The toolbar's button is pressed from the browser's own (chrome) side.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Builder } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';
import { zipFolder } from '../../tools/zip.mjs';
import { Firefox, ID } from './firefox-browser.mjs';
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

/**
 * Installs the extension as built, zipped on the fly, until the browser ends.
 * @param {firefox.Driver} driver
 * @param {string} [version] another than its own
 */
async function install(driver, version) {
  const folder = await mkdtemp(join(tmpdir(), 'recto-'));
  const file = join(folder, 'recto.xpi');
  await writeFile(file, await zipFolder(EXTENSION, version ? { 'manifest.json': await manifestOf(version) } : {}));
  await driver.installAddon(file, true);
  await rm(folder, { recursive: true });
}

/** @param {string} version @returns {Promise<Uint8Array>} the manifest with it */
async function manifestOf(version) {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', EXTENSION), 'utf8'));
  return new TextEncoder().encode(JSON.stringify({ ...manifest, version }));
}

/** @returns {Promise<Firefox>} */
export async function startFirefox() {
  const options = new firefox.Options().setBinary(firefoxPath()).addArguments('-headless');
  for (const [name, value] of Object.entries({ ...NO_NETWORK, ...EXACT_TIMES, ...REAL_WHEEL, ...PERMISSIONS })) options.setPreference(name, value);
  const service = new firefox.ServiceBuilder(geckodriverPath()).addArguments('--allow-system-access');
  const driver = /** @type {firefox.Driver} */ (await new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options)
    .setFirefoxService(service)
    .build());
  await driver.manage().window().setRect({ width: 1280, height: 900 });
  await install(driver);
  return new Firefox(driver, UUID, (version) => install(driver, version));
}
