// A source with mutants in it: each changed function has its own body and, before it, those of its mutants.

/** @typedef {{ line: number, column: number }} Place counted from one, as cargo-mutants does; columns are characters */
/** @typedef {{ start: Place, end: Place }} Span */

/**
 * As `cargo mutants --list --json` writes it, with a number of ours.
 * @typedef {object} Mutant
 * @property {string} file
 * @property {string} name
 * @property {Span} span what is replaced
 * @property {string} replacement
 * @property {{ span: Span } | null} function
 * @property {number} number
 */

/** @typedef {{ file: string, start: number, end: number, mutants: Mutant[] }} Stretch lines of the changed source that exist because of these mutants */

/**
 * @param {string} source
 * @param {Mutant[]} mutants of this file
 * @returns {{ text: string, places: Stretch[] }} a mutant whose function has no body that could be found is in no place
 */
export function changed(source, mutants) {
  const starts = lineStarts(source);
  const at = (/** @type {Place} */ { line, column }) => starts[line - 1] + column - 1;
  /** @type {Map<number, { open: number, close: number, mutants: Mutant[] }>} */
  const bodies = new Map();
  for (const mutant of mutants) {
    if (!mutant.function) continue;
    const open = bodyStart(source, at(mutant.function.span.start), at(mutant.span.start));
    const close = at(mutant.function.span.end) - 1;
    if (open < 0 || source[close] !== '}') continue;
    const body = bodies.get(open) ?? { open, close, mutants: [] };
    body.mutants.push(mutant);
    bodies.set(open, body);
  }
  let text = '';
  let after = 0;
  /** @type {Stretch[]} */
  const places = [];
  for (const { open, close, mutants: inside } of [...bodies.values()].toSorted((one, other) => one.open - other.open)) {
    // A function within a changed one is in its body already.
    if (open < after) continue;
    text += source.slice(after, open + 1);
    const first = lineOf(text);
    for (const mutant of inside) {
      const start = lineOf(text);
      const inner = source.slice(open + 1, at(mutant.span.start)) + mutant.replacement + source.slice(at(mutant.span.end), close);
      text += `if crate::is_mutant(${mutant.number}) {${inner}\n} else `;
      places.push({ file: mutant.file, start, end: lineOf(text) - 1, mutants: [mutant] });
    }
    text += `{${source.slice(open + 1, close)}}\n}`;
    places.push({ file: inside[0].file, start: first, end: lineOf(text), mutants: inside });
    after = close + 1;
  }
  return { text: text + source.slice(after), places };
}

/** @param {string} text */
function lineOf(text) {
  return text.split('\n').length;
}

/** @param {string} source @returns {number[]} */
function lineStarts(source) {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Where the brace stands that begins a function's body: the first outside of comments, attributes and strings.
 * @param {string} source
 * @param {number} start of the function, its comments and attributes
 * @param {number} before where the body has begun
 * @returns {number} -1: none, or the function is a `const fn`, which cannot ask which body is wanted
 */
function bodyStart(source, start, before) {
  const head = source.slice(start, before + 1).replace(/\/\/[^\n]*|#\[[^\]]*\]|"(?:[^"\\]|\\.)*"/g, (skipped) => ' '.repeat(skipped.length));
  const brace = head.indexOf('{');
  return brace < 0 || /\bconst\s+(?:unsafe\s+)?fn\b/.test(head.slice(0, brace)) ? -1 : start + brace;
}
