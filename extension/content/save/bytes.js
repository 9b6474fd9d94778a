// Bytes that belong to this script.

/**
 * What Firefox's own functions give a content script belongs to the page's side, where a script may look at its numbers but
 * not call `subarray` or ask what made it ("Permission denied to access property"). A copy is free of that.
 * @param {Uint8Array} bytes
 * @returns {Uint8Array<ArrayBuffer>}
 */
export const ownBytes = (bytes) => new Uint8Array(bytes);
