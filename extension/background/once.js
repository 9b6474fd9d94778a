// Things that are loaded when they are first asked for.

/**
 * @template Result
 * @param {() => Promise<Result>} load
 * @returns {() => Promise<Result>} loads once; a load that has failed is tried again by the next who asks
 */
export function once(load) {
  /** @type {Promise<Result> | null} */
  let loading = null;
  return () => {
    loading ??= load().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  };
}
