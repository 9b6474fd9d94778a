// Puts target/extension/{chromium,firefox} and target/www together from extension/, www/ and the Wasm packages in target/wasm/.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleBackground, bundleInjected, bundleModule, bundleModules, filesIn, shortened } from './bundle.mjs';
import { figureRows } from './figures.mjs';
import { manifestFor, version } from './manifest.mjs';

const ROOT = new URL('../', import.meta.url);
const EXTENSION = new URL('extension/', ROOT);
const WWW = new URL('www/', ROOT);
const PACKAGES = new URL('target/wasm/', ROOT);

/**
 * What wasm-bindgen has made for the web page; the type declarations stay behind.
 * @param {URL} output
 */
async function copyPackage(output) {
  const folder = new URL('pkg/', output);
  await cp(new URL('www/pkg/', PACKAGES), folder, { recursive: true, filter: (path) => !path.endsWith('.d.ts') });
  for (const file of filesIn(folder, '.js')) {
    const glue = new URL(file, folder);
    await writeFile(glue, await shortened(await readFile(glue, 'utf8')));
  }
}

/**
 * The extension's Wasm, whose glue is in its background.
 * @param {URL} output
 */
async function copyWasm(output) {
  const folder = new URL('extension/pkg/', PACKAGES);
  for (const file of filesIn(folder, '.wasm')) await cp(new URL(file, folder), new URL(`pkg/${file}`, output));
}

/**
 * The words of the interface, without the blanks between them.
 * @param {URL} output
 */
async function copyWords(output) {
  for (const language of await readdir(new URL('_locales/', EXTENSION))) {
    const folder = new URL(`_locales/${language}/`, output);
    await mkdir(folder, { recursive: true });
    const words = JSON.parse(await readFile(new URL(`_locales/${language}/messages.json`, EXTENSION), 'utf8'));
    await writeFile(new URL('messages.json', folder), JSON.stringify(words));
  }
}

/**
 * The trained model and the phrases, which the extension's Wasm does not hold. The web page's Wasm does, and writes the phrases so that
 * they are read quickly.
 * @param {URL} output
 */
async function copyData(output) {
  const { initSync, writtenPhrases } = await import(new URL('www/pkg/recto.js', PACKAGES).href);
  initSync({ module: await readFile(new URL('www/pkg/recto_bg.wasm', PACKAGES)) });
  await writeFile(new URL('pkg/phrases.txt', output), writtenPhrases());
  for (const name of ['tables.bin', 'trees.bin', 'network.bin']) await cp(new URL(`src/extract/model/${name}`, ROOT), new URL(`pkg/${name}`, output));
}

/**
 * Copies a folder without its modules, which are bundled instead, and without drawings that only serve to make other files.
 * @param {URL} from
 * @param {URL} to
 */
async function copyStatic(from, to) {
  const isStatic = (/** @type {string} */ path) => !/\.(js|mjs|ts)$/.test(path) && !/icons\/.*\.svg$/.test(path);
  await cp(from, to, { recursive: true, filter: isStatic });
}

/**
 * @param {'chromium' | 'firefox'} browser
 */
async function assembleExtension(browser) {
  const output = new URL(`target/extension/${browser}/`, ROOT);
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });

  const manifest = await manifestFor(ROOT, browser);
  await writeFile(new URL('manifest.json', output), `${JSON.stringify(manifest, null, 2)}\n`);
  await copyWords(output);
  for (const folder of ['icons/', 'pages/']) await copyStatic(new URL(folder, EXTENSION), new URL(folder, output));
  await copyWasm(output);
  await copyData(output);
  await copyLicences(new URL('licences/', output));

  await bundleBackground(new URL('background/main.js', EXTENSION), new URL('background.js', output), new URL('extension/pkg/', PACKAGES));
  for (const name of filesIn(new URL('content/', EXTENSION), '.entry.js')) {
    const injected = new URL(`content/${name.replace('.entry.js', '.js')}`, output);
    await bundleInjected(new URL(`content/${name}`, EXTENSION), injected);
  }
  const [pages, folder] = [new URL('pages/', EXTENSION), new URL('pages/', output)];
  const names = filesIn(pages, '.js');
  await bundleModules(names.map((name) => new URL(name, pages)), folder);
  for (const name of names) await writePage(name.replace('.js', ''), folder);
}

/**
 * A page of our own: NAME.html of tools/page.html, which brings in NAME.js, and NAME.css on top of page.css where it is there.
 * @param {string} name
 * @param {URL} folder
 */
async function writePage(name, folder) {
  const styles = existsSync(new URL(`${name}.css`, folder)) ? ['page.css', `${name}.css`] : [];
  const links = styles.map((sheet) => `<link rel="stylesheet" href="${sheet}">`).join('\n    ');
  const page = await readFile(new URL('tools/page.html', ROOT), 'utf8');
  await writeFile(new URL(`${name}.html`, folder), page.replaceAll('NAME', name).replace('<!-- styles -->', links));
}

/** Packages of which something is in the extension's own files. */
const BUNDLED = ['@fontsource/opendyslexic', '@fontsource/atkinson-hyperlegible', 'highlight.js', 'temml', 'fflate', 'idb'];

/**
 * Their licences, which ask to go with them.
 * @param {URL} output
 */
async function copyLicences(output) {
  await mkdir(output, { recursive: true });
  for (const name of BUNDLED) await cp(new URL(`node_modules/${name}/LICENSE`, ROOT), new URL(`${name.replaceAll(/\W+/g, '-').replace(/^-/, '')}.txt`, output));
}

/** The web page: its files, the same Wasm, its modules bundled. */
async function assembleWww() {
  const output = new URL('target/www/', ROOT);
  await rm(output, { recursive: true, force: true });
  await copyStatic(WWW, output);
  await copyPackage(output);
  for (const name of filesIn(WWW, '.js')) await bundleModule(new URL(name, WWW), new URL(name, output), './pkg/');
  const page = new URL('index.html', output);
  await writeFile(page, (await readFile(page, 'utf8')).replace('<!-- figures -->', await figureRows(ROOT, await version(ROOT))));
  // What works without a network: offline.js keeps these.
  const files = (await readdir(output, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = files.map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(output).length).replace(/^\//, ''));
  await writeFile(new URL('files.json', output), `${JSON.stringify(paths.filter((path) => path !== 'offline.js').sort(), null, 2)}\n`);
}

await assembleExtension('chromium');
await assembleExtension('firefox');
await assembleWww();
