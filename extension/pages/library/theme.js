// The list in the reader's own colours: those of the reading settings.

import { contrast } from '../../shared/colours.js';
import { api } from '../../shared/api.js';
import { listen, load, valuesOf } from '../../shared/settings.js';
import { FOR_THE_REST, paletteOf, schemeOf } from '../../shared/themes.js';

/** @import { Saved } from '../../shared/settings.js' */

/** The colours that the list shares with the view. */
const NAMES = /** @type {const} */ (['paper', 'ink', 'soft', 'line', 'tint', 'link', 'mark']);
/** What went wrong is said in these. */
const WRONG = { light: '#8f1a1a', dark: '#f0a09a' };

/** Puts them on the page, now and whenever they change. */
export async function dressed() {
  const dress = (/** @type {Saved} */ saved) => {
    const { style } = document.documentElement;
    style.cssText = '';
    const own = paletteOf(valuesOf(saved));
    // In colours in which nothing can be read, the list keeps those of the system.
    if (!own || contrast(own.ink, own.paper) < FOR_THE_REST) return;
    const scheme = schemeOf(own);
    for (const name of NAMES) style.setProperty(`--${name}`, own[name]);
    style.setProperty('--edge', own.soft);
    style.setProperty('--wrong', contrast(WRONG[scheme], own.paper) >= FOR_THE_REST ? WRONG[scheme] : own.ink);
    style.setProperty('color-scheme', scheme);
  };
  dress(await load(api.storage));
  listen(api.storage, dress);
}
