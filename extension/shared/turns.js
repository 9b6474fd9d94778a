// One thing after the other: two changes of a record at once would each write over what the other has written.

/**
 * @returns {<Result>(work: () => Promise<Result>) => Promise<Result>} begins when what was asked for before has ended, well or not
 */
export function turns() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}
