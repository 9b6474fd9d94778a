// A content script of the tests' own variant of the extension, loaded before content/clean.js: the tests speak through it with the
// cleaning of a page, and it keeps what the page was before the first thing was hidden.
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  let before = null;
  let at = -Infinity;
  const isMarked = () => [...document.querySelectorAll('*')].some((element) => element.getAttributeNames().some((name) => isOurName([name])));
  // What is done in one go is one change, however long a busy machine takes for it.
  let isGoing = false;
  const isFirst = () => !isGoing && performance.now() - at > 20 && !isMarked();
  const keep = (prototype, name, isOurs) => {
    const original = prototype[name];
    prototype[name] = function (...rest) {
      if (isOurs(rest, this) && isFirst()) {
        before = document.documentElement.outerHTML;
        at = performance.now();
        isGoing = true;
        queueMicrotask(() => { isGoing = false; });
      }
      return original.apply(this, rest);
    };
  };
  const isOurName = ([name]) => /^data-a[0-9a-z]+-[hu]$/.test(name);
  keep(Element.prototype, 'setAttribute', isOurName);
  keep(Element.prototype, 'removeAttribute', ([name]) => name === 'inert' || name === 'aria-hidden');
  keep(HTMLDialogElement.prototype, 'close', () => true);

  /** Milliseconds of each of so many looks at the page as it was and right after a change, and of asking every element for its box, in turn. */
  const times = async (cleaner, runs) => {
    const looks = [];
    const changed = [];
    const boxes = [];
    const timed = (list, work) => {
      const start = performance.now();
      work();
      list.push(performance.now() - start);
    };
    for (let run = 0; run < runs; run += 1) {
      timed(boxes, () => { for (const element of document.querySelectorAll('*')) element.getBoundingClientRect(); });
      timed(looks, () => cleaner.look());
      // What a look has asked of the background is answered before the next one.
      await new Promise((resolve) => { setTimeout(resolve, 60); });
      const line = document.createElement('p');
      line.textContent = 'The ferry is late today.';
      document.querySelector('main')?.append(line);
      // A look waits for a quiet moment: by then the browser has shown the change.
      await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 20)); });
      timed(changed, () => cleaner.look());
      line.remove();
      await new Promise((resolve) => { setTimeout(resolve, 60); });
    }
    return { looks, changed, boxes };
  };

  document.addEventListener('recto-probe', async (event) => {
    const { question, store, measure, looks } = JSON.parse(event.detail);
    if (store) await api.storage.local.set(store);
    const cleaner = globalThis[Symbol.for('recto.cleaner')];
    const answer = looks ? cleaner.looks() : measure ? await times(cleaner, measure) : question ? cleaner?.answer(question) : { before };
    document.dispatchEvent(new CustomEvent('recto-answer', { detail: JSON.stringify(answer ?? null) }));
  });
})();
