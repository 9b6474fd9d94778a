// A kept text as an article of the view. Nothing of it is fetched: its pictures are the kept ones, or their words.

import { header } from '../../content/header.js';
import { build } from '../../content/markup.js';
import { formatDate, message } from '../../content/messages.js';
import { ours, part } from '../../content/parts.js';

/** @import { Entry, KeptPicture, Markup, Reading } from '../../types.js' */
/** @import { Whole } from '../../shared/library/library.js' */

/**
 * @param {Whole} whole
 * @param {Reading} reading
 * @returns {HTMLElement}
 */
export function articleOf({ entry, body, pictures }, reading) {
  const element = part('article', 'article');
  element.dir = reading.metadata.dir;
  if (reading.metadata.language) element.lang = reading.metadata.language;
  const own = blobsOf(pictures);
  const text = part('div', 'text');
  text.append(build(body.markup.map((node) => offline(node, own)), document, own));
  const head = header(reading, () => { head.querySelector('.kept-facts a')?.dispatchEvent(new MouseEvent('click', { cancelable: true })); });
  head.append(about(entry));
  element.append(head, text);
  return element;
}

/** @param {KeptPicture[]} pictures @returns {Map<string, string>} addresses of blobs, for as long as the page is open */
const blobsOf = (pictures) => new Map(pictures.map(({ url, type, bytes }) => [url, URL.createObjectURL(new Blob([bytes], { type }))]));

/**
 * A picture that is not kept gives way to its words.
 * @param {Markup} node
 * @param {Map<string, string>} own
 * @returns {Markup}
 */
function offline(node, own) {
  if (typeof node === 'string') return node;
  const [name, attributes, children] = node;
  if (name !== 'img' || own.has(attributes.src) || /^data:/i.test(attributes.src ?? '')) {
    return [name, attributes, children.map((child) => offline(child, own))];
  }
  return attributes.alt ? ['span', { class: 'missing' }, [attributes.alt]] : '';
}

/**
 * When it was kept, with how many of its pictures, and where it is from.
 * @param {Entry} entry
 */
function about({ kept, pictures, address, tags }) {
  const pieces = [part('span', '', message('keptOn', formatDate(new Date(kept).toISOString(), null) ?? ''))];
  if (pictures.all > 0) pieces.push(part('span', '', message('savePictures', pictures.kept, pictures.all)));
  if (tags.length > 0) pieces.push(part('span', '', part('bdi', '', tags.join(', '))));
  if (/^https?:/i.test(address)) {
    const link = part('a', '', message('keptOriginal'));
    Object.assign(link, { href: address, rel: 'noopener noreferrer' });
    pieces.push(part('span', '', link));
  }
  const line = ours(part('p', 'facts kept-facts'));
  pieces.forEach((piece, index) => line.append(...(index > 0 ? [part('span', 'dot', '·')] : []), piece));
  return line;
}
