// Nothing leaves the extension: its own policy forbids it (hostile/finding.mjs asks), and every suite fails at its end where something was
// asked of the network in its name (netlog.mjs, firefox-side.mjs). Here it is shown that the latter would be seen.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * Asks the test's own server for something. Stands alone: it runs in a page of the extension.
 * @param {string} address
 * @returns {Promise<string>}
 */
const ask = (address) => fetch(address, { mode: 'no-cors' }).then(() => 'answered', () => 'refused');

/**
 * @param {'chromium' | 'firefox'} name
 * @param {(options?: { folder?: URL }) => Promise<Browser>} start
 */
export function networkCases(name, start) {
  test(`what an extension asks of the network is seen in ${name}`, async () => {
    const site = await serve();
    const place = await mkdtemp(join(tmpdir(), 'recto-lax-'));
    const folder = pathToFileURL(`${place}/`);
    await cp(new URL(`../../target/extension/${name}/`, import.meta.url), folder, { recursive: true });
    const file = new URL('manifest.json', folder);
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    manifest.content_security_policy.extension_pages = "script-src 'self' 'wasm-unsafe-eval'";
    await writeFile(file, JSON.stringify(manifest));
    const browser = await start({ folder });
    assert.equal(await browser.inOwnPage(ask, `${site.origin}/leak`), 'answered');
    assert.deepEqual(site.asked.filter((each) => each.includes('leak')), ['GET /leak']);
    await assert.rejects(browser.close(), /has asked the network for .*\/leak/);
    await rm(place, { recursive: true });
    await site.close();
  });
}
