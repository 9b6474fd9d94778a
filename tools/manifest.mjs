// The manifest of one browser: the common one, what differs, and the version from Cargo.toml.
import { readFile } from 'node:fs/promises';

/**
 * Lays `changes` over `base`, object by object; a `null` takes the key away.
 * @param {Record<string, any>} base
 * @param {Record<string, any>} changes
 * @returns {Record<string, any>}
 */
export function merge(base, changes) {
  const merged = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const bothObjects = [merged[key], value].every((side) => side && typeof side === 'object' && !Array.isArray(side));
    if (value === null) delete merged[key];
    else merged[key] = bothObjects ? merge(merged[key], value) : value;
  }
  return merged;
}

/**
 * The version of the package: the one place where it is written is Cargo.toml.
 * @param {URL} root the folder of the repository
 * @returns {Promise<string>}
 */
export async function version(root) {
  const cargo = await readFile(new URL('Cargo.toml', root), 'utf8');
  const found = /^version = "(\d+\.\d+\.\d+)"/m.exec(cargo);
  if (!found) throw new Error('Cargo.toml has no version of the form 1.2.3');
  return found[1];
}

/**
 * @param {URL} root the folder of the repository
 * @param {'chromium' | 'firefox' | 'safari'} browser
 * @returns {Promise<Record<string, any>>} the whole manifest for this browser
 */
export async function manifestFor(root, browser) {
  const read = async (/** @type {string} */ name) => JSON.parse(await readFile(new URL(`extension/${name}`, root), 'utf8'));
  const common = { ...(await read('manifest.json')), version: await version(root) };
  return browser === 'chromium' ? common : merge(common, await read(`manifest.${browser}.json`));
}
