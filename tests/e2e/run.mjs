// Shows Recto at work on an example page: in a window for people, or (--headless) in pictures.
import { existsSync } from 'node:fs';
import { expectedPages } from './pages.mjs';
import { startChromium } from './chromium.mjs';
import { serve } from './server.mjs';

/** The page to show: the one that Recto was made for. */
const EXAMPLE = 'inkl-b';

const PHONE = { width: 390, height: 844 };

/** @returns {string} the path of the example, or of any page that can be read */
function examplePath() {
  const name = existsSync(new URL(`../pages/${EXAMPLE}/page.html`, import.meta.url)) ? EXAMPLE : expectedPages().find((page) => page.readable)?.name;
  return name ? `/pages/${name}/?pictures=local` : '/e2e/state.html';
}

/**
 * Takes the pictures that show what a reader gets.
 * @param {string} address
 */
async function takePictures(address) {
  const browser = await startChromium();
  const taken = [];
  await browser.open(address);
  taken.push(await browser.screenshot('page'));
  await browser.read();
  taken.push(await browser.screenshot('reader-light'));
  await browser.setLook({ dark: true });
  taken.push(await browser.screenshot('reader-dark'));
  await browser.setLook(PHONE);
  taken.push(await browser.screenshot('reader-phone'));
  await browser.close();
  for (const path of taken) console.log(path);
}

/**
 * Opens a window and waits until it is closed.
 * @param {string} address
 */
async function showWindow(address) {
  const browser = await startChromium({ window: true });
  await browser.open(address);
  await browser.read();
  console.log(`Recto is open on ${address}. Esc leaves the view, Alt+R or the toolbar button opens it. Close the window to end.`);
  await new Promise((resolve) => browser.browser.once('disconnected', resolve));
}

const headless = process.argv.includes('--headless');
if (!headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error('There is no screen here: ./build.sh run --headless takes pictures instead.');
  process.exit(1);
}
const site = await serve();
await (headless ? takePictures : showWindow)(site.origin + examplePath());
await site.close();
