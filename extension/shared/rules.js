// The reader's own rules as text, a rule a line. What a rule means, Rust knows (src/rules/cosmetic.rs).

/**
 * The text with one rule more, which stands in it once.
 * @param {string} rules
 * @param {string} rule
 */
export function withRule(rules, rule) {
  const line = rule.replace(/\s+/g, ' ').trim();
  const lines = rules.split(/\r?\n/);
  if (line === '' || lines.some((each) => each.trim() === line)) return rules;
  const before = rules.trimEnd();
  return before === '' ? `${line}\n` : `${before}\n${line}\n`;
}
