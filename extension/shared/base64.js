// Bytes as text and back: messages and files hold text alone.

/** Bytes that are written at once: a multiple of three, so that pieces fit together. */
const PIECE = 3 * 8_192;

/** @param {Uint8Array} bytes */
export function toBase64(bytes) {
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + PIECE)));
  }
  return text;
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer> | null} null for what is no base64
 */
export function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}
