// The extractors that Recto is measured beside: in a page the scripts of their packages, on this machine the crates of benches/peers.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { sizedPage } from './sized-pages.mjs';

const source = (/** @type {string} */ path) => readFileSync(new URL(`../../node_modules/${path}`, import.meta.url), 'utf8');

/**
 * What is run in a page, by name: the first extraction in a freshly loaded page, in milliseconds, and how many letters it found. Reading
 * the source is not counted. It is compiled by the browser's own tools, since a page's policy would not let the page do it.
 * @type {Record<string, string>}
 */
export const IN_PAGE = {
  'Readability.js': `${source('@mozilla/readability/Readability.js')}
    const start = performance.now();
    const found = new Readability(document.cloneNode(true)).parse();
    return [performance.now() - start, found?.textContent?.length ?? 0];`,
  // It works on a copy of its own. Its module wants a place to put itself.
  Defuddle: `const module = { exports: {} }, exports = module.exports;
    ${source('defuddle/dist/index.js')}
    const Defuddle = module.exports.default ?? module.exports;
    const start = performance.now();
    const found = new Defuddle(document).parse();
    return [performance.now() - start, found?.content?.length ?? 0];`,
};

const TESTS = new URL('../', import.meta.url);
const DATA = new URL('../../../shared/data/wcxb-dev/html/', import.meta.url);

/** The page at an address of the tests' server, as HTML. @param {string} address */
function pageAt(address) {
  const [, folder, name] = /^\/(pages|data|sized)\/([^/?]+)/.exec(address) ?? [];
  if (folder === 'sized') return Buffer.from(sizedPage(Number(name)));
  if (folder === 'pages') return readFileSync(new URL(`pages/${name}/page.html`, TESTS));
  const packed = new URL(`${name}.gz`, DATA);
  return existsSync(packed) ? gunzipSync(readFileSync(packed)) : readFileSync(new URL(name, DATA));
}

/** @typedef {{ nodes: number, milliseconds: Record<string, number> }} Native */

/**
 * Runs the peers in Rust over pages, one thread, all ways in turn.
 * @param {string} program benches/peers, built
 * @param {string[]} addresses of the tests' server
 * @param {number} rounds
 * @returns {Native[]} by page
 */
export function native(program, addresses, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'recto-bench-'));
  try {
    const files = addresses.map((address, at) => {
      const file = join(folder, `${at}.html`);
      writeFileSync(file, pageAt(address));
      return file;
    });
    const told = execFileSync(program, [String(rounds), ...files], { maxBuffer: 50_000_000, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return told.trim().split('\n').map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where `./build.sh bench` builds it. */
export const PROGRAM = fileURLToPath(new URL('../../target/peers/release/recto-peers', import.meta.url));
