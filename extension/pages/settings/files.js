// Files to the reader and from the reader; nothing of them leaves the machine.

import { part } from '../../content/parts.js';

/**
 * A link that saves a text as a file.
 * @param {string} words
 * @param {string} name of the file
 * @param {string} type its media type
 * @returns {{ element: HTMLAnchorElement, fill: (text: string) => void }} `fill` puts the text into the file
 */
export function fileLink(words, name, type) {
  const element = part('a', 'button small', words);
  element.download = name;
  const fill = (/** @type {string} */ text) => {
    URL.revokeObjectURL(element.href);
    element.href = URL.createObjectURL(new Blob([text], { type }));
  };
  return { element, fill };
}

/**
 * A button that reads a text from a file.
 * @param {string} words
 * @param {string} accept endings and media types
 * @param {(text: string) => void} read
 * @param {() => void} [failed] told where the file cannot be read
 * @returns {HTMLElement}
 */
export function fileButton(words, accept, read, failed = () => {}) {
  const input = part('input', '');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    const text = await file?.text().catch(failed);
    if (text !== undefined) read(text);
    // The same file can be chosen again.
    input.value = '';
  });
  return part('label', 'button small file', words, input);
}
