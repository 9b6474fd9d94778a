// Brings in what only some texts need: colours where there is program code, formulas where there are some.

/** @import { Tools } from '../tools.js' */

/** @param {Tools} tools */
export function mount(tools) {
  const bring = () => {
    const { article } = tools.view;
    if (tools.values.codeColours && article?.querySelector('pre > code')) tools.bring('code');
    if (article?.querySelector('.math[data-tex]')) tools.bring('maths');
  };
  bring();
  tools.onChange(bring);
  tools.view.onText(bring);
}
