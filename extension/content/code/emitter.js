// What highlight.js finds, as elements: it tells where a piece of a kind begins and ends, and this builds them.

/** Kinds of pieces, by the beginning of highlight.js' own name for them; what is not here keeps the colour of the text. */
const KINDS = /** @type {Record<string, string>} */ ({
  keyword: 'word', 'selector-tag': 'word', 'selector-pseudo': 'word', section: 'word', 'meta': 'comment',
  string: 'text', regexp: 'text', addition: 'text', 'char': 'text', subst: '', code: 'text', link: 'text',
  number: 'number', literal: 'number', symbol: 'number', bullet: 'number',
  comment: 'comment', quote: 'comment', doctag: 'comment', deletion: 'word',
  title: 'name', name: 'name', attr: 'name', attribute: 'name', property: 'name', 'selector-id': 'name', 'selector-class': 'name', 'selector-attr': 'name',
  type: 'kind', built_in: 'kind', class: 'kind', 'template-variable': 'kind', variable: 'kind', 'template-tag': 'word', strong: 'word', emphasis: 'kind',
});

/** highlight.js makes one for each text that it reads, and calls it. */
export class Emitter {
  constructor() {
    /** @type {(DocumentFragment | HTMLElement)[]} */
    this.open = [document.createDocumentFragment()];
  }

  get root() { return /** @type {DocumentFragment} */ (this.open[0]); }

  /** @param {string} text */
  addText(text) {
    if (text) this.open[this.open.length - 1].append(text);
  }

  /** @param {string} scope */
  openNode(scope) {
    const piece = document.createElement('span');
    const kind = kindOf(scope);
    if (kind) piece.className = `code-${kind}`;
    this.open[this.open.length - 1].append(piece);
    this.open.push(piece);
  }

  closeNode() {
    if (this.open.length > 1) this.open.pop();
  }

  /** @param {string} scope */
  startScope(scope) { this.openNode(scope); }

  endScope() { this.closeNode(); }

  /** A piece in another language, such as a style sheet in HTML. @param {Emitter} other */
  __addSublanguage(other) {
    this.open[this.open.length - 1].append(other.root);
  }

  finalize() {
    this.open.length = 1;
  }

  /** Asked for by highlight.js; nothing here is ever markup in a text. */
  toHTML() { return ''; }
}

/** @param {string} scope "title.function" */
const kindOf = (scope) => KINDS[scope] ?? KINDS[scope.split('.')[0]] ?? '';
