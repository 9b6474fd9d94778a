// What axe-core has against a page of Recto's own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('./browser.mjs').Browser} Browser */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {Browser} browser @returns {Promise<string[]>} what it finds in the page that is open */
export async function violations(browser) {
  const found = await browser.inPageSource(`${AXE}; return axe.run().then(({ violations }) => violations);`);
  return found.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ')}`);
}
