// The list of sites and what Recto does on each by itself. Pure: nothing here asks the browser.
//
// A pattern is a host ("example.org"), a host with all below it ("*.example.org", which holds example.org too), or all
// sites ("*"). Where several hold a page, the narrowest decides, so that an exception is an entry like any other.

/** @typedef {'off' | 'clean' | 'reader'} Mode */
/** @typedef {{ pattern: string, mode: Mode }} Site */
/** @typedef {{ id: string, js: string[], matches: string[], excludeMatches?: string[] }} Registration */

export const MODES = /** @type {const} */ (['off', 'clean', 'reader']);

/** All sites. */
export const ALL = '*';

/** What a host may look like once the browser has written it: letters, figures, hyphens, dots, or an IPv6 address. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** Characters of the longest host name that there can be (RFC 1035). */
const LONGEST_HOST = 253;

/** The script that each mode brings into a page. */
const SCRIPTS = { clean: 'content/clean.js', reader: 'content/auto.js' };

/**
 * What a reader typed or pasted, as a pattern: an address gives its host, an international name its ASCII form.
 * @param {string} typed
 * @returns {string | null} null for what is neither a host nor a pattern
 */
export function patternOf(typed) {
  const text = typed.trim();
  if (text === ALL) return ALL;
  const isWide = text.startsWith('*.');
  const host = hostOf(isWide ? text.slice(2) : text);
  if (host === null) return null;
  return isWide ? `*.${host}` : host;
}

/**
 * @param {string} text a host or an address
 * @returns {string | null} the host as browsers write it
 */
function hostOf(text) {
  const address = text.includes('://') ? text : `https://${text}`;
  try {
    const { protocol, hostname } = new URL(address);
    const host = hostname.replace(/\.$/, '');
    return /^https?:$/.test(protocol) && HOST.test(host) && host.length <= LONGEST_HOST ? host : null;
  } catch {
    return null;
  }
}

/**
 * The host of a page's address, in the form that the list has.
 * @param {string | undefined} address
 * @returns {string | null} null for what is no page of the web
 */
export function siteOf(address) {
  return address && /^https?:\/\//.test(address) ? hostOf(address) : null;
}

/**
 * Whether one pattern holds all that another holds.
 * @param {string} wide
 * @param {string} narrow a pattern or a host
 */
export function holds(wide, narrow) {
  if (wide === ALL || wide === narrow) return true;
  if (narrow === ALL || !wide.startsWith('*.')) return false;
  const host = narrow.startsWith('*.') ? narrow.slice(2) : narrow;
  return host === wide.slice(2) || host.endsWith(wide.slice(1));
}

/**
 * The entry that decides about a host: the narrowest that holds it.
 * @param {Site[]} sites
 * @param {string} host
 * @returns {Site | null}
 */
export function entryFor(sites, host) {
  const holding = sites.filter((site) => holds(site.pattern, host));
  return holding.reduce((/** @type {Site | null} */ narrowest, site) => (
    narrowest && holds(site.pattern, narrowest.pattern) ? narrowest : site), null);
}

/**
 * The list with one pattern set to a mode. "Off" needs an entry only where a wider one would switch it on.
 * @param {Site[]} sites
 * @param {string} pattern
 * @param {Mode} mode
 * @returns {Site[]}
 */
export function withMode(sites, pattern, mode) {
  const others = without(sites, pattern);
  const isException = others.some((site) => site.mode !== 'off' && holds(site.pattern, pattern));
  return mode === 'off' && !isException ? others : withEntry(sites, pattern, mode);
}

/**
 * The list with an entry for a pattern, whatever the others say.
 * @param {Site[]} sites
 * @param {string} pattern
 * @param {Mode} mode
 * @returns {Site[]}
 */
export const withEntry = (sites, pattern, mode) => [...without(sites, pattern), { pattern, mode }].sort(byName);

/**
 * @param {Site[]} sites
 * @param {string} pattern
 */
export const without = (sites, pattern) => sites.filter((site) => site.pattern !== pattern);

/**
 * All sites first, then by name from its end, so that what belongs to one domain stands together.
 * @param {Site} one
 * @param {Site} other
 */
function byName(one, other) {
  const [key, otherKey] = [one, other].map(({ pattern }) => pattern.split('.').reverse().join('.'));
  return key < otherKey ? -1 : Number(key > otherKey);
}

/**
 * Reads a list that was kept.
 * @param {unknown} kept
 * @returns {{ value: Site[], whole: boolean }} the entries that make sense, and whether that is all of it
 */
export function checkSites(kept) {
  if (!Array.isArray(kept)) return { value: [], whole: false };
  /** @type {Map<string, Site>} */
  const found = new Map();
  let whole = true;
  for (const entry of kept) {
    const pattern = typeof entry?.pattern === 'string' ? patternOf(entry.pattern) : null;
    if (pattern !== null && MODES.includes(entry.mode)) found.set(pattern, { pattern, mode: entry.mode });
    else whole = false;
  }
  return { value: [...found.values()].sort(byName), whole };
}

/**
 * The origins that a pattern needs, as browsers write them.
 * @param {string} pattern
 */
export const originsOf = (pattern) => [`*://${pattern}/*`];

/**
 * The pattern of an origin that the browser has granted.
 * @param {string} origin
 * @returns {string | null} null for what is not of the web
 */
export function patternOfOrigin(origin) {
  if (origin === '<all_urls>') return ALL;
  const host = /^(?:\*|https?):\/\/([^/]+)\//.exec(origin)?.[1];
  return host === undefined ? null : host.replace(/:(?:\d+|\*)$/, '');
}

/**
 * Whether the browser lets Recto into what a pattern holds.
 * @param {string[]} origins that were granted
 * @param {string} pattern
 */
export const isGranted = (origins, pattern) => origins.some((origin) => {
  const granted = patternOfOrigin(origin);
  return granted !== null && holds(granted, pattern);
});

/**
 * The granted origins that nothing on the list needs any more.
 * @param {string[]} origins
 * @param {Site[]} sites
 */
export function unneeded(origins, sites) {
  const needed = sites.filter((site) => site.mode !== 'off').map((site) => site.pattern);
  return origins.filter((origin) => {
    const granted = patternOfOrigin(origin);
    return granted !== null && !needed.some((pattern) => holds(granted, pattern) || holds(pattern, granted));
  });
}

/**
 * The content scripts that the list asks for, of those sites that the browser lets Recto into. No page is held by two.
 * @param {Site[]} sites
 * @param {string[]} origins that were granted
 * @returns {Registration[]}
 */
export function registrations(sites, origins) {
  /** @type {Map<string, Registration>} */
  const found = new Map();
  for (const { pattern, mode } of sites) {
    if (mode === 'off' || !isGranted(origins, pattern)) continue;
    const narrower = sites.filter((other) => other.pattern !== pattern && holds(pattern, other.pattern));
    const excludeMatches = narrower.flatMap((other) => originsOf(other.pattern));
    // An exclusion holds for a whole registration, so a site with exceptions gets one of its own.
    const id = narrower.length > 0 ? `${mode} ${pattern}` : mode;
    const registration = found.get(id) ?? { id, js: [SCRIPTS[mode]], matches: [], ...(narrower.length > 0 && { excludeMatches }) };
    registration.matches.push(...originsOf(pattern));
    found.set(id, registration);
  }
  return [...found.values()];
}
