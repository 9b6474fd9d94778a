// The list of sites: patterns, which entry decides, and the scripts that come of it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  checkSites, entryFor, holds, isGranted, originsOf, patternOf, patternOfOrigin, registrations, siteOf, unneeded, withEntry, withMode, without,
} from '../../extension/shared/sites.js';

/** @typedef {import('../../extension/shared/sites.js').Site} Site */

/** @param {Record<string, string>} modes by pattern @returns {Site[]} */
const list = (modes) => Object.entries(modes).map(([pattern, mode]) => /** @type {Site} */ ({ pattern, mode }));

describe('patterns', () => {
  test('what people type or paste becomes a host', () => {
    const typed = {
      'example.org': 'example.org',
      '  Example.ORG ': 'example.org',
      'https://www.example.org/a?b#c': 'www.example.org',
      'example.org/path': 'example.org',
      'example.org:8080': 'example.org',
      'example.org.': 'example.org',
      '*.example.org': '*.example.org',
      '*': '*',
      localhost: 'localhost',
      'bücher.example': 'xn--bcher-kva.example',
      '*.bücher.example': '*.xn--bcher-kva.example',
      'http://[::1]/': '[::1]',
      '127.0.0.1': '127.0.0.1',
    };
    for (const [text, pattern] of Object.entries(typed)) assert.equal(patternOf(text), pattern, text);
  });

  test('what is no host is none', () => {
    for (const text of ['', ' ', '*.', 'a b', 'ex*ample.org', '*.*.org', 'ftp://example.org', 'about:blank', 'javascript:alert(1)', '**', `${'a'.repeat(260)}.org`]) {
      assert.equal(patternOf(text), null, text);
    }
  });

  test('a page of the web has a site, others have none', () => {
    assert.equal(siteOf('https://www.example.org:8443/x'), 'www.example.org');
    for (const address of [undefined, '', 'about:blank', 'chrome://version', 'file:///home/x.html', 'moz-extension://abc/x']) assert.equal(siteOf(address), null);
  });

  test('a wide pattern holds the narrow ones, and no look-alike', () => {
    assert.ok(holds('*.example.org', 'example.org') && holds('*.example.org', 'a.b.example.org') && holds('*.example.org', '*.a.example.org'));
    assert.ok(holds('*', '*.example.org') && holds('*', '*') && holds('example.org', 'example.org'));
    assert.ok(!holds('*.example.org', 'badexample.org') && !holds('example.org', 'www.example.org') && !holds('*.example.org', '*'));
    assert.ok(!holds('*.a.example.org', '*.example.org') && !holds('example.org', '*.example.org'));
  });
});

describe('the list', () => {
  const sites = list({ '*': 'clean', '*.example.org': 'reader', 'example.org': 'off', '*.a.example.org': 'clean' });

  test('the narrowest entry decides, in whatever order they stand', () => {
    const expected = { 'other.net': '*', 'x.example.org': '*.example.org', 'example.org': 'example.org', 'b.a.example.org': '*.a.example.org' };
    for (const order of [sites, [...sites].reverse()]) {
      for (const [host, pattern] of Object.entries(expected)) assert.equal(entryFor(order, host)?.pattern, pattern, host);
    }
    assert.equal(entryFor(list({ 'example.org': 'clean' }), 'www.example.org'), null);
  });

  test('off takes an entry away, or makes an exception where a wider one is on', () => {
    assert.deepEqual(withMode(list({ 'a.org': 'clean' }), 'a.org', 'off'), []);
    assert.deepEqual(withMode(list({ '*': 'clean' }), 'a.org', 'off'), list({ '*': 'clean', 'a.org': 'off' }));
    assert.deepEqual(withMode(list({ '*': 'off' }), 'a.org', 'off'), list({ '*': 'off' }));
    assert.deepEqual(withEntry([], 'a.org', 'off'), list({ 'a.org': 'off' }));
    assert.deepEqual(withMode(list({ 'a.org': 'clean' }), 'a.org', 'reader'), list({ 'a.org': 'reader' }));
    assert.deepEqual(without(sites, '*').length, 3);
  });

  test('it is sorted by domain, all sites first', () => {
    const patterns = ['www.b.org', '*', 'a.org', '*.a.org', 'b.net'].reduce((/** @type {Site[]} */ so, pattern) => withEntry(so, pattern, 'clean'), []);
    assert.deepEqual(patterns.map(({ pattern }) => pattern), ['*', 'b.net', 'a.org', '*.a.org', 'www.b.org']);
  });

  test('what was kept is read as far as it makes sense', () => {
    assert.deepEqual(checkSites(list({ '*': 'clean', 'a.org': 'off' })), { value: list({ '*': 'clean', 'a.org': 'off' }), whole: true });
    for (const wrong of [null, 7, 'a.org', {}, undefined]) assert.deepEqual(checkSites(wrong), { value: [], whole: false });
    const half = checkSites([null, { pattern: 'a.org', mode: 'clean' }, { pattern: 'b.org', mode: 'dance' }, { pattern: 'c d', mode: 'off' }, 'x', { mode: 'off' }]);
    assert.deepEqual(half, { value: list({ 'a.org': 'clean' }), whole: false });
  });
});

describe('permissions', () => {
  test('what the browser has granted is understood in all its forms', () => {
    assert.equal(patternOfOrigin('<all_urls>'), '*');
    assert.equal(patternOfOrigin('*://*/*'), '*');
    assert.equal(patternOfOrigin('https://*.example.org/*'), '*.example.org');
    assert.equal(patternOfOrigin('http://localhost:80/*'), 'localhost');
    assert.equal(patternOfOrigin('file:///*'), null);
    assert.deepEqual(originsOf('*.example.org'), ['*://*.example.org/*']);
    assert.deepEqual(originsOf('*'), ['*://*/*']);
    assert.ok(isGranted(['*://*.example.org/*'], 'www.example.org') && !isGranted(['https://www.example.org/*'], '*.example.org'));
  });

  test('only what nothing needs is given back', () => {
    const origins = ['*://a.org/*', '*://*.b.org/*', '*://c.org/*', '*://x.d.org/*', 'file:///*'];
    const sites = list({ 'x.b.org': 'clean', 'c.org': 'off', '*.d.org': 'reader' });
    assert.deepEqual(unneeded(origins, sites), ['*://a.org/*', '*://c.org/*']);
    assert.deepEqual(unneeded(origins, list({ '*': 'clean' })), []);
  });
});

describe('registered scripts', () => {
  const everywhere = ['*://*/*'];

  test('plain sites share one registration for each mode', () => {
    const found = registrations(list({ 'a.org': 'clean', '*.b.org': 'clean', 'c.org': 'reader', 'd.org': 'off' }), everywhere);
    assert.deepEqual(found, [
      { id: 'clean', js: ['content/clean.js'], matches: ['*://a.org/*', '*://*.b.org/*'] },
      { id: 'reader', js: ['content/auto.js'], matches: ['*://c.org/*'] },
    ]);
  });

  test('a site with exceptions has one of its own, without them', () => {
    const found = registrations(list({ '*': 'clean', 'a.org': 'off', 'b.org': 'reader', 'c.org': 'clean' }), everywhere);
    assert.deepEqual(found, [
      { id: 'clean *', js: ['content/clean.js'], matches: ['*://*/*'], excludeMatches: ['*://a.org/*', '*://b.org/*', '*://c.org/*'] },
      { id: 'reader', js: ['content/auto.js'], matches: ['*://b.org/*'] },
      { id: 'clean', js: ['content/clean.js'], matches: ['*://c.org/*'] },
    ]);
  });

  test('only where the browser permits it', () => {
    const sites = list({ 'a.org': 'clean', 'b.org': 'clean' });
    assert.deepEqual(registrations(sites, ['*://b.org/*']).map(({ matches }) => matches), [['*://b.org/*']]);
    assert.deepEqual(registrations(sites, []), []);
  });

  test('whatever the list, each page gets the script of the entry that decides, and no other', () => {
    const patterns = ['*', '*.org', '*.a.org', 'a.org', 'b.a.org', '*.b.a.org', 'net'];
    const hosts = ['org', 'a.org', 'b.a.org', 'c.b.a.org', 'x.a.org', 'x.org', 'net', 'x.net'];
    const modes = /** @type {const} */ (['off', 'clean', 'reader', null]);
    for (let number = 0; number < modes.length ** patterns.length; number += 7) {
      const chosen = patterns.map((pattern, index) => ({ pattern, mode: modes[Math.floor(number / modes.length ** index) % modes.length] }));
      const sites = /** @type {Site[]} */ (chosen.filter(({ mode }) => mode !== null));
      const found = registrations(sites, everywhere);
      for (const host of hosts) {
        const matching = (/** @type {string[] | undefined} */ origins) => origins?.some((origin) => holds(/** @type {string} */ (patternOfOrigin(origin)), host)) ?? false;
        const scripts = found.filter(({ matches, excludeMatches }) => matching(matches) && !matching(excludeMatches)).flatMap(({ js }) => js);
        const mode = entryFor(sites, host)?.mode ?? 'off';
        const wanted = { off: [], clean: ['content/clean.js'], reader: ['content/auto.js'] }[mode];
        assert.deepEqual(scripts, wanted, `${host} in ${JSON.stringify(sites)}`);
      }
    }
  });
});
