// The look that the reader has chosen, at hand before a press: an answer to a page waits for no storage.

import { lookOf } from '../shared/look.js';
import { listen, load, valuesOf } from '../shared/settings.js';
import { api } from './platform.js';

/** @import { Look } from '../types.js' */
/** @import { Saved } from '../shared/settings.js' */

/** @param {Saved} saved */
const lookFrom = (saved) => lookOf(valuesOf(saved));

let look = load(api.storage).then(lookFrom);
listen(api.storage, (saved) => { look = Promise.resolve(lookFrom(saved)); });

/** @returns {Promise<Look>} never rejected */
export const currentLook = () => look;
