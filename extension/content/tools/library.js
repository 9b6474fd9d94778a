// Saving for later: one press keeps the text in the library, and the panel says what was kept.

import { ask as askBackground } from '../ask.js';
import { formatDate, message } from '../messages.js';
import { button, part } from '../parts.js';
import { keeperOf } from './save.js';

/** @import { Entry, LibraryAnswer, LibraryMessage } from '../../types.js' */
/** @import { Tools } from './tools.js' */

/** @param {LibraryMessage} asked @returns {Promise<LibraryAnswer>} never rejected */
const ask = async (asked) => {
  try {
    return (await askBackground(asked)) ?? { failure: 'libraryFailed' };
  } catch {
    return { failure: 'libraryFailed' };
  }
};

/** @param {Tools} tools */
export function mount(tools) {
  const { view } = tools;
  if (!view.snapshot || !view.reading?.stretches.length) return;
  const saver = new Saver(tools);
  tools.addPanel({
    name: 'library',
    label: 'toolLibrary',
    icon: 'bookmark',
    key: 'k',
    build: (box) => box.append(saver.box),
    onOpen: () => { saver.opened(); },
  });
}

class Saver {
  /** @param {Tools} tools */
  constructor(tools) {
    this.tools = tools;
    this.address = tools.view.reading?.metadata.url ?? '';
    this.words = part('div', 'library-words');
    this.words.setAttribute('role', 'status');
    this.progress = part('p', 'save-progress');
    this.buttons = part('div', 'save-buttons');
    this.box = part('div', 'settings', this.words, this.progress, this.buttons, part('p', 'save-note', message('libraryHow')));
    this.isBusy = false;
  }

  /** The first press keeps the text; where it is kept already, it says since when. */
  async opened() {
    if (this.isBusy) return;
    const { entry, failure } = await ask({ type: 'library-at', address: this.address });
    if (failure) this.tell(null, [message(failure)]);
    else if (entry) this.tell(entry, [message('librarySince', dayOf(entry.kept)), ...picturesIn(entry)]);
    else await this.keep();
  }

  async keep() {
    if (this.isBusy) return;
    this.isBusy = true;
    this.tell(null, [message('librarySaving')]);
    /** @type {LibraryAnswer} */
    let answer;
    try {
      const keeper = await keeperOf(this.tools);
      answer = await keeper.keep((done, all) => this.count(done, all));
    } catch {
      answer = { failure: 'libraryFailed' };
    }
    this.isBusy = false;
    const { entry, failure } = answer;
    const further = this.hasMore() ? [message('libraryFurther')] : [];
    const kept = entry ? [message('libraryKept'), ...picturesIn(entry), ...further] : [];
    this.tell(entry ?? null, [...kept, ...(failure ? [message(failure)] : [])]);
  }

  async openLibrary() {
    const { failure } = await ask({ type: 'library-open' });
    if (failure) this.tools.say(message(failure));
  }

  /** Whether the text goes on, on pages that do not stand here. */
  hasMore() {
    const { further = [], joined = [] } = this.tools.view.reading?.metadata.pages ?? {};
    return further.some(({ url }) => !joined.some((page) => page.url === url));
  }

  /** @param {Entry} entry */
  async takeOut({ id }) {
    const { failure } = await ask({ type: 'library-take-out', id });
    this.tell(null, [message(failure ?? 'libraryTakenOut')]);
  }

  /** @param {number} done @param {number} all */
  count(done, all) {
    const bar = this.progress.querySelector('progress') ?? part('progress', '');
    bar.setAttribute('aria-label', message('librarySaving'));
    Object.assign(bar, { max: all, value: done });
    this.progress.replaceChildren(bar, part('span', '', message('savePictures', done, all)));
  }

  /**
   * @param {Entry | null} entry
   * @param {string[]} sentences
   */
  tell(entry, sentences) {
    if (this.tools.view.signal.aborted) return;
    this.progress.replaceChildren();
    this.words.replaceChildren(...sentences.map((words) => part('p', '', words)));
    const hadFocus = this.buttons.contains(this.tools.view.root.activeElement);
    const keep = button('', message(entry ? 'libraryAgain' : 'toolLibrary'), () => { this.keep(); });
    keep.disabled = this.isBusy;
    const open = button(entry ? 'main-button' : '', message('libraryOpen'), () => { this.openLibrary(); });
    const out = entry ? [button('', message('libraryTakeOut'), () => { this.takeOut(entry); })] : [];
    this.buttons.replaceChildren(...(entry ? [open, keep, ...out] : [keep, open]));
    if (hadFocus) /** @type {HTMLElement | null} */ (this.buttons.querySelector('button:enabled'))?.focus();
  }
}

/** @param {number} time milliseconds since 1970 */
const dayOf = (time) => formatDate(new Date(time).toISOString(), null) ?? '';

/** @param {Entry} entry @returns {string[]} what is to be said of its pictures */
function picturesIn({ pictures: { kept, all } }) {
  if (all === 0) return [];
  return [message('libraryPictures', kept, all), ...(kept < all ? [message('libraryPicturesWhy')] : [])];
}
