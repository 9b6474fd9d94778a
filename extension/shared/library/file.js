// The whole library as one file, and back. A file is read and checked whole before anything is written, and then written in one
// transaction: it comes in whole, or not at all.

import { fromBase64, toBase64 } from '../base64.js';
import { WrongForm, highlightIn, list, markupIn, metadataIn, ownIn, record, text } from './check.js';
import { atOnce } from './database.js';
import { ALL, addressOf, factsOf, searchedOf } from './library.js';
import { kindOf } from './pictures.js';
import { picturesOf } from './plain.js';

/** @import { Entry, KeptPicture } from '../../types.js' */
/** @import { Library, Whole } from './library.js' */

/** What the file says that it is, and the version of its form. */
const KIND = 'library';
const VERSION = 1;

/** A file that is no library at all, or one of a later version. */
export class OtherFile extends Error {
  /** @param {'libraryNoFile' | 'libraryNewerFile'} key of _locales */
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/**
 * @param {Library} library
 * @returns {Promise<Blob>} JSON of all that is kept
 */
export async function toFile(library) {
  const head = JSON.stringify({ recto: KIND, version: VERSION, made: new Date(library.now()).toISOString() }).slice(0, -1);
  /** @type {Blob[]} */
  const texts = [];
  for (const { id } of await library.list()) {
    const whole = await library.whole(id);
    // A blob for each, which the browser may put on the disk: all together may be more than the memory holds.
    if (whole) texts.push(new Blob([texts.length > 0 ? ',\n' : '\n', JSON.stringify(written(whole))]));
  }
  return new Blob([head, ',"texts":[', ...texts, '\n]}\n'], { type: 'application/json' });
}

/** @param {Whole} whole */
function written({ entry, body, pictures, highlights }) {
  const { id, address, kept, read, place, tags } = entry;
  return {
    id,
    address,
    kept,
    read,
    place,
    tags,
    metadata: body.metadata,
    highlights: highlights.map(({ text: _, ...rest }) => rest),
    markup: body.markup,
    pictures: pictures.map(({ url, bytes }) => ({ url, base64: toBase64(bytes) })),
  };
}

/**
 * @param {string} json
 * @returns {Whole[]} what the file holds; throws `OtherFile` and `WrongForm`
 */
export function fromFile(json) {
  let read;
  try {
    read = JSON.parse(json);
  } catch {
    throw new OtherFile('libraryNoFile');
  }
  if (read?.recto !== KIND || !Number.isInteger(read.version) || read.version < 1) throw new OtherFile('libraryNoFile');
  if (read.version > VERSION) throw new OtherFile('libraryNewerFile');
  return list(read.texts, 'texts').map((each, index) => wholeIn(each, `texts[${index}]`));
}

/**
 * @param {any} value
 * @param {string} place
 * @returns {Whole}
 */
function wholeIn(value, place) {
  const read = record(value, place);
  const id = text(read.id, `${place}.id`);
  const address = addressOf(text(read.address, `${place}.address`));
  const metadata = metadataIn(read.metadata, `${place}.metadata`);
  const markup = markupIn(read.markup, `${place}.markup`);
  const pictures = list(read.pictures, `${place}.pictures`).map((picture, index) => pictureIn(picture, id, `${place}.pictures[${index}]`));
  const highlights = list(read.highlights, `${place}.highlights`)
    .map((each, index) => ({ ...highlightIn(each, `${place}.highlights[${index}]`), text: id }));
  const own = ownIn(read, place);
  /** @type {Entry} */
  const entry = {
    ...factsOf({ metadata, markup, address }), ...own, id, removed: null, pictures: { kept: pictures.length, all: picturesOf(markup).length },
  };
  return { entry, body: { id, metadata, markup }, pictures, highlights };
}

/**
 * @param {any} value
 * @param {string} id of its text
 * @param {string} place
 * @returns {KeptPicture}
 */
function pictureIn(value, id, place) {
  const { url, base64 } = record(value, place);
  const bytes = fromBase64(text(base64, `${place}.base64`));
  const type = bytes && kindOf(bytes);
  if (!bytes || !type) throw new WrongForm(`${place}.base64`, 'must be a picture');
  return { text: id, url: text(url, `${place}.url`), type, bytes };
}

/**
 * Puts texts into the library. One that is there already, by its id or its address, stays as it is; tags and highlights
 * are joined, and of two places in it the later one counts.
 * @param {Library} library
 * @param {Whole[]} texts
 * @returns {Promise<{ added: number, joined: number }>}
 */
export async function join(library, texts) {
  const words = texts.map(({ body }) => searchedOf(body));
  const transaction = (await library.database()).transaction(ALL, 'readwrite');
  const [entries, highlights] = [transaction.objectStore('entries'), transaction.objectStore('highlights')];
  return atOnce(transaction, async (put) => {
    let added = 0;
    for (const [index, { entry, body, pictures, highlights: own }] of texts.entries()) {
      const there = (await entries.get(entry.id)) ?? (await entries.index('address').get(entry.address));
      const id = there?.id ?? entry.id;
      // Where it was deleted, and not cleared yet, the file brings it back.
      put(entries.put(there ? { ...there, removed: null, tags: [...new Set([...there.tags, ...entry.tags])], ...later(there, entry) } : entry));
      if (!there || there.removed !== null) added += 1;
      if (!there) {
        put(transaction.objectStore('bodies').put(body));
        put(transaction.objectStore('words').put({ id, folded: words[index] }));
        for (const picture of pictures) put(transaction.objectStore('pictures').put(picture));
      }
      for (const highlight of own) {
        const known = await highlights.get(highlight.id);
        if (!known || known.changed < highlight.changed) put(highlights.put({ ...highlight, text: id }));
      }
    }
    return { added, joined: texts.length - added };
  });
}

/**
 * @param {Entry} one
 * @param {Entry} other
 * @returns {Pick<Entry, 'place' | 'read'>}
 */
const later = (one, other) => ({
  place: (one.place?.at ?? -1) >= (other.place?.at ?? -1) ? one.place : other.place,
  read: one.read ?? other.read,
});
