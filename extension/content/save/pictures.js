// The pictures of a file, fetched from where the page has them: from the browser's cache where it can be. What a server does
// not give to this page is left out; no picture is worth more than the file.

import { ownBytes } from './bytes.js';
import { redrawn } from './redraw.js';

/** @import { FileFormat } from '../../types.js' */

/** Bytes of one picture, and of all of a file: a photograph in full size, and what a reading device still opens. */
const MOST_BYTES = 12e6;
const MOST_BYTES_IN_ALL = 60e6;

/** Pictures that are fetched at the same time: as many as browsers ask one server for at once. */
const AT_ONCE = 6;

/** Milliseconds after which a picture is not waited for any longer. */
const PATIENCE = 15_000;

/**
 * @param {string[]} urls
 * @param {FileFormat} format
 * @param {(done: number, all: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<(Uint8Array<ArrayBuffer> | null)[]>} null for one that is not to be had; never rejected but where the view is closed
 */
export async function fetchPictures(urls, format, tell, signal) {
  const pictures = /** @type {(Uint8Array<ArrayBuffer> | null)[]} */ (urls.map(() => null));
  let next = 0;
  let done = 0;
  let bytes = 0;
  const worker = async () => {
    while (next < urls.length) {
      const index = next;
      next += 1;
      const picture = await pictureAt(urls[index], format, signal);
      signal.throwIfAborted();
      if (picture && bytes + picture.length <= MOST_BYTES_IN_ALL) {
        bytes += picture.length;
        pictures[index] = picture;
      }
      done += 1;
      tell(done, urls.length);
    }
  };
  if (urls.length > 0) tell(0, urls.length);
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return pictures;
}

/**
 * @param {string} url
 * @param {FileFormat} format
 * @param {AbortSignal} signal
 */
async function pictureAt(url, format, signal) {
  try {
    const blob = url.startsWith('data:') ? held(url) : await got(url, signal);
    if (!blob || blob.size === 0 || blob.size > MOST_BYTES) return null;
    const fitting = format === 'epub' ? await redrawn(blob) : blob;
    return ownBytes(new Uint8Array(await fitting.arrayBuffer()));
  } catch {
    // Refused, gone, too slow, or no picture: its words stand there instead.
    return null;
  }
}

/**
 * From the cache, whatever its age. Where that holds an answer that was not meant for scripts, it is asked for once more.
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function got(url, signal) {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const ask = async (/** @type {RequestCache} */ cache) => {
    const response = await fetch(url, { cache, credentials: 'same-origin', signal: patience });
    return response.ok ? response.blob() : null;
  };
  try {
    return await ask('force-cache');
  } catch {
    return ask('reload');
  }
}

/**
 * A picture that the page holds itself; read here, as a page's policy may forbid to fetch even that.
 * @param {string} url
 */
function held(url) {
  const comma = url.indexOf(',');
  const [type, ...rest] = url.slice('data:'.length, comma).split(';');
  const body = decodeURIComponent(url.slice(comma + 1));
  const isBase64 = rest.some((word) => word.trim().toLowerCase() === 'base64');
  const bytes = isBase64 ? Uint8Array.from(atob(body), (sign) => sign.charCodeAt(0)) : new TextEncoder().encode(body);
  return new Blob([bytes], { type });
}
