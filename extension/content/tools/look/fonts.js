// Brings in a bundled font where the reader has chosen it. Until it is there, the text stands in the font that follows.

import { BUNDLED } from '../../../shared/look.js';

/** @import { Tools } from '../tools.js' */

/** @param {Tools} tools */
export function mount(tools) {
  const bring = () => {
    const font = String(tools.values.font);
    if (Object.hasOwn(BUNDLED, font)) tools.bring(`font-${font}`);
  };
  bring();
  tools.onChange(bring);
}
