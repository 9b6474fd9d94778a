// Draws the PNG icons from their SVG sources with Chromium. Run by hand after a change of the drawings; the PNGs are kept in the tree.
import { readFile, writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { chromiumPath } from '../tests/e2e/programs.mjs';

const FOLDER = new URL('../extension/icons/', import.meta.url);

/** Which drawing serves which size: the small one is made for the pixel grid. */
const DRAWINGS = { 16: 'recto-16.svg', 32: 'recto-16.svg', 48: 'recto.svg', 128: 'recto.svg' };

const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [size, drawing] of Object.entries(DRAWINGS)) {
  const svg = await readFile(new URL(drawing, FOLDER), 'base64');
  await page.setViewport({ width: Number(size), height: Number(size) });
  await page.setContent(`<body style="margin:0"><img style="display:block" width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`);
  await writeFile(new URL(`recto-${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
}
await browser.close();
