// The words of the interface: every language has every key, no key is superfluous, and what stands for a value stands in all.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const LOCALES = new URL('extension/_locales/', ROOT);

/** The languages that the interface speaks. */
const LANGUAGES = [
  'ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'hi', 'it', 'ja', 'ko', 'nl', 'pl', 'pt_BR', 'ru', 'sv', 'tr', 'uk', 'zh_CN', 'zh_TW',
];

/** The forms of a message that counts, as CLDR names them. */
const FORMS = /_(zero|one|two|few|many|other)$/;

/** @typedef {Record<string, { message: string }>} Messages */

/** @param {string} language @returns {Messages} */
const messagesOf = (language) => JSON.parse(readFileSync(new URL(`${language}/messages.json`, LOCALES), 'utf8'));

/** What stands for values: "$1". @param {string} message */
const valuesIn = (message) => [...new Set(message.match(/\$\d/g) ?? [])].sort().join(' ');

const ENGLISH = messagesOf('en');

/** The keys of English that count, without their form; the others as they are. */
const counting = new Set(Object.keys(ENGLISH).filter((key) => key.endsWith('_other') && ENGLISH[key.replace('_other', '_one')]).map((key) => key.replace(FORMS, '')));
const isCounting = (/** @type {string} */ key) => FORMS.test(key) && counting.has(key.replace(FORMS, ''));

/**
 * The keys that a language must have.
 * @param {string} language
 */
function wantedIn(language) {
  const forms = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions().pluralCategories;
  const plain = Object.keys(ENGLISH).filter((key) => !isCounting(key));
  return new Set([...plain, ...[...counting].flatMap((key) => forms.map((form) => `${key}_${form}`))]);
}

describe('the words of the interface', () => {
  test('are there in every language', () => {
    assert.deepEqual(readdirSync(LOCALES).sort(), LANGUAGES);
  });

  for (const language of LANGUAGES) {
    test(`have every key in ${language}, and no other`, () => {
      const messages = messagesOf(language);
      const wanted = wantedIn(language);
      assert.deepEqual([...wanted].filter((key) => !messages[key]?.message), [], 'missing');
      assert.deepEqual(Object.keys(messages).filter((key) => !wanted.has(key)), [], 'superfluous');
    });

    test(`keep the values of English in ${language}`, () => {
      for (const [key, { message }] of Object.entries(messagesOf(language))) {
        const english = ENGLISH[key] ?? ENGLISH[key.replace(FORMS, '_other')];
        // A form for one or two may spell its number out.
        if (isCounting(key) && /_(zero|one|two)$/.test(key) && !message.includes('$1')) continue;
        assert.equal(valuesIn(message), valuesIn(english.message), key);
      }
    });
  }

  test('are all used', () => {
    const sources = sourcesOf(['extension', 'src', 'www']);
    const words = new Set(sources.replace(/__MSG_(\w+)__/g, '$1').match(/[\w-]+/g));
    // `kind_${kind}`: what comes behind stands in the sources too, where the kinds are named.
    const beginnings = [...sources.matchAll(/`([a-z]+_)\$\{/g)].map(([, beginning]) => beginning);
    const isUsed = (/** @type {string} */ key) => words.has(key)
      || beginnings.some((beginning) => key.startsWith(beginning) && key.slice(beginning.length).split('_').every((part) => sources.includes(part)));
    const unused = Object.keys(ENGLISH).filter((key) => !isUsed(key) && !isUsed(key.replace(FORMS, '')));
    assert.deepEqual(unused, []);
  });
});

/**
 * All that may name a key: scripts, pages, manifests, Rust.
 * @param {string[]} folders
 * @returns {string}
 */
function sourcesOf(folders) {
  return folders.flatMap((folder) => readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|html|json|rs|txt)$/.test(path) && !path.includes('_locales'))
    .map((path) => readFileSync(new URL(`${folder}/${path}`, ROOT), 'utf8'))).join('\n');
}
