// Chromium's own record of what a page's main thread does.

/** The mark that tells a page's thread, and its time by both clocks. */
export const MARK = 'recto-clock';

/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, tdur?: number }} Event  `ts`, `tdur` in microseconds */

/**
 * @param {Uint8Array | undefined} trace with the mark in it
 * @param {number} marked milliseconds since 1970 at the mark
 * @param {number} moment milliseconds since 1970
 * @returns {number[]} milliseconds of CPU time of the tasks that began after the moment in the thread of the mark, the longest first:
 *   not by the clock, which also counts what other programs do meanwhile
 */
export function tasksAfter(trace, marked, moment) {
  const { traceEvents } = /** @type {{ traceEvents: Event[] }} */ (JSON.parse(new TextDecoder().decode(trace)));
  const mark = traceEvents.find(({ name }) => name === MARK);
  if (!mark) throw new Error('the trace has no mark');
  const from = mark.ts + (moment - marked) * 1_000;
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && event.pid === mark.pid && event.tid === mark.tid && event.ts > from)
    .map(({ tdur = 0 }) => tdur / 1_000)
    .sort((one, other) => other - one);
}
