// Writes into dist/ what the stores take: a zip for each browser, the sources from which a reviewer builds the same bytes, and
// the folder that Apple's converter takes. The same sources and tools give the same bytes, whenever and wherever.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { manifestFor, version } from './manifest.mjs';
import { sourceFiles, versionsOfTools } from './sources.mjs';
import { zipFiles, zipFolder } from './zip.mjs';

const ROOT = new URL('../', import.meta.url);

/** The stores' packages, by the build that they hold: Edge takes Chromium's as it is. */
const PACKAGES = /** @type {const} */ ({ chromium: 'chromium', edge: 'chromium', firefox: 'firefox' });

const release = await version(ROOT);
await rm(new URL('dist/', ROOT), { recursive: true, force: true });
await mkdir(new URL('dist/', ROOT), { recursive: true });

/** @param {string} name @param {Uint8Array} bytes */
async function put(name, bytes) {
  const path = `dist/recto-${release}-${name}.zip`;
  await writeFile(new URL(path, ROOT), bytes);
  console.log(`  ${path}: ${(bytes.length / 1024).toFixed(0)} KB`);
}

for (const [store, build] of Object.entries(PACKAGES)) await put(store, await zipFolder(new URL(`target/extension/${build}/`, ROOT)));

const sources = await sourceFiles(ROOT);
await put('sources', zipFiles({ ...sources, 'BUILT-WITH.txt': new TextEncoder().encode(versionsOfTools()) }));

const safari = new URL(`dist/recto-${release}-safari/`, ROOT);
await cp(new URL('target/extension/chromium/', ROOT), safari, { recursive: true });
await writeFile(new URL('manifest.json', safari), `${JSON.stringify(await manifestFor(ROOT, 'safari'), null, 2)}\n`);
console.log(`  dist/recto-${release}-safari/: for Apple's converter, see docs/safari.md`);
