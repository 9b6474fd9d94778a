// The reader's own style sheet. The browser parses it, and only what cannot load anything stays of it: no fonts, imports or
// pictures, so that a sheet from somebody else tells nobody what is read.

/** What fetches, in a value as it was written; a backslash could spell any of it. */
const LOADS = /\\|\b(?:url|src|image-set|image|cross-fade|element|paint)\(/i;

/**
 * @param {CSSStyleSheet} sheet a constructed one; browsers take no `@import` in it
 * @param {string} text
 */
export function fillOwnStyle(sheet, text) {
  sheet.replaceSync(text);
  cleanRules(sheet);
}

/** @param {{ cssRules: CSSRuleList, deleteRule(index: number): void }} owner */
function cleanRules(owner) {
  for (let index = owner.cssRules.length - 1; index >= 0; index -= 1) {
    if (!isHarmless(owner.cssRules[index])) owner.deleteRule(index);
  }
}

/**
 * Takes from a rule what loads.
 * @param {CSSRule} rule
 * @returns {boolean} whether what is left may stay
 */
function isHarmless(rule) {
  if (rule instanceof CSSStyleRule) {
    for (const name of Array.from(rule.style)) {
      if (LOADS.test(rule.style.getPropertyValue(name))) rule.style.removeProperty(name);
    }
    // Rules within the rule, where the browser knows of them.
    if (rule.cssRules) cleanRules(/** @type {any} */ (rule));
    // A shorthand with a variable in it shows its words only here; a selector may have a backslash.
    return !LOADS.test(rule.style.cssText);
  }
  if (!(rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule)) return false;
  cleanRules(rule);
  return true;
}
