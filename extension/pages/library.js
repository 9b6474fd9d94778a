// The library: the list of kept texts with search, filters and tags; how much room it takes; all of it as a file and back.

import { message } from '../content/messages.js';
import { button, part } from '../content/parts.js';
import { CHANGED } from '../shared/library/changed.js';
import { failureOf } from '../shared/library/database.js';
import { Library } from '../shared/library/library.js';
import { announcer, speak } from './both/page.js';
import { filesOf } from './library/files.js';
import { Filters } from './library/filters.js';
import { List } from './library/list.js';
import { roomOf } from './library/room.js';
import { dressed } from './library/theme.js';

/** Milliseconds after which what was deleted is cleared when the library is opened: another page of it may offer it back until then. */
const CLEARED_AFTER = 60_000;

async function build() {
  speak();
  document.title = message('libraryOfRecto');
  await dressed();
  const library = new Library();
  const said = announcer('said-line');
  const say = (/** @type {string} */ words) => { said.textContent = words; };
  const list = new List(library, say);
  const filters = new Filters((wanted) => list.want(wanted));
  const room = roomOf(say);
  const files = filesOf(library, say, () => renew());
  const clear = button('small', message('deleteAll'), () => { list.removeAll(); });
  const settings = part('a', 'button small', message('settingsTitle'));
  settings.href = 'settings.html';
  const foot = part('footer', 'side-foot', files, room.element, part('p', 'buttons', clear, settings));
  const side = part('header', 'side', part('h1', '', message('libraryOfRecto')), filters.element);
  const main = part('main', '', said, list.element);
  document.body.append(part('div', 'layout', side, main, foot));

  const renew = async () => {
    try {
      await Promise.all([list.load(), room.show()]);
      filters.setTags(list.tags());
    } catch (error) {
      say(message(failureOf(error)));
    }
  };
  list.onTags = () => filters.setTags(list.tags());
  CHANGED.hear(() => { renew(); });
  // A text that was read meanwhile, in this tab or another.
  addEventListener('pageshow', ({ persisted }) => { if (persisted) renew(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) renew(); });
  await library.clear(CLEARED_AFTER).catch(() => 0);
  await renew();
  performance.mark('library');
}

build();
