// Reads nodes by the prototypes' own getters, called on the node. A page can name an input "firstChild" or
// "localName", and the form around it then answers with that input; a picture named "title" takes the place of
// `document.title`.

/**
 * @param {object} prototype
 * @param {string} name
 * @returns {(this: any) => any}
 */
export function getter(prototype, name) {
  const found = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!found) throw new Error(`This browser has no ${name}.`);
  return found;
}

// For the walk, which calls these itself: one call less for each of a page's nodes.
export const readType = getter(Node.prototype, 'nodeType');
export const readData = getter(CharacterData.prototype, 'data');
export const readName = getter(Element.prototype, 'localName');
export const readLast = getter(Node.prototype, 'lastChild');
export const readPrevious = getter(Node.prototype, 'previousSibling');
export const readShadow = getter(Element.prototype, 'shadowRoot');
export const { getAttribute, getAttributeNames, checkVisibility } = Element.prototype;

const readText = getter(Node.prototype, 'textContent');
const readOwner = getter(Node.prototype, 'ownerDocument');
const readBase = getter(Node.prototype, 'baseURI');
const readRoot = getter(Document.prototype, 'documentElement');
const readBody = getter(Document.prototype, 'body');
const readAddress = getter(Document.prototype, 'URL');
const readTitle = getter(Document.prototype, 'title');

/** @type {(node: Node) => number} */
export const typeOf = (node) => readType.call(node);
/** @type {(element: Element) => string} */
export const nameOf = (element) => readName.call(element);
/** @type {(node: Node) => ChildNode | null} */
export const lastChild = (node) => readLast.call(node);
/** @type {(node: Node) => ChildNode | null} */
export const previousSibling = (node) => readPrevious.call(node);
/** @type {(node: Node) => string} */
export const textOf = (node) => readText.call(node) ?? '';
/** @type {(node: Node) => Document} */
export const ownerOf = (node) => readOwner.call(node);
/** @type {(node: Node) => string} */
export const baseOf = (node) => readBase.call(node);
/** @type {(document: Document) => Element | null} */
export const rootOf = (document) => readRoot.call(document);
/** @type {(document: Document) => HTMLElement | null} */
export const bodyOf = (document) => readBody.call(document);
/** @type {(document: Document) => string} */
export const addressOf = (document) => readAddress.call(document);
/** @type {(document: Document) => string} */
export const titleOf = (document) => readTitle.call(document);
/** @type {(element: Element, name: string) => string | null} */
export const attributeOf = (element, name) => getAttribute.call(element, name);
