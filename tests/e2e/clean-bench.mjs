// What a look at a page costs, beside asking every element of it for its box: the budget is a tenth (DESIGN.md §9).
import { setTimeout as rest } from 'node:timers/promises';
import { startChromium } from './chromium.mjs';
import { probe } from './clean-page.mjs';
import { cleaningVariant } from './clean-variant.mjs';
import { serve } from './server.mjs';

/** Elements of the pages. */
const SIZES = [1_000, 5_000, 30_000];

/** Looks at each page. */
const RUNS = 60;

/** The mean of the middle half: the clock that pages get has steps of a tenth of a millisecond. @param {number[]} times */
function middle(times) {
  const half = [...times].sort((a, b) => a - b).slice(times.length / 4, times.length * 3 / 4);
  return half.reduce((sum, time) => sum + time, 0) / half.length;
}

/** Fills the page, as a long article with much around it. Stands alone: it runs in the page. @param {number} size */
function fill(size) {
  const main = /** @type {Element} */ (document.querySelector('main'));
  const words = 'The tide came in over the flats, and the cart that had been left there in the morning was carried as far as the gate. '.repeat(2);
  while (document.querySelectorAll('*').length < size) {
    const section = document.createElement('section');
    for (const name of ['h2', 'p', 'p', 'ul']) section.append(Object.assign(document.createElement(name), { textContent: name === 'ul' ? '' : words }));
    for (let count = 0; count < 5; count += 1) section.lastElementChild?.append(Object.assign(document.createElement('li'), { textContent: 'A line' }));
    main.append(section);
  }
}

const site = await serve();
const browser = await startChromium({ folder: await cleaningVariant('chromium') });
console.log('elements   every box, ms   a look, ms   share   after a change, ms   share   (middle halves of one run, in turn)');
for (const size of SIZES) {
  await browser.open(`${site.origin}/overlay/home-page/`);
  await browser.inPage(fill, size);
  await rest(1_500);
  const { looks, changed, boxes } = await probe(browser, { measure: RUNS });
  const [look, after, box] = [looks, changed, boxes].map(middle);
  const columns = [[size, 8, 0], [box, 16, 2], [look, 13, 2], [look / box, 8, 3], [after, 21, 2], [after / box, 8, 3]];
  console.log(columns.map(([value, width, digits]) => value.toFixed(digits).padStart(width)).join(''));
}
await browser.close();
await site.close();
