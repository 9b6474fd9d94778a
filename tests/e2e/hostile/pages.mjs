// All hostile pages, in the order in which they are opened.
import { BULK_PAGES } from './bulk.mjs';
import { FINDING_PAGES } from './finding.mjs';
import { LINK_PAGES } from './links.mjs';
import { LOOK_PAGES } from './looks.mjs';
import { TRICK_PAGES } from './tricks.mjs';
import { WORLD_PAGES } from './world.mjs';

/** @type {import('../hostile-cases.mjs').HostilePage<any>[]} */
export const HOSTILE_PAGES = [...TRICK_PAGES, ...WORLD_PAGES, ...LOOK_PAGES, ...LINK_PAGES, ...FINDING_PAGES, ...BULK_PAGES];
