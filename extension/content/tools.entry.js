// The tools of the view: everything beyond the text itself. The view asks the background for this script when the text is
// shown, so none of it costs time before that; they are there when the text is whole. Everything here finds the open view through
// `Symbol.for('recto.view')`, where content/read.js has left it.
//
// How to add a tool, in a file of its own under content/tools/:
//
//   1. Export `mount(tools)`; it gets the `Tools` of tools/tools.js:
//        tools.view      the open view: root, dialog, bar, main, article, reading, snapshot, look, signal (OpenView in types.d.ts)
//        tools.add({ name, label, icon, key, run })            a button in the bar, and its key; returns the button
//        tools.addPanel({ name, label, icon, key, build })     a button that opens a panel; `build(box)` fills it once
//        tools.values, tools.set({ key: value })               the reading settings, and how to change them: seen at once, kept soon
//        tools.onChange(values => …)                           whenever a setting has changed, here or elsewhere
//        tools.say(words)                                      a short sentence at the foot of the view, read out too
//        tools.bring(what)                                     a further script of background/bring.js, brought in once
//   2. Put it into the list of tools/modules.js; the bar has the buttons in that order.
//   3. Its words go into _locales, its icon into tools/icons.js, its look into styles/tools.css (or a sheet of its own, which
//      the file exports as `sheet`), its settings into shared/table.js.
//
// One panel is open at a time. Esc closes it first and the view next; the keyboard goes back to where it was. Listeners take
// `tools.view.signal`, and nothing is left behind when the view is closed.

import { VIEW } from './keys.js';
import { MODULES } from './tools/modules.js';
import { addSheets } from './tools/sheets.js';
import { Tools } from './tools/tools.js';

/** @import { View } from '../types.js' */

const left = /** @type {View | undefined} */ (/** @type {Record<symbol, unknown>} */ (globalThis)[VIEW]);

/** @param {View | undefined} view */
async function mountIn(view) {
  const open = view?.isOpen() ? view.open : undefined;
  // They are there already where the script was brought in twice.
  if (!open || open.hasTools) return;
  open.hasTools = true;
  addSheets(open.root);
  // They go by the whole text.
  await open.whole;
  const tools = await Tools.in(open);
  if (open.signal.aborted) return;
  for (const { mount } of MODULES) {
    try {
      mount(tools);
    } catch (error) {
      // One tool that fails takes no other with it.
      reportError(error);
    }
  }
}

export default void mountIn(left);
