// The themes: everything can be read on everything that it stands on, and the style sheet says the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { contrast, luminance, mixed } from '../../extension/shared/colours.js';
import { lookOf } from '../../extension/shared/look.js';
import { nothingSaved, valuesOf, withChanges } from '../../extension/shared/settings.js';
import { SETTINGS } from '../../extension/shared/table.js';
import { FOR_TEXT, FOR_THE_REST, THEMES, hardToRead, paletteOf } from '../../extension/shared/themes.js';

/** @typedef {import('../../extension/shared/themes.js').Palette} Palette */

const FRAME = readFileSync(new URL('../../extension/content/styles/frame.css', import.meta.url), 'utf8');

/**
 * What of a palette can be read too badly.
 * @param {Palette} palette
 * @returns {string[]}
 */
function tooFaint(palette) {
  /** @type {[keyof Palette, keyof Palette, number][]} */
  const pairs = [];
  for (const ground of /** @type {const} */ (['paper', 'tint'])) pairs.push(['ink', ground, FOR_TEXT], ['soft', ground, FOR_TEXT], ['link', ground, FOR_THE_REST]);
  for (const name of /** @type {(keyof Palette)[]} */ (Object.keys(palette))) if (name.startsWith('code-')) pairs.push([name, 'tint', FOR_THE_REST]);
  pairs.push(['link', 'paper', FOR_TEXT], ['ink', 'mark', FOR_TEXT]);
  return pairs.filter(([what, ground, least]) => contrast(palette[what], palette[ground]) < least)
    .map(([what, ground, least]) => `${what} on ${ground}: ${contrast(palette[what], palette[ground]).toFixed(2)} of ${least}`);
}

/** @param {Record<string, unknown>} changes */
const values = (changes) => valuesOf(withChanges(nothingSaved(), changes));

describe('colours', () => {
  test('are compared as WCAG says', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#777777'), 1);
    // The grey that everybody knows as just not enough on white.
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
    assert.ok(luminance('#ffff00') > luminance('#0000ff'));
    assert.equal(mixed('#000000', '#ffffff', 0.5), '#808080');
  });
});

describe('every theme', () => {
  for (const [name, palette] of Object.entries(THEMES)) {
    test(`${name} can be read`, () => assert.deepEqual(tooFaint(palette), []));
  }

  test('is one that can be chosen, and the other way round', () => {
    const theme = SETTINGS.find(({ key }) => key === 'theme');
    assert.ok(theme?.kind === 'choice');
    assert.deepEqual(theme.choices.filter((choice) => choice !== 'auto' && choice !== 'own').sort(), Object.keys(THEMES).sort());
  });

  test('of the system is in the style sheet with the same colours', () => {
    const [light, dark] = FRAME.split('@media (prefers-color-scheme: dark)');
    for (const [sheet, name] of /** @type {const} */ ([[light, 'light'], [dark.split('@media')[0], 'dark']])) {
      for (const [part, colour] of Object.entries(THEMES[name])) {
        assert.match(sheet, new RegExp(`--${part}: ${colour};`), `${name}: --${part} is not ${colour}`);
      }
    }
  });

  test('for more contrast can be read too', () => {
    const blocks = [...FRAME.matchAll(/@media \(prefers-contrast: more\)[^{]*\{\s*\.view \{([^}]*)\}/g)].map(([, block]) => block);
    assert.equal(blocks.length, 2);
    for (const [index, block] of blocks.entries()) {
      const own = Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, part, colour]) => [part, colour]));
      assert.ok(own.paper && own.ink, block);
      assert.deepEqual(tooFaint({ ...THEMES[index === 0 ? 'light' : 'dark'], ...own }), []);
    }
  });
});

describe('own colours', () => {
  test('that are good make a palette that can be read', () => {
    for (const [ownPaper, ownInk, ownLink] of [['#fdf6e3', '#2b2b2b', '#0b4f8a'], ['#002b36', '#eee8d5', '#9fd3ff'], ['#ffffff', '#000000', '#000000'], ['#102a10', '#e0ffe0', '#ffffff']]) {
      const own = values({ theme: 'own', ownPaper, ownInk, ownLink });
      assert.deepEqual(hardToRead(own), []);
      const palette = paletteOf(own);
      assert.ok(palette);
      assert.deepEqual(tooFaint(palette).filter((line) => !line.startsWith('link')), []);
    }
  });

  test('that are bad are said to be', () => {
    const found = hardToRead(values({ theme: 'own', ownPaper: '#ffffff', ownInk: '#777777', ownLink: '#ffff00' }));
    assert.deepEqual(found.map(({ what }) => what), ['ownInk', 'ownLink']);
    assert.ok(found.every((pair) => pair.contrast < pair.least));
  });
});

describe('the look', () => {
  test('of a reader who has changed nothing is empty', () => {
    assert.deepEqual(lookOf(valuesOf(nothingSaved())), { properties: {}, classes: [] });
  });

  test('has a property or a class for each change', () => {
    const { properties, classes } = lookOf(values({ size: 120, width: 40, letterSpacing: 0.05, columns: 'two', ruby: false, printLinks: true, font: 'sans' }));
    assert.deepEqual(properties, { '--size': '1.2', '--width': '40em', '--letter': '0.05em', '--face': 'var(--sans)' });
    assert.deepEqual(classes.sort(), ['columns-two', 'printLinks-on', 'ruby-off']);
  });

  test('heeds every setting that it should', () => {
    const others = { font: 'mono', theme: 'sepia' };
    // These count only beside another one, or are handed on as they are.
    const later = new Set(['fontName', 'ownPaper', 'ownInk', 'ownLink', 'style']);
    // The reading aids and copies are no matter of looks: tests/e2e/aids-cases.mjs and save-cases.mjs show each.
    for (const setting of SETTINGS.filter(({ key, group }) => !later.has(key) && group !== 'aids' && group !== 'keep')) {
      const other = setting.kind === 'choice' ? setting.choices.find((choice) => choice !== setting.default)
        : setting.kind === 'switch' ? !setting.default
          : setting.kind === 'range' ? setting.min : '#123456';
      const { properties, classes } = lookOf(values({ [setting.key]: /** @type {Record<string, unknown>} */ (others)[setting.key] ?? (other === setting.default && setting.kind === 'range' ? setting.max : other) }));
      assert.ok(classes.length + Object.keys(properties).length > 0, `${setting.key} changes nothing`);
    }
  });

  test('takes a font\'s name for a name and nothing else', () => {
    assert.equal(lookOf(values({ font: 'named', fontName: 'Gentium", serif; color: red' })).properties['--face'], '"Gentium, serif; color: red", var(--serif)');
    assert.equal(lookOf(values({ font: 'named', fontName: '  ' })).properties['--face'], undefined);
  });

  test('in colours in which nothing can be read leaves the tools readable', () => {
    assert.deepEqual(lookOf(values({ theme: 'own', ownPaper: '#ffffff', ownInk: '#ffffff' })).classes, ['too-faint']);
    assert.deepEqual(lookOf(values({ theme: 'own', ownPaper: '#ffffff', ownInk: '#767676' })).classes, []);
  });

  test('of a dark theme asks for dark scroll bars', () => {
    assert.equal(lookOf(values({ theme: 'black' })).properties['color-scheme'], 'dark');
    assert.equal(lookOf(values({ theme: 'own', ownPaper: '#ffffff', ownInk: '#000000' })).properties['color-scheme'], 'light');
  });
});
