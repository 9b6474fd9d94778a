// Style sheets in a shadow root. No page's policy governs constructed ones, and no element stands for them. Firefox 140 builds them
// too, but lets no content script hand them over ("Accessing from Xray wrapper is not supported" in 140.12; 153.7 takes them): there
// an element in the shadow root says the same.

/** @type {WeakMap<CSSStyleSheet, HTMLStyleElement>} */
const elements = new WeakMap();

/**
 * Adds style sheets to those of a shadow root.
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet[]} sheets constructed ones
 */
export function adopt(root, sheets) {
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
  } catch {
    for (const sheet of sheets) addElement(root, sheet);
  }
}

/**
 * What has been changed in a style sheet counts from now on.
 * @param {CSSStyleSheet} sheet an adopted one
 */
export function readopt(sheet) {
  const element = elements.get(sheet);
  if (element) element.textContent = textOf(sheet);
}

/**
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
function addElement(root, sheet) {
  const element = document.createElement('style');
  element.textContent = textOf(sheet);
  elements.set(sheet, element);
  const last = [...root.children].findLast((each) => each instanceof HTMLStyleElement);
  if (last) last.after(element);
  else root.prepend(element);
}

/** @param {CSSStyleSheet} sheet */
const textOf = (sheet) => Array.from(sheet.cssRules, ({ cssText }) => cssText).join('\n');
