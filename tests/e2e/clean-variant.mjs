// The extension as built, with what lets the tests see it clean pages of localhost: the right to them and the script registered, as
// a reader's choice would do it, and a probe beside it. A prompt for the right cannot be answered without a window.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';

const ROOT = new URL('../../', import.meta.url);

/**
 * @param {'chromium' | 'firefox'} browser
 * @returns {Promise<URL>} the variant's folder
 */
export async function cleaningVariant(browser) {
  const built = new URL(`target/extension/${browser}/`, ROOT);
  const variant = new URL(`target/extension/${browser}-cleaning/`, ROOT);
  await rm(variant, { recursive: true, force: true });
  await cp(built, variant, { recursive: true });
  await cp(new URL('tests/overlay/probe.js', ROOT), new URL('probe.js', variant));
  const file = new URL('manifest.json', variant);
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const matches = ['http://localhost/*'];
  const script = { matches, js: ['probe.js', 'content/clean.js'], run_at: 'document_idle' };
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: matches, content_scripts: [script] }));
  return variant;
}
