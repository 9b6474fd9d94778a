// Zips that are the same bytes whenever the files are: names sorted, one fixed time.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';

/** The first moment that a zip can name; every file carries it. */
const FIXED_TIME = '1980-01-01T00:00:00';

/**
 * @param {URL} folder its address ends with a slash
 * @param {Record<string, Uint8Array>} [instead] bytes that take the place of files
 * @returns {Promise<Uint8Array>} the zip's bytes
 */
export async function zipFolder(folder, instead = {}) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const prefix = fileURLToPath(folder);
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('//', '/'));
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const path of paths) files[path.slice(prefix.length)] = await readFile(path);
  return zipFiles({ ...files, ...instead });
}

/**
 * @param {Record<string, Uint8Array>} files by their paths
 * @returns {Uint8Array} the zip's bytes
 */
export function zipFiles(files) {
  const sorted = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: FIXED_TIME });
}
