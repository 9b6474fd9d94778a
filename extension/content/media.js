// Videos and sounds of the page rest while the view is open, and go on afterwards.

/** @returns {() => void} lets those play on that were playing */
export function pauseMedia() {
  /** @type {Set<HTMLMediaElement>} */
  const paused = new Set();
  /** @param {HTMLMediaElement} medium */
  const pause = (medium) => {
    if (medium.paused || medium.ended) return;
    medium.pause();
    paused.add(medium);
  };
  for (const medium of document.querySelectorAll('video, audio')) pause(/** @type {HTMLMediaElement} */ (medium));

  /** @param {Event} event */
  const pauseLater = (event) => {
    // A silent video that starts by itself disturbs nobody, and a page may start it again and again.
    if (event.target instanceof HTMLMediaElement && !event.target.muted) pause(event.target);
  };
  document.addEventListener('play', pauseLater, true);

  return () => {
    document.removeEventListener('play', pauseLater, true);
    for (const medium of paused) {
      if (medium.isConnected && medium.paused) medium.play().catch(() => {}); // The page may not let it.
    }
  };
}
