// What is handed to the stores: zips that are the same whenever their files are, one version, icons, and texts within the
// stores' limits.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { manifestFor, version } from '../../tools/manifest.mjs';
import { sourceFiles } from '../../tools/sources.mjs';
import { zipFolder } from '../../tools/zip.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');

describe('a zip', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recto-'));
  after(() => rmSync(folder, { recursive: true }));

  /** The same files, made in this order, at that time. @param {string} name @param {string[]} paths @param {number} time */
  function made(name, paths, time) {
    for (const path of paths) {
      const file = join(folder, name, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, `this is ${path}\n`);
      utimesSync(file, time, time);
    }
    return pathToFileURL(`${join(folder, name)}/`);
  }

  test('is the same bytes for the same files, in whatever order and whenever they were made', async () => {
    const paths = ['b.txt', 'a/z.txt', 'a/b.txt', 'manifest.json', '_locales/en/messages.json'];
    const one = await zipFolder(made('one', paths, 1_000_000_000));
    const other = await zipFolder(made('other', [...paths].reverse(), 1_700_000_000));
    assert.deepEqual(one, other);
    assert.deepEqual(Object.keys(unzipSync(one)), [...paths].sort());
    assert.notDeepEqual(one, await zipFolder(made('third', [...paths, 'c.txt'], 1_000_000_000)));
  });

  test('is the same bytes in every time zone', () => {
    const address = made('one', ['a.txt'], 1_000_000_000).href;
    const program = `import { zipFolder } from '${new URL('tools/zip.mjs', ROOT)}';
      process.stdout.write(Buffer.from(await zipFolder(new URL('${address}'))).toString('base64'));`;
    const [here, there] = ['Pacific/Auckland', 'America/Los_Angeles'].map((zone) => (
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', env: { ...process.env, TZ: zone } })));
    assert.ok(here.length > 100);
    assert.equal(here, there);
  });

  test('of the sources holds what a build needs and nothing that was made', async () => {
    const paths = Object.keys(await sourceFiles(ROOT));
    for (const wanted of ['build.sh', 'Cargo.lock', 'package-lock.json', 'src/lib.rs', 'src/extract/model/trees.bin', 'docs/review.md', '.cargo/config.toml']) {
      assert.ok(paths.includes(wanted), `${wanted} is missing`);
    }
    assert.deepEqual(paths.filter((path) => /^(target|dist|node_modules|\.git)\//.test(path)), []);
    assert.deepEqual(paths, [...paths].sort());
  });
});

describe('a manifest', () => {
  test('has its version from Cargo.toml, which is the only place', async () => {
    const release = await version(ROOT);
    assert.match(release, /^\d+\.\d+\.\d+$/);
    for (const name of readdirSync(new URL('extension/', ROOT)).filter((each) => /^manifest.*\.json$/.test(each))) {
      assert.equal(JSON.parse(read(`extension/${name}`)).version, undefined, name);
    }
    assert.equal(JSON.parse(read('package.json')).version, undefined);
    for (const browser of /** @type {const} */ (['chromium', 'firefox', 'safari'])) assert.equal((await manifestFor(ROOT, browser)).version, release, browser);
  });

  test('names icons that are there, of the size that it says', async () => {
    for (const browser of /** @type {const} */ (['chromium', 'firefox', 'safari'])) {
      const { icons, action } = await manifestFor(ROOT, browser);
      for (const [size, path] of [...Object.entries(icons), ...Object.entries(action.default_icon)]) {
        const png = readFileSync(new URL(`extension/${path}`, ROOT));
        assert.equal(png.toString('latin1', 12, 16), 'IHDR', String(path));
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Number(size), Number(size)], String(path));
      }
    }
  });

  test('puts the button into the toolbar of Firefox, which else hides it in a menu', async () => {
    assert.equal((await manifestFor(ROOT, 'firefox')).action.default_area, 'navbar');
  });

  test('of Safari has no key of another browser', async () => {
    const manifest = await manifestFor(ROOT, 'safari');
    assert.deepEqual(Object.keys(manifest).filter((key) => /chrome|serialization/.test(key)), []);
    assert.deepEqual(Object.keys(manifest.browser_specific_settings), ['safari']);
  });
});

/** Characters at most, by the tightest of the stores; see store/README.md for where each figure is from. */
const LIMITS = /** @type {const} */ ({ subtitle: [1, 30], summary: [10, 132], description: [250, 4_000], keywords: [1, 100] });

/** Languages that the stores get texts in. */
const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja'];

/** The sections of a text for the stores. @param {string} text @returns {Record<string, string>} */
function sections(text) {
  return Object.fromEntries(text.split(/^\[(\w+)\]\n/m).slice(1).reduce((/** @type {string[][]} */ pairs, part, at) => {
    if (at % 2 === 0) pairs.push([part]); else pairs.at(-1)?.push(part.trim());
    return pairs;
  }, []));
}

describe('the texts for the stores', () => {
  test('are there in five languages', () => {
    assert.deepEqual(readdirSync(new URL('store/', ROOT)).filter((name) => name.endsWith('.txt') && name !== 'review.txt').sort(), LANGUAGES.map((code) => `${code}.txt`));
  });

  for (const code of LANGUAGES) {
    test(`keep within the limits in ${code}`, () => {
      const parts = sections(read(`store/${code}.txt`));
      assert.deepEqual(Object.keys(parts), Object.keys(LIMITS));
      for (const [name, [least, most]] of Object.entries(LIMITS)) {
        const { length } = [...parts[name]];
        assert.ok(length >= least && length <= most, `${name}: ${length} characters, ${least} to ${most} are allowed`);
      }
      assert.equal(parts.subtitle.includes('\n') || parts.summary.includes('\n') || parts.keywords.includes('\n'), false, 'one line each');
      // The stores show them as plain text: markup would be seen.
      assert.doesNotMatch(parts.description, /[<>#]|\*\*|\]\(/);
    });

    test(`say in ${code} what the extension says of itself`, () => {
      const folder = code;
      const words = JSON.parse(read(`extension/_locales/${folder}/messages.json`)).extensionDescription.message;
      assert.equal(sections(read(`store/${code}.txt`)).summary, words);
    });
  }

  test('name is within the limit of the manifest everywhere, and so is the description', () => {
    for (const language of readdirSync(new URL('extension/_locales/', ROOT))) {
      const words = JSON.parse(read(`extension/_locales/${language}/messages.json`));
      assert.ok([...words.extensionName.message].length <= 45, language);
      assert.ok([...words.extensionDescription.message].length <= 132, `${language}: ${[...words.extensionDescription.message].length}`);
    }
  });

  test('give a reason for every permission, and for no other', async () => {
    const manifest = await manifestFor(ROOT, 'chromium');
    const asked = [...manifest.permissions, ...manifest.optional_host_permissions].sort();
    const reasons = [...read('store/review.txt').matchAll(/^permission (\S+): (.+)$/gm)];
    assert.deepEqual(reasons.map(([, name]) => name).sort(), asked);
    // What Chromium's store has room for.
    for (const [, name, reason] of reasons) assert.ok(reason.length > 20 && reason.length <= 1_000, name);
  });
});
