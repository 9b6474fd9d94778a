// What comes out on paper. Chromium alone can say what would be printed; the PDFs lie in target/screenshots for people.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { until } from './browser.mjs';
import { openLook, resetLook, setControl, untilTools } from './look-cases.mjs';

/** @typedef {import('./chromium-browser.mjs').Chromium} Chromium */

const FOLDER = new URL('../../target/screenshots/', import.meta.url);

/** Pages with pictures, tables, code, notes and formulas. */
const PAGES = ['/pages/longread/', '/pages/wiki/', '/pages/table-heavy/', '/pages/docs-code/', '/e2e/formulas.html'];

/**
 * Prints the page, and counts its sheets.
 * @param {Chromium} browser
 * @param {string} name of the file
 */
async function sheets(browser, name) {
  const pdf = Buffer.from(await browser.page.pdf({ format: 'A4', margin: { top: '18mm', bottom: '20mm', left: '16mm', right: '16mm' } }));
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`print-${name}.pdf`, FOLDER), pdf);
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/**
 * What stands where on paper, as the browser would print it.
 * @param {Chromium} browser
 */
async function onPaper(browser) {
  await browser.page.emulateMediaType('print');
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
  await browser.page.emulateMediaType(undefined);
  assert.ok(found);
  return found;
}

/**
 * @param {() => Chromium} browserOf
 * @param {(path: string) => string} at
 */
export function printCases(browserOf, at) {
  for (const path of PAGES) {
    test(`${path} is printed as its text alone, dark on white`, async () => {
      const browser = browserOf();
      await openLook(browser, at(`${path}?pictures=local`));
      await setControl(browser, 'theme', 'black');
      await setControl(browser, 'columns', 'two');
      const paper = await onPaper(browser);
      assert.deepEqual({ page: paper.page, tools: paper.tools, cut: paper.cut, ink: paper.ink, heading: paper.heading }, { page: [], tools: [], cut: [], ink: 'rgb(0, 0, 0)', heading: 'avoid' });
      assert.ok(paper.figure === null || paper.figure === 'avoid');
      const count = await sheets(browser, path.replace(/\W+/g, '-').replace(/^-|-$/g, ''));
      assert.ok(count >= 1 && count < 8, `${count} sheets`);
      await resetLook(browser);
    });
  }

  test('addresses are printed as notes where they are wanted, and only on paper', async () => {
    const browser = browserOf();
    await openLook(browser, at('/pages/wiki/'));
    const notes = () => browser.inReader((root) => Array.from(root.querySelectorAll('.link-notes li'), (note) => note.textContent));
    await setControl(browser, 'printLinks', true);
    await browser.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const printed = await notes();
    assert.ok(printed && printed.length >= 2, `notes: ${printed}`);
    assert.equal(new Set(printed).size, printed.length, 'an address is printed twice');
    assert.equal(await browser.inReader((root) => root.querySelectorAll('.link-mark').length), printed.length);
    await browser.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.deepEqual(await notes(), []);
    await sheets(browser, 'notes');
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
    await browser.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await until('it is open', open);
    await browser.page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await open(), false);
  });
}
