// `./build.sh new`: what it writes is what the tests look for, and nothing that is there is written over.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { TO_BE_WRITTEN, make } from '../../tools/new.mjs';

/** A language of which nobody will ever write the words: the test must hold whatever is added. */
const UNWRITTEN = 'la';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe('build.sh new', () => {
  /** @type {string} */
  let folder;
  /** @type {URL} */
  let root;
  const text = (/** @type {string} */ path) => readFileSync(join(folder, path), 'utf8');
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-'));
    root = pathToFileURL(`${folder}/`);
    cpSync(join(ROOT, 'src/data'), join(folder, 'src/data'), { recursive: true });
    mkdirSync(join(folder, 'src/rules'));
    for (const name of ['phrases.rs', 'sites.rs']) cpSync(join(ROOT, 'src/rules', name), join(folder, 'src/rules', name));
  });
  after(() => rmSync(folder, { recursive: true }));

  test('writes the four files of a page, each with what is to be written', async () => {
    const { written, next } = await make(root, 'page', 'danish-news');
    assert.deepEqual(written.sort(), ['about.txt', 'expected.json', 'expected.md', 'page.html'].map((name) => `tests/pages/danish-news/${name}`));
    assert.deepEqual(readdirSync(join(folder, 'tests/pages/danish-news')).sort(), ['about.txt', 'expected.json', 'expected.md', 'page.html']);
    for (const name of ['about.txt', 'expected.json', 'page.html']) assert.ok(text(`tests/pages/danish-news/${name}`).includes(TO_BE_WRITTEN), name);
    assert.match(text('tests/pages/danish-news/about.txt'), /^url: https:\/\/www\.somewhere\.example\/danish-news\n/);
    assert.equal(JSON.parse(text('tests/pages/danish-news/expected.json')).readable, true);
    assert.ok(next.some((step) => step.includes('cargo test --test pages')));
  });

  test('registers a site in order, and gives it a page on its host', async () => {
    await make(root, 'site', 'courier.example');
    const list = [...text('src/rules/sites.rs').matchAll(/\("([^"]+)", include_str!\("\.\.\/data\/sites\/([^"]+)\.txt"\)\)/g)].map(([, host, file]) => [host, file]);
    assert.ok(list.some(([host, file]) => host === 'courier.example' && file === 'courier.example'), JSON.stringify(list));
    assert.deepEqual(list, [...list].sort());
    assert.match(text('src/data/sites/courier.example.txt'), /Checked 20\d\d-\d\d-\d\d\. Shown by tests\/pages\/site-courier\.\n/);
    assert.match(text('tests/pages/site-courier/about.txt'), /^url: https:\/\/www\.courier\.example\//);
  });

  test('gives a language every section of English, and a place in the list and among the notices', async () => {
    const notices = text('src/data/overlay.txt');
    await make(root, 'language', UNWRITTEN);
    const sections = (/** @type {string} */ path) => text(path).split('\n').filter((line) => line.startsWith('['));
    assert.deepEqual(sections(`src/data/phrases/${UNWRITTEN}.txt`), sections('src/data/phrases/en.txt'));
    assert.match(text(`src/data/phrases/${UNWRITTEN}.txt`), /^\/\/ Phrases of clutter: Latin \(la\)\. State: TO BE WRITTEN/);
    const listed = [...text('src/rules/phrases.rs').matchAll(/^ {4}\("(\w+)", include_str!/gm)].map(([, code]) => code);
    assert.deepEqual(listed, readdirSync(join(folder, 'src/data/phrases')).map((name) => name.replace('.txt', '')).sort());
    const added = sections('src/data/overlay.txt').filter((line) => line.endsWith(` ${UNWRITTEN}]`));
    assert.deepEqual(added.sort(), ['adblock', 'chat', 'dismiss', 'gate', 'survey'].map((kind) => `[${kind} ${UNWRITTEN}]`));
    const order = sections('src/data/overlay.txt').filter((line) => line.startsWith('[chat ')).map((line) => line.slice(6, -1));
    assert.deepEqual(order, [...order].sort());
    // Nothing else of the file has changed.
    assert.equal(text('src/data/overlay.txt').replaceAll(/\[\w+ la\]\n\n?/g, ''), notices);
  });

  for (const [kind, name, says] of [
    ['page', 'danish-news', /is there already/], ['site', 'courier.example', /is there already/], ['language', 'de', /is there already/],
    ['page', '../up', /no name of a page/], ['page', 'Upper', /no name of a page/], ['site', 'localhost', /no name of a site/],
    ['site', 'https://a.example/', /no name of a site/], ['language', 'danish', /no name of a language/], ['rule', 'x', /not rule/], ['page', '', /nothing is no name/],
  ]) {
    test(`does not make the ${kind} "${name}"`, async () => {
      const seen = readdirSync(folder, { recursive: true }).length;
      await assert.rejects(make(root, String(kind), String(name)), /** @type {RegExp} */ (says));
      assert.equal(readdirSync(folder, { recursive: true }).length, seen);
    });
  }
});
