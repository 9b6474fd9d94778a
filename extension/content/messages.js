// The interface's own sentences, in the reader's language, from _locales.

import { api } from '../shared/api.js';

/** @returns {typeof chrome.i18n | undefined} none where this is not the extension: in the web page */
const i18n = () => api?.i18n;

/** The language of the interface, as BCP 47. */
export const interfaceLanguage = () => i18n()?.getUILanguage() ?? 'en';

/** The direction of the interface: "ltr" or "rtl". */
export const interfaceDirection = () => i18n()?.getMessage('@@bidi_dir') || 'ltr';

/**
 * @param {string} key a key of _locales
 * @param {(string | number)[]} values what stands for $1, $2 …
 * @returns {string} the key itself where there is no such message
 */
export function message(key, ...values) {
  return i18n()?.getMessage(key, values.map(String)) || key;
}

/**
 * A message that counts: `key_one`, `key_few` … by the language's own rules, else `key_other`.
 * @param {string} key
 * @param {number} count
 */
export function countMessage(key, count) {
  const written = formatNumber(count);
  const form = `${key}_${new Intl.PluralRules(interfaceLanguage()).select(count)}`;
  return i18n()?.getMessage(form, [written]) || message(`${key}_other`, written);
}

/**
 * A number with its thousands set apart. Where there are none it asks no `Intl`: the first use of it in a page takes
 * milliseconds, and reading times and counts stand on every page.
 * @param {number} number
 */
export const formatNumber = (number) => (
  number < 1_000 ? String(number) : new Intl.NumberFormat(interfaceLanguage()).format(number)
);

/**
 * The day of a date as the page wrote it.
 * @param {string} written ISO 8601
 * @returns {string | null} null for what is no date
 */
export const writtenDay = (written) => DATE.exec(written.trim())?.[0] ?? null;

/** A whole date, or its year, or its year and month, at the head of what ISO 8601 allows. */
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])/;

/**
 * A date in words. The day stays the one that the page wrote: a zone never moves it.
 * @param {string} written ISO 8601
 * @param {string | null} language
 * @returns {string | null} null for what is no date
 */
export function formatDate(written, language) {
  const [, year, month, day] = DATE.exec(written.trim()) ?? [];
  if (!year) return null;
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { year: 'numeric', timeZone: 'UTC' };
  if (month) form.month = 'long';
  if (day) form.day = 'numeric';
  for (const wanted of [language, interfaceLanguage()]) {
    try {
      return new Intl.DateTimeFormat(wanted ?? undefined, form).format(date);
    } catch {
      // Not a language tag, or not a date: the next language, then nothing.
    }
  }
  return null;
}
