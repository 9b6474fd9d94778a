// What Firefox knows of a tab in the process of its page: how long the main thread was busy. The functions stand alone: they are sent as
// text, into the browser's side and from there into the page's process.

/**
 * Starts to watch the main thread of the tab's process, from the moment at which the view has its text.
 * @param {string} source `watch`, as text
 */
export function startWatch(source) {
  const { messageManager } = /** @type {any} */ (window).gBrowser.selectedBrowser;
  messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(`(${source})(content, ChromeUtils, (...listen) => addMessageListener(...listen), (...told) => sendAsyncMessage(...told))`)}`, false);
}

/**
 * Runs in the page's process: looks every millisecond whether it had to wait.
 * @param {Window} content
 * @param {any} ChromeUtils
 * @param {(name: string, heard: () => void) => void} listen
 * @param {(name: string, data: unknown) => void} tell
 */
export function watch(content, ChromeUtils, listen, tell) {
  const { setTimeout } = ChromeUtils.importESModule('resource://gre/modules/Timer.sys.mjs');
  /** @type {number[]} */
  const waits = [];
  let isShown = false;
  let isOver = false;
  let wall = ChromeUtils.now();
  let work = ChromeUtils.cpuTimeSinceProcessStart;
  const hasText = () => /** @type {any} */ (content.document.documentElement.lastElementChild)?.openOrClosedShadowRoot?.querySelector('main .article') != null;
  const look = () => {
    const [byClock, ofWork] = [ChromeUtils.now() - wall, ChromeUtils.cpuTimeSinceProcessStart - work];
    // Not by the clock alone, which also counts what other programs do meanwhile; the work is that of all threads of the process.
    if (isShown) waits.push(Math.min(byClock, ofWork));
    else isShown = hasText();
    wall = ChromeUtils.now();
    work = ChromeUtils.cpuTimeSinceProcessStart;
    if (!isOver) setTimeout(look, 1);
  };
  look();
  listen('recto:stop', () => {
    isOver = true;
    tell('recto:waits', waits.sort((one, other) => other - one).slice(0, 20));
  });
}

/** @returns {Promise<number[]>} milliseconds, the longest first */
export function stopWatch() {
  const { messageManager } = /** @type {any} */ (window).gBrowser.selectedBrowser;
  return new Promise((resolve) => {
    messageManager.addMessageListener('recto:waits', function heard(/** @type {{ data: number[] }} */ { data }) {
      messageManager.removeMessageListener('recto:waits', heard);
      resolve(data);
    });
    messageManager.sendAsyncMessage('recto:stop');
  });
}
