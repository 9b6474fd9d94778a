// The scripts that are brought into a page, as they are shipped: no library in them writes markup or makes code of text, and
// what every press waits for stays small.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleInjected, filesIn } from '../../tools/bundle.mjs';

const CONTENT = new URL('../../extension/content/', import.meta.url);

/** What would make markup or code of text. Reading `innerHTML` makes nothing; a method may be called `fetch`. */
const FORBIDDEN = /\.(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write|\beval\(|new Function\(|createContextualFragment|setHTMLUnsafe|(?<![.\w])fetch\((?!\)\s*\{)|XMLHttpRequest/;

/** The one request of read.js, for the next page of a text at the reader's press; tests/promises.rs holds where it goes. */
const NEXT_PAGE = /await fetch\(\w+,\s*\{\s*credentials:\s*["']same-origin["']\s*\}\)/;

/** KB with gzip -9 that each may take, 24 where nothing else is said; the fonts are as large as they are. */
const MOST = /** @type {Record<string, number>} */ ({ auto: 8, tools: 40, code: 60, maths: 80, save: 12,
  // A long text grows, and what takes a while is said: 2 KB. Two presses at once are one, and Firefox stays responsive: 250 bytes.
  // The page's scroll bars, and frames whose picture is not to be had: 300.
  read: 26.5 });
const USUAL = 24;

/** Scripts that may fetch: the pictures of a file that the reader saves. */
const MAY_FETCH = ['save'];

describe('the scripts for a page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-'));
  after(() => rmSync(folder, { recursive: true }));
  for (const file of filesIn(CONTENT, '.entry.js')) {
    const name = file.replace('.entry.js', '');
    test(`${name}.js makes neither markup nor code of text, and is no larger than it may be`, async () => {
      const output = join(folder, `${name}.js`);
      await bundleInjected(new URL(file, CONTENT), pathToFileURL(output));
      const script = readFileSync(output, 'utf8');
      const known = name === 'read' ? script.replace(NEXT_PAGE, '') : script;
      const rest = MAY_FETCH.includes(name) ? known.replaceAll('fetch(', '') : known;
      assert.equal(FORBIDDEN.exec(rest)?.[0], undefined);
      assert.equal(/\p{Noncharacter_Code_Point}|\p{Surrogate}/u.exec(script)?.[0], undefined, 'Chromium may take it for something else than UTF-8');
      // A press, and leaving, would wait for the error that the browser makes then: content/over.js.
      assert.doesNotMatch(script, /\.abort\(\)/);
      const size = gzipSync(script, { level: 9 }).length / 1024;
      if (!name.startsWith('font-')) assert.ok(size <= (MOST[name] ?? USUAL), `${size.toFixed(1)} KB of ${MOST[name] ?? USUAL}`);
    });
  }
});
