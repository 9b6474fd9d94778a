// What any extension pays for a press, measured by bench.mjs: its script is brought into the page, asks, and is answered.
const api = globalThis.browser ?? globalThis.chrome;

/** Milliseconds after which a refused script is tried again, as extension/background/platform.js does. */
const RETRIES = [2, 30, 60, 120];

api.action.onClicked.addListener(async (tab) => {
  for (const pause of RETRIES) {
    try {
      return await api.scripting.executeScript({ target: { tabId: tab.id }, files: ['content.js'] });
    } catch {
      await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
  }
});

api.runtime.onMessage.addListener((message, sender, answer) => { answer({}); });
