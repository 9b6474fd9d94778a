// Files that stand beside the Wasm modules.

/**
 * @param {string} name of a file in pkg/
 * @returns {Promise<Uint8Array>}
 */
export async function bytesOf(name) {
  const response = await fetch(new URL(`pkg/${name}`, import.meta.url));
  return new Uint8Array(await response.arrayBuffer());
}
