// Writes dist/recto-<version>-<browser>.zip for both browsers, ready to be handed to their stores.
import { mkdir, writeFile } from 'node:fs/promises';
import { version } from './manifest.mjs';
import { zipFolder } from './zip.mjs';

const ROOT = new URL('../', import.meta.url);

await mkdir(new URL('dist/', ROOT), { recursive: true });
for (const browser of ['chromium', 'firefox']) {
  const bytes = await zipFolder(new URL(`target/extension/${browser}/`, ROOT));
  const name = `dist/recto-${await version(ROOT)}-${browser}.zip`;
  await writeFile(new URL(name, ROOT), bytes);
  console.log(`  ${name}: ${(bytes.length / 1024).toFixed(0)} KB`);
}
