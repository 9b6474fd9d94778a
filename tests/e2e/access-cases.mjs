// What axe-core finds in the view: in every theme, with and without a panel, wide and narrow. Chromium alone: the rules
// are the same everywhere, and its tools reach into the view's closed shadow root.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AXE } from './axe.mjs';
import { until } from './browser.mjs';
import { openLook, resetLook, setControl, untilTools } from './look-cases.mjs';
import { SETTINGS } from '../../extension/shared/table.js';

/** @typedef {import('./browser.mjs').Browser} Browser */
/** @typedef {import('./chromium-browser.mjs').Chromium} Chromium */

/** Sizes in CSS pixels: a desktop's, a tablet's, a phone's, and a desktop's at 400 %. */
const SIZES = [[1280, 900], [768, 1024], [390, 844], [320, 256]];

const theme = SETTINGS.find(({ key }) => key === 'theme');
const THEMES = theme?.kind === 'choice' ? theme.choices : [];

/**
 * Everything that axe-core has against the view, but for what it calls a mere suggestion.
 * @param {Browser} browser
 * @returns {Promise<string[]>}
 */
export async function complaints(browser) {
  await browser.inPageSource(`if (!window.axe) { ${AXE} }`);
  const found = await browser.inReader(async (root) => {
    // The root is closed to the page; for this test alone the host says where it is.
    // The modal dialog makes what lies behind it inert, which axe-core does not know.
    document.body.inert = true;
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
    const { axe } = /** @type {any} */ (window);
    const { violations, passes } = await axe.run(root.host, { resultTypes: ['violations'] });
    const told = violations.flatMap((/** @type {any} */ rule) => rule.nodes.map((/** @type {any} */ node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
    return { told, rules: passes.length };
  });
  assert.ok(found && (await found).rules > 10, 'axe-core has looked at nothing');
  return (await found).told;
}

/**
 * @param {() => Chromium} browserOf
 * @param {(path: string) => string} at
 */
export function accessCases(browserOf, at) {
  for (const dark of [false, true]) {
    test(`axe-core finds nothing wrong in any theme, with the system ${dark ? 'dark' : 'light'}`, async () => {
      const browser = browserOf();
      await browser.setLook({ dark });
      await openLook(browser, at('/e2e/formulas.html'));
      await until('the code has colours', async () => (await browser.inReader((root) => root.querySelectorAll('pre span').length)) !== 0);
      await browser.inReader((root) => root.querySelectorAll('.panel details').forEach((group) => group.setAttribute('open', '')));
      for (const name of THEMES) {
        await setControl(browser, 'theme', name);
        assert.deepEqual(await complaints(browser), [], name);
      }
      await resetLook(browser);
      await browser.setLook({});
    });
  }

  test('axe-core finds nothing wrong in any panel of the reading aids, and what can be pressed there is large enough', async () => {
    const browser = browserOf();
    await browser.open(at('/pages/longread/?pictures=local'));
    await browser.read();
    await untilTools(browser);
    for (const sign of ['o', 'l', 'r', 'f', '?']) {
      await browser.pressKey(`letter ${sign}`);
      await until(`the panel of ${sign} is open`, async () => (await browser.inReader((root) => root.querySelector('.panel') !== null)) === true);
      assert.deepEqual(await complaints(browser), [], sign);
      const small = await browser.inReader((root) => Array.from(root.querySelectorAll('.panel :is(button, input, select)'))
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < 24)
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)}: ${Math.round(box.width)} by ${Math.round(box.height)}`));
      assert.deepEqual(small, [], sign);
      await browser.pressKey('Escape');
    }
    await browser.inReader((root) => { /** @type {HTMLElement | null} */ (root.querySelector('.text img.pressable'))?.focus(); });
    await browser.pressKey('Enter');
    await until('the picture is open', async () => (await browser.inReader((root) => root.querySelector('.picture') !== null)) === true);
    assert.deepEqual(await complaints(browser), [], 'a picture');
  });

  for (const [width, height] of SIZES) {
    test(`axe-core finds nothing wrong in a window of ${width} by ${height}`, async () => {
      const browser = browserOf();
      await browser.setLook({ width, height });
      for (const path of ['/pages/table-heavy/', '/pages/forum-thread/', '/odd/empty']) {
        await browser.open(at(path));
        await browser.read();
        await untilTools(browser);
        assert.deepEqual(await complaints(browser), [], path);
        const wide = await browser.inReader((root) => {
          const main = /** @type {HTMLElement} */ (root.querySelector('main'));
          return main.scrollWidth - main.clientWidth;
        });
        assert.ok(Number(wide) <= 0, `${path} is ${wide} pixels too wide`);
      }
      await browser.setLook({});
    });
  }

  test('everything that can be pressed is at least 24 pixels wide and high, and 44 in the bar', async () => {
    const browser = browserOf();
    await browser.setLook({ width: 390, height: 844 });
    await openLook(browser, at('/pages/longread/'));
    await browser.inReader((root) => root.querySelectorAll('.panel details').forEach((group) => group.setAttribute('open', '')));
    const small = await browser.inReader((root) => Array.from(root.querySelectorAll('.bar button, .panel :is(button, input, select, textarea, summary), .removals > summary'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => element.checkVisibility() && Math.min(box.width, box.height) < (element.closest('.bar') ? 44 : 24))
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)}: ${Math.round(box.width)} by ${Math.round(box.height)}`));
    assert.deepEqual(small, []);
    await browser.setLook({});
  });

  test('with colours forced by the system everything that can be pressed has an edge', async () => {
    const browser = browserOf();
    await openLook(browser, at('/pages/longread/'));
    await browser.inReader((root) => root.querySelectorAll('.panel details').forEach((group) => group.setAttribute('open', '')));
    // puppeteer does not know this one; Chromium does.
    const session = await browser.page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    assert.equal(await browser.inPage(() => matchMedia('(forced-colors: active)').matches), true);
    const bare = await browser.inReader((root) => Array.from(root.querySelectorAll('.bar button, .panel, .panel :is(button, select, textarea), .notice, .swatch :checked + .sample'))
      .filter((element) => element.checkVisibility() && Number.parseFloat(getComputedStyle(element).borderTopWidth) === 0)
      .map((element) => element.outerHTML.slice(0, 80)));
    await browser.screenshot('reader-forced-colours');
    await session.detach();
    await browser.setLook({});
    assert.deepEqual(bare, []);
  });

  test('nothing moves by itself where the system asks for calm', async () => {
    const browser = browserOf();
    await openLook(browser, at('/pages/longread/'));
    const moving = () => browser.inReader((root) => Array.from(root.querySelectorAll('*')).filter((element) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
      return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
    }).map((element) => element.outerHTML.slice(0, 80)));
    assert.notDeepEqual(await moving(), [], 'nothing moves without that either');
    await browser.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const calm = await moving();
    await browser.setLook({});
    assert.deepEqual(calm, []);
  });
}
