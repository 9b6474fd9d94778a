// Pages that mean harm, met in a real browser. What each holds stands in hostile/; each is opened once, and every case asks one thing
// of what was seen there. hostile.chromium.test.mjs and hostile.firefox.test.mjs run these.
import { before, describe, test } from 'node:test';
import { HOSTILE_PAGES } from './hostile/pages.mjs';
import { serve } from './server.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

/**
 * What a page's `look` is given: the browser with the page opened, the site that serves it, and how the view is opened.
 * @typedef {object} Place
 * @property {Browser} browser
 * @property {Awaited<ReturnType<typeof serve>>} site
 * @property {(path: string) => string} at
 * @property {() => Promise<void>} read opens the view, from when on the page counts what fires in it
 */

/**
 * @template Seen
 * @typedef {object} HostilePage
 * @property {string} name
 * @property {() => string} body what is sent
 * @property {Record<string, string>} [headers]
 * @property {(place: Place) => Promise<Seen>} look
 * @property {Record<string, (seen: Seen) => void>} cases
 */

/** @param {string} name @returns {string} the page's path */
export const pathOf = (name) => `/hostile/${encodeURIComponent(name)}`;

/**
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function hostileCases(name, start) {
  describe(`hostile pages in ${name}`, () => {
    const stage = stageOf(start);
    for (const page of HOSTILE_PAGES) {
      describe(page.name, () => {
        /** @type {any} */
        let seen;
        before(async () => {
          const { browser, site, at } = stage;
          const read = async () => {
            await browser.inPage(countFromNow);
            await browser.read();
          };
          await browser.open(at(pathOf(page.name)));
          seen = await page.look({ browser, site, at, read });
        });
        for (const [what, holds] of Object.entries(page.cases)) test(what, () => holds(seen));
      });
    }
  });
}

/** What has fired until now was the page's own doing. Stands alone: it runs in the page. */
function countFromNow() {
  const world = /** @type {any} */ (window);
  const until = world.fired?.length ?? 0;
  world.firedSince = () => (world.fired ?? []).slice(until);
}
