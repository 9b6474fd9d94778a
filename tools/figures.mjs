// The measured figures that people are shown, from the one file that training writes: src/extract/model/about.txt.
import { readFile } from 'node:fs/promises';

/** The file's columns by the words of its head. */
const COLUMNS = { all: 0, articles: 3, threads: 6, listings: 8 };

/** Extractors that are shown, in order. */
const SHOWN = ['recto extract', 'rs-trafilatura', 'trafilatura', 'Defuddle', 'Resiliparse', 'Readability.js'];

/** @typedef {{ name: string, all: string, articles: string, threads: string, listings: string }} Row  F1 as ".880" */

/**
 * @param {string} about the file's text
 * @param {string} version Recto's
 * @returns {Row[]}
 */
export function rowsOf(about, version) {
  return SHOWN.map((shown) => {
    const line = about.split('\n').find((each) => new RegExp(`^${shown}(?: [\\d.]+)? {2,}`).test(each));
    const [name, ...values] = line?.trim().split(/ {2,}| (?=0?\.\d{3,4}\b)/) ?? [];
    if (!name || values.length !== 10) throw new Error(`about.txt has no line of ${shown}`);
    const of = (/** @type {number} */ column) => Number(values[column]).toFixed(3).replace(/^0/, '');
    const figures = Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [key, of(column)]));
    return /** @type {Row} */ ({ name: shown === 'recto extract' ? `Recto ${version}` : name, ...figures });
  });
}

/**
 * @param {URL} root the folder of the repository
 * @param {string} version
 * @returns {Promise<string>} the table's rows for www/index.html
 */
export async function figureRows(root, version) {
  const rows = rowsOf(await readFile(new URL('src/extract/model/about.txt', root), 'utf8'), version);
  return rows.map(({ name, ...values }) => `<tr><th scope="row">${name}</th>${Object.values(values).map((value) => `<td>${value}</td>`).join('')}</tr>`).join('\n            ');
}
