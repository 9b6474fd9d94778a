// Where the reader was in the page: scroll position, focus and selection, to be found again on leaving.

/** @returns {() => void} puts back what has moved, and only that */
export function rememberPlace() {
  const { scrollX: left, scrollY: top } = window;
  const focused = document.activeElement;
  const selection = document.getSelection();
  const selected = selection && !selection.isCollapsed
    ? [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset]
    : null;

  return () => {
    if (focused instanceof HTMLElement && focused !== document.activeElement && focused !== document.body) {
      focused.focus({ preventScroll: true });
    }
    if (selected) select(selected);
    if (window.scrollX !== left || window.scrollY !== top) window.scrollTo({ left, top, behavior: 'instant' });
  };
}

/** @param {any[]} selected */
function select([anchor, anchorOffset, focus, focusOffset]) {
  const selection = document.getSelection();
  if (!selection || (selection.anchorNode === anchor && selection.focusNode === focus)) return;
  try {
    selection.setBaseAndExtent(anchor, anchorOffset, focus, focusOffset);
  } catch {
    // What was selected is no longer there.
  }
}
