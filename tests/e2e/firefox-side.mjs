// What runs on the browser's own side in Firefox, where its modules can be used. Each function stands alone: it is sent as text.

/** @param {string} id of the extension @returns {number} when its button was pressed, in milliseconds since 1970 */
export function pressButton(id) {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  const { ExtensionParent } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = firefoxGlobal.WebExtensionPolicy.getByID(id);
  const pressed = performance.timeOrigin + performance.now();
  ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
  return pressed;
}

/**
 * @param {string} id of the extension
 * @param {'badgeText' | 'title'} asked
 * @returns {string}
 */
export function actionProperty(id, asked) {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  const { ExtensionParent } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = firefoxGlobal.WebExtensionPolicy.getByID(id);
  const { action } = ExtensionParent.apiManager.global.browserActionFor(extension);
  return action.getProperty(firefoxGlobal.gBrowser.selectedTab, asked) ?? '';
}

/**
 * Chooses from the page's menu once it is open, and from the menus within it: Firefox puts two entries or more of an extension into one.
 * To be called again until it answers with true.
 * @param {string} entry the end of its id
 * @returns {boolean} whether it was chosen
 */
export function activateMenu(entry) {
  const menu = /** @type {any} */ (document.getElementById('contentAreaContextMenu'));
  const item = menu.state === 'open' && menu.querySelector(`menuitem[id$="${entry}"]`);
  if (!item || item.hidden) return false;
  const popup = item.closest('menupopup');
  const around = [popup];
  while (around[0] !== menu) around.unshift(around[0].parentElement.closest('menupopup'));
  for (const each of around) {
    if (each.state === 'closed') each.parentElement.openMenu(true);
    if (each.state !== 'open') return false;
  }
  popup.activateItem(item);
  return true;
}

/** As the find bar does. @param {string} words @returns {Promise<boolean>} */
export function findHere(words) {
  const { finder } = /** @type {any} */ (globalThis).gBrowser.selectedBrowser;
  return new Promise((resolve) => {
    const listener = {
      onFindResult(/** @type {{ result: number }} */ { result }) {
        finder.removeResultListener(listener);
        // 0: found; 1: not found; 2: found after going on at the beginning.
        resolve(result !== 1);
      },
      onMatchesCountResult() {},
    };
    finder.addResultListener(listener);
    finder.fastFind(words, false, false);
  });
}

/**
 * @param {string} id of the extension
 * @returns {string} the keys of the command that stands for its button, as Firefox's window listens to them: "alt+R"
 */
export function commandKeysHere(id) {
  const keys = document.querySelector(`keyset[id$="${id.replace(/\W/g, '_')}"] key`);
  return keys ? `${keys.getAttribute('modifiers')}+${keys.getAttribute('key')}` : '';
}

/** From now on keeps what the tab asks of the network, and what goes wrong. */
export function watchHere() {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  firefoxGlobal.Services.console.reset();
  // On the window itself: each of these functions runs in a global object of its own.
  const own = /** @type {any} */ (window);
  own.rectoAsked = [];
  if (own.rectoWatch) return;
  own.rectoWatch = (/** @type {any} */ channel) => {
    const { browsingContext } = channel.QueryInterface(firefoxGlobal.Ci.nsIHttpChannel).loadInfo;
    if (browsingContext?.top === own.gBrowser.selectedBrowser.browsingContext) own.rectoAsked.push(channel.URI.spec);
  };
  firefoxGlobal.Services.obs.addObserver(own.rectoWatch, 'http-on-modify-request');
}

/** From now on keeps what an extension asks of the network in its own name. @param {string} id of it */
export function watchLeaksHere(id) {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  const own = /** @type {any} */ (window);
  own.rectoLeaks = [];
  own.rectoLeakWatch = (/** @type {any} */ channel) => {
    const { triggeringPrincipal, loadingPrincipal } = channel.QueryInterface(firefoxGlobal.Ci.nsIHttpChannel).loadInfo;
    if ([triggeringPrincipal, loadingPrincipal].some((principal) => principal?.addonId === id)) own.rectoLeaks.push(channel.URI.spec);
  };
  firefoxGlobal.Services.obs.addObserver(own.rectoLeakWatch, 'http-on-modify-request');
}

/** @returns {string[]} what it has asked for since then */
export const leaksHere = () => /** @type {any} */ (window).rectoLeaks ?? [];

/** @returns {string[]} addresses */
export const requestsHere = () => /** @type {any} */ (window).rectoAsked;

/** @returns {string[]} errors of the page's scripts and of the extension's */
export function errorsHere() {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  // A page was left while its settings were being read, which nobody needs any more: Firefox makes a note of it.
  const isOfAnotherPage = (/** @type {any} */ each) => /^Promise resolved (while context is inactive|after context unloaded)/.test(each.errorMessage);
  return firefoxGlobal.Services.console.getMessageArray()
    .filter((/** @type {any} */ each) => each instanceof firefoxGlobal.Ci.nsIScriptError && /^(moz-extension|http)/.test(each.sourceName)
      && (each.flags & firefoxGlobal.Ci.nsIScriptError.warningFlag) === 0 && !isOfAnotherPage(each))
    .map((/** @type {any} */ each) => `${each.errorMessage} (${each.sourceName}:${each.lineNumber})`);
}

/** @returns {string[]} the addresses of all tabs */
export const addressesHere = () => /** @type {any} */ (globalThis).gBrowser.tabs.map((/** @type {any} */ tab) => tab.linkedBrowser.currentURI.spec);

/** @returns {number} the number that extensions know the shown tab by */
export function tabIdHere() {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  const { ExtensionParent } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.apiManager.global.tabTracker.getId(firefoxGlobal.gBrowser.selectedTab);
}

/**
 * Gives or takes back a permission, as the Add-ons Manager does.
 * @param {string} id of the extension
 * @param {'add' | 'remove'} change
 * @param {string[]} origins
 */
export async function changePermission(id, change, origins) {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  const { ExtensionPermissions } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = firefoxGlobal.WebExtensionPolicy.getByID(id);
  await ExtensionPermissions[change](id, { permissions: [], origins }, extension);
}

/** Lets an extension into private windows, as the Add-ons Manager does, where it is not in them. @param {string} id of it */
export async function allowPrivateHere(id) {
  const firefoxGlobal = /** @type {any} */ (globalThis);
  if (firefoxGlobal.WebExtensionPolicy.getByID(id).privateBrowsingAllowed) return;
  const { ExtensionPermissions } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { AddonManager } = firefoxGlobal.ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
  await (await AddonManager.getAddonByID(id)).reload();
}

/** @returns {string} the address of the page in the menu that is open at an extension's button; nothing where none is */
export function menuHere() {
  const inner = /** @type {any} */ (document.querySelector('panel browser.webextension-popup-browser'));
  return inner?.closest('panel').state === 'open' ? inner.currentURI.spec : '';
}

/** Closes it, as a click elsewhere does. */
export function closeMenuHere() {
  /** @type {any} */ (document.querySelector('panel browser.webextension-popup-browser'))?.closest('panel').hidePopup();
}

/** Downloads go there without a question. @param {string} folder */
export function saveIntoHere(folder) {
  const { prefs } = /** @type {any} */ (globalThis).Services;
  // 2: the folder that is named.
  prefs.setIntPref('browser.download.folderList', 2);
  prefs.setStringPref('browser.download.dir', folder);
  prefs.setBoolPref('browser.download.useDownloadDir', true);
  prefs.setBoolPref('browser.download.always_ask_before_handling_new_types', false);
  prefs.setBoolPref('browser.download.alwaysOpenPanel', false);
}

/** Stops an extension's background, as Firefox does by itself after some rest. @param {string} id */
export async function stopBackgroundHere(id) {
  const { extension } = /** @type {any} */ (globalThis).WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
}

/** Switches an extension on or off, as the Add-ons Manager does. @param {string} id @param {boolean} isOn */
export async function switchHere(id, isOn) {
  const { AddonManager } = /** @type {any} */ (globalThis).ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(id);
  await (isOn ? addon.enable() : addon.disable());
}

/**
 * Moves a finger as the screen itself would tell of it; WebDriver's own touches scroll nothing in Firefox.
 * @param {number[][]} places one after the other, in CSS pixels of the tab's viewport
 * @param {number} rests milliseconds before the finger is lifted
 */
export async function touchHere(places, rests) {
  const { windowUtils, gBrowser, mozInnerScreenX, mozInnerScreenY, devicePixelRatio } = /** @type {any} */ (window);
  const { left, top } = gBrowser.selectedBrowser.getBoundingClientRect();
  const pause = (/** @type {number} */ milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
  const tell = (/** @type {number} */ phase, /** @type {number[]} */ [x, y]) => {
    const [across, down] = [mozInnerScreenX + left + x, mozInnerScreenY + top + y].map((each) => Math.round(each * devicePixelRatio));
    windowUtils.sendNativeTouchPoint(0, phase, across, down, 1, 90, null);
  };
  for (const place of places) {
    tell(windowUtils.TOUCH_CONTACT, place);
    // A frame each, as from a screen.
    await pause(16);
  }
  await pause(rests);
  tell(windowUtils.TOUCH_REMOVE, places[places.length - 1]);
}

/** Has the tab back that was closed last, as Ctrl+Shift+T does. */
export function restoreTabHere() {
  const { SessionStore } = /** @type {any} */ (globalThis).ChromeUtils.importESModule('resource:///modules/sessionstore/SessionStore.sys.mjs');
  SessionStore.undoCloseTab(window, 0);
}

/** Whether Firefox asks its reader before it gives a permission, as it does outside tests. @param {boolean} asks */
export function askForPermissionsHere(asks) {
  /** @type {any} */ (globalThis).Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', asks);
}

/** Refuses what is asked. To be called again until it answers with true. @returns {boolean} whether it was there to be refused */
export function refusePermissionHere() {
  const notification = document.getElementById('addon-webext-permissions-notification');
  const button = /** @type {any} */ (notification)?.secondaryButton;
  if (!button?.checkVisibility()) return false;
  button.click();
  return true;
}

/**
 * What the page of the tab that is shown takes, once all that can be given back has been: of about:memory's figures those with its address.
 * @returns {Promise<{ dom: number, scripts: number }>} bytes
 */
export async function memoryHere() {
  const { Cc, Ci, Services, gBrowser } = /** @type {any} */ (globalThis);
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  // Some times: what only one time sets free is freed by the next. The page's process is asked and does not answer.
  for (let time = 0; time < 3; time += 1) {
    Services.obs.notifyObservers(null, 'child-mmu-request');
    await new Promise((resolve) => { manager.minimizeMemoryUsage(resolve); });
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
  const address = gBrowser.selectedBrowser.currentURI.spec.replaceAll('/', '\\');
  const sums = { dom: 0, scripts: 0 };
  await new Promise((resolve) => {
    const add = (/** @type {string} */ _process, /** @type {string} */ path, /** @type {number} */ _kind, /** @type {number} */ units, /** @type {number} */ amount) => {
      if (units !== Ci.nsIMemoryReporter.UNITS_BYTES || !path.startsWith('explicit/') || !path.includes(address)) return;
      if (path.includes('/dom/')) sums.dom += amount;
      else if (path.includes('/js-')) sums.scripts += amount;
    };
    manager.getReports(add, null, resolve, null, false);
  });
  return sums;
}
