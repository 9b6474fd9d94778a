// Into the view's closed shadow root, through Chromium's own tools.

/** The host: a child of the document's element that is neither head nor body and has a closed shadow root. */
const isHost = (/** @type {import('puppeteer-core').Protocol.DOM.Node} */ node) => !['head', 'body'].includes(node.localName)
  && node.shadowRoots?.[0]?.shadowRootType === 'closed';

/**
 * Runs a function on the view's shadow root.
 * @template T
 * @param {import('puppeteer-core').Page} page
 * @param {(root: ShadowRoot, ...rest: any[]) => T} work stands alone: it is sent as text
 * @param {any[]} rest plain values
 * @returns {Promise<T | null>} `null` where there is no view
 */
export async function inShadowOf(page, work, rest) {
  const session = await page.createCDPSession();
  try {
    const { root } = await session.send('DOM.getDocument', { depth: 2, pierce: true });
    const html = root.children?.find((node) => node.localName === 'html');
    const shadow = html?.children?.find(isHost)?.shadowRoots?.[0];
    if (!shadow) return null;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: shadow.backendNodeId });
    const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `function (...rest) { return (${work})(this, ...rest); }`,
      arguments: rest.map((value) => ({ value })),
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  } catch (error) {
    // The view was closed between two of these calls: there is none.
    if (/No node|Could not find node|Cannot find context/.test(String(error))) return null;
    throw error;
  } finally {
    await session.detach();
  }
}
