// The sources as a reviewer gets them: what git knows, or, where the sources were unpacked from a zip, what lies there.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What is made, not written. */
const MADE = /^(?:target|dist|node_modules|\.git)(?:\/|$)|^BUILT-WITH\.txt$|(?:^|\/)__pycache__\//;

/**
 * @param {URL} root the folder of the repository
 * @returns {Promise<Record<string, Uint8Array>>} every file by its path, sorted
 */
export async function sourceFiles(root) {
  const paths = (await pathsOf(root)).filter((path) => !MADE.test(path) && existsSync(new URL(encodeURI(path), root))).sort();
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const path of paths) files[path] = await readFile(new URL(encodeURI(path), root));
  return files;
}

/** @param {URL} root @returns {Promise<string[]>} */
async function pathsOf(root) {
  if (existsSync(new URL('.git', root))) {
    return execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0').filter(Boolean);
  }
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const prefix = fileURLToPath(root);
  return entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/').slice(prefix.length));
}

/** @returns {string} the tools on which the bytes of a build depend, with their versions; the rest is in the lock files */
export function versionsOfTools() {
  const of = (/** @type {string} */ program) => execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  return `${of('rustc')}\n${of('wasm-bindgen')}\nnode ${of('node')}\n`;
}
