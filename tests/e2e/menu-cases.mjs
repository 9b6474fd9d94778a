// The menu at the button and the settings page, the same in every browser.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { violations } from './axe.mjs';
import { until } from './browser.mjs';
import { choose, press, shownText, untilShown, write } from './own-pages.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const ARTICLE = '/pages/news-plain/';
const PHONE = { width: 390, height: 844 };

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function menuCases(name, start) {
  describe(`the menu and the settings in ${name}`, () => {
    const { browserOf, at } = stageOf(start);
    before(() => browserOf().permit());
    buttonCases(browserOf, at);
    popupCases(browserOf, at);
    settingsCases(browserOf);
    accessCases(browserOf, at);
  });
}

/**
 * Opens the menu of a page in a tab beside it, where it can be used like any page.
 * @param {Browser} browser
 * @param {string} address
 */
async function openMenuOf(browser, address) {
  // A menu sees its page because the button was pressed; a tab of its own, because the site is permitted.
  await browser.permit();
  await browser.open(address);
  await browser.beside(browser.ownPage(`pages/popup.html?tab=${await browser.tabId()}`));
  await until('the menu is there', () => browser.inPage(() => document.querySelector('main') !== null));
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function buttonCases(browserOf, at) {
  test('the keys of all commands are given to Recto', async () => {
    const browser = browserOf();
    const keys = await browser.inOwnPage(async () => {
      const commands = await /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome).commands.getAll();
      return commands.map(({ name, shortcut }) => `${name} ${shortcut}`).sort();
    });
    assert.deepEqual(keys, ['_execute_action Alt+R', 'clean-once Alt+Shift+U', 'open-menu Alt+Shift+Y']);
  });

  test('its keys open the menu at the button', async () => {
    const browser = browserOf();
    await browser.open(at(ARTICLE));
    await browser.pressMenuKeys();
    await untilMenuIsOpen(browser);
    await browser.closeMenu();
  });

  test('the button opens the menu where the reader wants that, and else the view', async () => {
    const browser = browserOf();
    for (const wanted of ['menu', 'reader']) {
      await browser.open(browser.ownPage('pages/settings.html'));
      await until('the setting is there', () => browser.inPage(() => document.querySelector('#general select') !== null));
      await choose(browser, '#general select', wanted);
      await untilPopupIs(browser, wanted === 'menu');
      await browser.open(at(ARTICLE));
      if (wanted === 'reader') await browser.read();
      else {
        await browser.pressAction();
        await untilMenuIsOpen(browser);
        await browser.closeMenu();
        assert.ok(!(await browser.readerIsOpen()));
      }
    }
  });
}

/** @param {Browser} browser */
async function untilMenuIsOpen(browser) {
  await until('the menu is open', async () => (await browser.menuAtButton()) === browser.ownPage('pages/popup.html'));
}

/** @param {Browser} browser @param {boolean} wanted whether the button opens a menu */
async function untilPopupIs(browser, wanted) {
  const popup = () => browser.inPage(() => /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome).action.getPopup({}));
  await until('the button has changed', async () => ((await popup()) !== '') === wanted);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function popupCases(browserOf, at) {
  test('the menu reads the page of its tab', async () => {
    const browser = browserOf();
    await openMenuOf(browser, at(ARTICLE));
    await press(browser, 'button', /^read this page/);
    await browser.back();
    await browser.untilFilled();
    // Over the open view it offers the way back.
    await browser.beside(browser.ownPage(`pages/popup.html?tab=${await browser.tabId()}`));
    await until('the way back is offered', async () => /^show the original page$/im.test(await shownText(browser)));
    await press(browser, 'button', /^show the original/);
    await browser.back();
    await browser.untilClosed();
  });

  test('the menu puts the site on the list and takes it off', async () => {
    const browser = browserOf();
    await openMenuOf(browser, at('/e2e/sign-in.html'));
    const sites = () => browser.inPage(async () => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      const sites = /** @type {any[]} */ ((await storage.sync.get('sites')).sites ?? []);
      return sites.map(({ pattern, mode }) => `${pattern}: ${mode}`).join();
    });
    assert.equal(await browser.inPage(() => document.querySelector('h1')?.textContent), 'localhost');
    await press(browser, 'label', /open the reader view/);
    await until('it is on the list', async () => (await sites()) === 'localhost: reader');
    await browser.screenshot(`${browser.name}-menu`);
    await press(browser, 'label', /do nothing/);
    await until('it is off the list', async () => (await sites()) === '');
    await browser.back();
  });

  test('on a page of the browser the menu says that it cannot be read', async () => {
    const browser = browserOf();
    await openMenuOf(browser, browser.ownPage('pages/settings.html'));
    assert.match(await shownText(browser), /cannot read this page/);
    await browser.back();
  });
}

/** @param {() => Browser} browserOf */
function settingsCases(browserOf) {
  test('the list takes addresses and wildcards, refuses what is no site, and lets go', async () => {
    const browser = browserOf();
    await browser.open(browser.ownPage('pages/settings.html'));
    await write(browser, '#sites form input', 'not a site');
    await press(browser, '#sites form button');
    await untilShown(browser, /“not a site” is no site/);
    for (const [typed, kept] of [['https://localhost/a/b', 'localhost'], ['*.localhost', '*.localhost']]) {
      await write(browser, '#sites form input', typed);
      // The browser is not asked for what stays off.
      await choose(browser, '#sites form select', 'off');
      await press(browser, '#sites form button');
      await untilShown(browser, new RegExp(`^${kept.replace('*', '\\*')}$`, 'm'));
    }
    await untilShown(browser, /2 sites on the list/);
    await press(browser, 'button', /^remove \*\.localhost/);
    await press(browser, 'button', /^remove localhost/);
    await untilShown(browser, /No site is on the list/);
  });

  test('a setting can be found, changed, and put back', async () => {
    const browser = browserOf();
    await browser.open(browser.ownPage('pages/settings.html'));
    await write(browser, '[type=search]', 'chat BUBBLE');
    const rows = () => browser.inPage(() => Array.from(document.querySelectorAll('main [data-search]')).filter((row) => row.checkVisibility()).map((row) => /** @type {HTMLElement} */ (row).dataset.search));
    await until('one setting is left', async () => (await rows()).join() === 'Chat bubble');
    const kept = () => browser.inPage(async () => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      return /** @type {any} */ ((await storage.sync.get('cleaning')).cleaning)?.kinds?.chat;
    });
    await press(browser, '#cleaning label', /chat/);
    await until('it is kept', async () => (await kept()) === false);
    await press(browser, 'button', /^reset “chat/);
    await until('it is back', async () => (await kept()) === true);
    await write(browser, '[type=search]', 'xyzzy');
    await untilShown(browser, /No setting fits/);
  });

  test('what cannot be understood is said, kept aside, and can be saved or let go', async () => {
    const browser = browserOf();
    await browser.open(browser.ownPage('pages/settings.html'));
    await browser.inPage(async () => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      await storage.sync.set({ cleaning: 'torn' });
    });
    await browser.open(browser.ownPage('pages/settings.html'));
    await untilShown(browser, /could not be understood/);
    await press(browser, '#cleaning label', /donation/);
    await until('it is put aside', () => browser.inPage(async () => {
      const { storage } = /** @type {typeof chrome} */ (/** @type {any} */ (globalThis).browser ?? chrome);
      return Object.keys(await storage.local.get(null)).some((name) => name.startsWith('aside/cleaning/'));
    }));
    await browser.open(browser.ownPage('pages/settings.html'));
    await untilShown(browser, /Put aside/);
    await press(browser, 'button', /^forget it/);
    await until('it is gone', async () => !/Forget it/.test(await shownText(browser)));
  });
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
function accessCases(browserOf, at) {
  for (const dark of [false, true]) {
    for (const size of [{}, PHONE]) {
      test(`axe finds nothing wrong: ${dark ? 'dark' : 'light'}, ${'width' in size ? 'phone' : 'wide'}`, async () => {
        const browser = browserOf();
        await browser.setLook({ ...size, dark });
        const kind = `${dark ? 'dark' : 'light'}-${'width' in size ? 'phone' : 'wide'}`;
        await browser.open(browser.ownPage('pages/settings.html'));
        await until('the settings are there', () => browser.inPage(() => document.querySelector('main') !== null));
        await browser.screenshot(`${browser.name}-settings-${kind}`);
        assert.deepEqual(await violations(browser), []);
        await openMenuOf(browser, at(ARTICLE));
        await browser.screenshot(`${browser.name}-menu-${kind}`);
        assert.deepEqual(await violations(browser), []);
        await browser.back();
        await browser.setLook({});
      });
    }
  }

  test('everything in the menu can be reached with the keyboard alone', async () => {
    const browser = browserOf();
    await openMenuOf(browser, at(ARTICLE));
    // What is hidden here comes with the page's answer.
    await until('all of it is there', async () => /hide this too/i.test(await shownText(browser)));
    const name = () => browser.inPage(() => {
      const focused = /** @type {HTMLElement} */ (document.activeElement);
      return focused.innerText || focused.closest('label')?.innerText || '';
    });
    const met = [];
    for (let stop = 0; stop < 6; stop += 1) {
      met.push((await name()).trim());
      await browser.pressKey('Tab');
    }
    assert.deepEqual(met, ['Read this page in Recto', 'Clean this page once', 'Do nothing', 'Hide this too…', 'Library', 'Settings']);
    await browser.back();
  });
}
