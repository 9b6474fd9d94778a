// What a suite stands on: one browser, the test pages on localhost, a folder for what is saved. There before its first case, gone after
// its last.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * Declares what comes before and after the cases of the suite that is being described.
 * @param {() => Promise<Browser>} start
 * @param {{ www?: URL, saves?: boolean }} [options] what the server has at its root; whether downloads go into `folder`
 */
export function stageOf(start, { www, saves = false } = {}) {
  const stage = {
    browser: /** @type {Browser} */ (/** @type {unknown} */ (undefined)),
    site: /** @type {Awaited<ReturnType<typeof serve>>} */ (/** @type {unknown} */ (undefined)),
    folder: '',
    browserOf: () => stage.browser,
    /** @param {string} path @returns {string} its address */
    at: (path) => stage.site.origin + path,
  };
  before(async () => {
    stage.site = await serve({ www });
    stage.browser = await start();
    stage.folder = await mkdtemp(join(tmpdir(), 'recto-saved-'));
    if (saves) await stage.browser.saveInto(stage.folder);
  });
  after(async () => {
    // Whatever of it has come to be.
    await stage.browser?.close();
    await stage.site?.close();
    if (stage.folder) await rm(stage.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return stage;
}
