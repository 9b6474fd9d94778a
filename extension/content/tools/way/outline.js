// The outline: the text's headings, the one that is being read marked. It says nothing where there are none.

import { message } from '../../messages.js';
import { button, part } from '../../parts.js';

/** @import { Tools } from '../tools.js' */
/** @import { Way } from './way.js' */

/** CSS pixels below the top within which a heading counts as reached. */
const REACHED = 90;

/**
 * @param {Tools} tools
 * @param {Way} way
 */
export function mountOutline(tools, way) {
  const { view } = tools;
  const list = part('ul', 'outline');
  /** @type {{ heading: HTMLElement, line: HTMLElement }[]} */
  let lines = [];
  const write = () => {
    lines = headings(view.article).map((heading) => ({ heading, line: lineOf(heading, () => way.goTo(heading)) }));
    list.replaceChildren(...(lines.length > 0 ? lines.map(({ line }) => line) : [part('li', 'quiet', message('outlineEmpty'))]));
    follow();
  };
  const follow = () => {
    const top = view.main.getBoundingClientRect().top + REACHED;
    const current = lines.findLast(({ heading }) => heading.getBoundingClientRect().top <= top) ?? lines[0];
    for (const entry of lines) {
      const link = /** @type {HTMLElement} */ (entry.line.firstElementChild);
      if (entry !== current) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'location');
        entry.line.scrollIntoView({ block: 'nearest' });
      }
    }
  };
  let isOpen = false;
  tools.addPanel({
    name: 'outline',
    label: 'outlinePanel',
    icon: 'outline',
    key: 'o',
    build: (box) => box.append(list),
    onOpen() { isOpen = true; write(); },
    onClose() { isOpen = false; },
  });
  view.onText(() => isOpen && write());
  way.onScroll(() => isOpen && follow());
}

/**
 * The title, and the headings of the text.
 * @param {HTMLElement | null} article
 * @returns {HTMLElement[]}
 */
function headings(article) {
  const found = article?.querySelectorAll('.head h1, .text :is(h2, h3, h4, h5, h6)') ?? [];
  return /** @type {HTMLElement[]} */ ([...found].filter((heading) => heading.textContent?.trim()));
}

/**
 * @param {HTMLElement} heading
 * @param {() => void} press
 */
function lineOf(heading, press) {
  const link = button('outline-link', (heading.textContent ?? '').trim(), press);
  const line = part('li', `level-${heading.localName.slice(1)}`, link);
  const language = heading.closest('[lang]')?.getAttribute('lang');
  if (language) line.lang = language;
  line.dir = 'auto';
  return line;
}
