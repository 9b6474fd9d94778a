// Figures that people are shown are those that training has measured.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { rowsOf } from '../../tools/figures.mjs';
import { version } from '../../tools/manifest.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');

describe('the figures', () => {
  test('are read from what training writes', () => {
    const line = (/** @type {string} */ name, /** @type {string} */ first) => `${name}  ${first} .868 .922 .959 .949 .858 .797 .683 .720 .672\n`;
    const about = `Trees: 240\n${['MODEL.md raw', 'recto extract', 'rs-trafilatura 0.2.2', 'trafilatura 2.3.1', 'Defuddle 0.19.4', 'Resiliparse 2.0.1', 'Readability.js 0.6.0'].map((name) => line(name.padEnd(34), '0.8797')).join('')}`;
    const rows = rowsOf(about, '9.9.9');
    assert.deepEqual(rows[0], { name: 'Recto 9.9.9', all: '.880', articles: '.959', threads: '.797', listings: '.720' });
    assert.deepEqual(rows.map(({ name }) => name).slice(1), ['rs-trafilatura 0.2.2', 'trafilatura 2.3.1', 'Defuddle 0.19.4', 'Resiliparse 2.0.1', 'Readability.js 0.6.0']);
    assert.throws(() => rowsOf(about.replace('Defuddle', 'Another'), '9.9.9'), /no line of Defuddle/);
  });

  test('have their place in the web page', () => {
    assert.equal(read('www/index.html').split('<!-- figures -->').length, 2);
  });

  test('of the README are those of about.txt', async () => {
    const readme = read('README.md');
    for (const { name, all, articles } of rowsOf(read('src/extract/model/about.txt'), await version(ROOT))) {
      const row = readme.split('\n').find((line) => line.replaceAll('*', '').startsWith(`| ${name} |`));
      // Not every extractor is in the README, but ours is.
      assert.ok(row || !name.startsWith('Recto'), `the README has no ${name}`);
      if (row) assert.deepEqual(row.split('|').slice(2, 4).map((cell) => cell.trim()), [all, articles], name);
    }
  });
});
