// What axe-core has against a page of Recto's own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('./browser.mjs').Browser} Browser */

/** axe-core's own source: it must run within the page. */
export const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules that must have found something to look at; fewer, and it has looked at nothing. */
const FEWEST_RULES = 10;

/** @param {Browser} browser @returns {Promise<string[]>} what it finds in the page that is open */
export async function violations(browser) {
  const { found, rules } = await browser.inPageSource(`if (!window.axe) { ${AXE} }
    return axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => ({ found: violations, rules: passes.length }));`);
  assert.ok(rules > FEWEST_RULES, 'axe-core has looked at nothing');
  return found.flatMap((/** @type {any} */ { id, nodes }) => nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`));
}
