// The settings page: sections, a search over them, and each section from its own module.

import { message } from '../content/messages.js';
import { part } from '../content/parts.js';
import { tellWhenFull } from './both/full.js';
import { speak } from './both/page.js';
import { aboutSection } from './settings/about.js';
import { cleaningSection } from './settings/cleaning.js';
import { generalSection } from './settings/general.js';
import { readingSection } from './settings/reading.js';
import { rulesSection } from './settings/rules.js';
import { searchOver } from './settings/search.js';
import { sitesSection } from './settings/sites.js';

/** The sections in the order in which they stand; each names itself by `data-title`. */
const SECTIONS = [readingSection, generalSection, sitesSection, cleaningSection, rulesSection, aboutSection];

async function build() {
  speak();
  document.title = message('settingsOfRecto');
  const sections = await Promise.all(SECTIONS.map((section) => section()));
  const main = part('main', '', ...sections);
  const links = sections.map(({ id, dataset }) => {
    const link = part('a', '', dataset.title ?? '');
    link.href = `#${id}`;
    return part('li', '', link);
  });
  const nav = part('nav', '', part('ul', '', ...links));
  nav.setAttribute('aria-label', message('settingsSections'));
  const library = part('a', 'button small', message('libraryTitle'));
  library.href = 'library.html';
  const side = part('header', 'side', part('h1', '', message('settingsOfRecto')), searchOver(main), nav, part('p', '', library));
  document.body.append(part('div', 'layout', side, main));
  tellWhenFull();
  performance.mark('settings');
  // The address may name a section that was not there when the page was loaded.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

build();
