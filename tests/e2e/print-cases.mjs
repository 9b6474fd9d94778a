// What comes out on paper, the same in every browser. The PDFs lie in target/screenshots for people.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { until } from './browser.mjs';
import { openLook, resetLook, setControl, untilTools } from './look-cases.mjs';
import { stageOf } from './stage.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const FOLDER = new URL('../../target/screenshots/', import.meta.url);

/** Pages with pictures, tables, code, notes and formulas. */
const PAGES = ['/pages/longread/', '/pages/wiki/', '/pages/table-heavy/', '/pages/docs-code/', '/e2e/formulas.html'];

/**
 * Prints the page.
 * @param {Browser} browser
 * @param {string} name of the file
 * @returns {Promise<{ path: string, count: number }>} where it lies, and how many sheets it has
 */
async function print(browser, name) {
  const pdf = await browser.pdf();
  await mkdir(FOLDER, { recursive: true });
  const file = new URL(`${browser.name}-print-${name}.pdf`, FOLDER);
  await writeFile(file, pdf);
  return { path: fileURLToPath(file), count: unpacked(pdf).match(/\/Type\s*\/Page\b/g)?.length ?? 0 };
}

/** What a PDF says of its sheets; Firefox's packs it. @param {Buffer} pdf */
function unpacked(pdf) {
  const text = pdf.toString('latin1');
  const streams = Array.from(text.matchAll(/stream\r?\n([^]*?)endstream/g), ([, packed]) => {
    try {
      return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
    } catch {
      // A picture, which is packed otherwise.
      return '';
    }
  });
  return text + streams.join('\n');
}

/**
 * The words on each sheet, as a reader of the PDF finds them.
 * @param {string} path
 * @returns {string[][] | null} the lines of each; `null` where the program for that is not installed
 */
function linesOn(path) {
  try {
    const sheets = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
    return sheets.map((sheet) => sheet.split('\n').map((line) => line.trim()).filter(Boolean));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * What stands where on paper, as the browser would print it.
 * @param {Browser} browser
 */
async function onPaper(browser) {
  await browser.styleForPaper(true);
  const found = await browser.inReader((root) => {
    const isShown = (/** @type {Element | null} */ element) => element !== null && element.checkVisibility();
    const article = /** @type {HTMLElement} */ (root.querySelector('.article'));
    const figure = root.querySelector('figure');
    return {
      page: Array.from(document.documentElement.children).filter((child) => child !== root.host && isShown(child)).map((child) => child.localName),
      tools: ['.bar', '.panel', '.removals', '.said'].filter((name) => isShown(root.querySelector(name))),
      ink: getComputedStyle(article).color,
      // Nothing of the text is beside the sheet, nor in a box of its own that would be cut off.
      cut: Array.from(root.querySelectorAll('main, .article *')).filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible').map((element) => element.outerHTML.slice(0, 80)),
      heading: getComputedStyle(root.querySelector('h2') ?? article).breakAfter,
      figure: figure && getComputedStyle(figure).breakInside,
    };
  });
  await browser.styleForPaper(false);
  assert.ok(found);
  return found;
}

/** Fills the page with headings, each with a paragraph or two. Stands alone: it runs in the page. */
function addHeadings() {
  const article = document.querySelector('article');
  for (let count = 1; count <= 60; count += 1) {
    const heading = document.createElement(count % 2 ? 'h2' : 'h3');
    heading.textContent = `Heading ${count} of the lamps`;
    article?.append(heading);
    for (let paragraphs = 0; paragraphs <= count % 3; paragraphs += 1) {
      const paragraph = document.createElement('p');
      paragraph.textContent = 'The keeper wrote down how much was left in the tank, and what the wind had done to the glass in the night. '.repeat(1 + (count * 7 + paragraphs) % 4);
      article?.append(paragraph);
    }
  }
}

/**
 * Declares all cases for one browser.
 * @param {string} name
 * @param {() => Promise<Browser>} start
 */
export function printCases(name, start) {
  describe(`what the view prints in ${name}`, () => {
    const { browserOf, at } = stageOf(start);

    for (const path of PAGES) {
      test(`${path} is printed as its text alone, dark on white`, async () => {
        const browser = browserOf();
        await openLook(browser, at(`${path}?pictures=local`));
        await setControl(browser, 'theme', 'black');
        await setControl(browser, 'columns', 'two');
        const paper = await onPaper(browser);
        assert.deepEqual({ page: paper.page, tools: paper.tools, cut: paper.cut, ink: paper.ink, heading: paper.heading }, { page: [], tools: [], cut: [], ink: 'rgb(0, 0, 0)', heading: 'avoid' });
        assert.ok(paper.figure === null || paper.figure === 'avoid');
        const { count } = await print(browser, path.replace(/\W+/g, '-').replace(/^-|-$/g, ''));
        assert.ok(count >= 1 && count < 8, `${count} sheets`);
        await resetLook(browser);
      });
    }

    test('addresses are printed as notes where they are wanted, and only on paper', async () => {
      const browser = browserOf();
      await openLook(browser, at('/pages/wiki/'));
      const notes = () => browser.inReader((root) => Array.from(root.querySelectorAll('.link-notes li'), (note) => note.textContent));
      await setControl(browser, 'printLinks', true);
      await browser.inPage(() => { dispatchEvent(new Event('beforeprint')); });
      const printed = await notes();
      assert.ok(printed && printed.length >= 2, `notes: ${printed}`);
      assert.equal(new Set(printed).size, printed.length, 'an address is printed twice');
      assert.equal(await browser.inReader((root) => root.querySelectorAll('.link-mark').length), printed.length);
      await browser.inPage(() => { dispatchEvent(new Event('afterprint')); });
      assert.deepEqual(await notes(), []);
      const { path } = await print(browser, 'notes');
      const words = linesOn(path)?.flat().join('');
      if (words) assert.ok(printed.every((address) => words.includes((address ?? '').trim())), `on paper: ${words}`);
      assert.deepEqual(await notes(), []);
      await resetLook(browser);
    });

    test('a part that is closed is open on paper, and closed again', async () => {
      const browser = browserOf();
      await browser.open(at('/e2e/formulas.html'));
      await browser.inPage(() => {
        const details = document.createElement('details');
        const summary = document.createElement('summary');
        summary.textContent = 'What the engineer said';
        const paragraph = document.createElement('p');
        paragraph.textContent = 'That the sum was never his own idea, but that of a sister who had no tide table to write in and who counted lamps for a living.';
        details.append(summary, paragraph);
        document.querySelector('article')?.append(details);
      });
      await browser.read();
      await untilTools(browser);
      const open = () => browser.inReader((root) => root.querySelector('.text details')?.hasAttribute('open') ?? null);
      assert.equal(await open(), false);
      await browser.inPage(() => { dispatchEvent(new Event('beforeprint')); });
      await until('it is open', open);
      await browser.inPage(() => { dispatchEvent(new Event('afterprint')); });
      assert.equal(await open(), false);
    });

    test('no heading is the last line of a sheet', async (context) => {
      const browser = browserOf();
      await browser.open(at('/e2e/formulas.html'));
      await browser.inPage(addHeadings);
      await browser.read();
      await untilTools(browser);
      const { path, count } = await print(browser, 'headings');
      assert.ok(count > 12, `${count} sheets`);
      const sheets = linesOn(path);
      if (!sheets) return context.skip('pdftotext is not installed');
      const words = sheets.flat().join(' ');
      assert.ok([1, 30, 60].every((number) => words.includes(`Heading ${number} of the lamps`)) && !words.includes('Skip'), 'something is missing on paper');
      assert.deepEqual(sheets.map((lines) => lines.at(-1)).filter((line) => /^Heading/.test(line ?? '')), []);
    });
  });
}
