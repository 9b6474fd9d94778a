// The budget of instructions as a file, and counts held against it.

/** The row of a page of one word: what every reading costs. */
export const START = 'start';

/**
 * How far a count may lie from its figure, 0.0–1.0. Counted twice, the same program differed by less than .001; another
 * release of the compiler may make a few hundredths.
 */
export const TOLERANCE = 0.05;

/** @param {string} text @returns {Map<string, number>} thousands of instructions by page */
export function read(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => {
    const [name, figure] = line.split('=').map((each) => each.trim());
    return [name, Number(figure)];
  }));
}

/** @param {string} before the file as it stands @param {Map<string, number>} counts @returns {string} with the counts as its figures */
export function written(before, counts) {
  const comments = before.split('\n').filter((line) => line.startsWith('#'));
  return `${[...comments, ...[...counts].map(([name, count]) => `${name} = ${count}`)].join('\n')}\n`;
}

/**
 * @param {Map<string, number>} budget
 * @param {Map<string, number>} counts
 * @returns {{ rows: string[][], complaints: string[], gains: string[] }} name, figure, count and ratio of each page; a sentence for each that
 *   does not hold, and for each that has become cheaper
 */
export function judged(budget, counts) {
  /** @type {string[]} */
  const complaints = [];
  /** @type {string[]} */
  const gains = [];
  const rows = [...counts].map(([name, count]) => {
    const figure = budget.get(name);
    if (!figure) {
      complaints.push(`${name} has no figure in instructions.txt; count with --bless`);
      return [name, '–', String(count), '–'];
    }
    const ratio = count / figure;
    const what = name === START ? 'the start' : `reading ${name}`;
    const told = `${what} takes ${count} thousand instructions, ${(Math.abs(ratio - 1) * 100).toFixed(1)} % ${ratio > 1 ? 'more' : 'less'} than the ${figure} of instructions.txt`;
    if (ratio > 1 + TOLERANCE) complaints.push(`${told}: make it cheaper, or raise the figure in the commit that earns it`);
    // Else what was won could be lost again without a word.
    if (ratio < 1 - TOLERANCE) gains.push(`${told}: write it down with --bless`);
    return [name, String(figure), String(count), ratio.toFixed(3)];
  });
  for (const name of budget.keys()) if (!counts.has(name)) complaints.push(`${name} stands in instructions.txt and is not counted`);
  return { rows, complaints, gains };
}
