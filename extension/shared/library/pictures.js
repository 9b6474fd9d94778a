// What a picture's bytes are. Only what a browser shows as a picture is kept, whatever a server or a file calls it.

/** What each kind begins with. @type {[type: string, fits: (head: string) => boolean][]} */
const KINDS = [
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/png', (head) => head.startsWith('\x89PNG\r\n')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => /^RIFF[^]{4}WEBP/.test(head)],
  ['image/avif', (head) => /^[^]{4}ftyp(?:avif|avis|mif1|msf1)/.test(head)],
  // In an <img> no script of it runs, and the policy of our pages lets none run anywhere.
  ['image/svg+xml', (head) => /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/.test(head)],
];

/** Bytes at the beginning in which a drawing has begun. */
const HEAD = 1_024;

/**
 * @param {Uint8Array} bytes
 * @returns {string | null} a media type
 */
export function kindOf(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  return KINDS.find(([, fits]) => fits(head))?.[0] ?? null;
}
