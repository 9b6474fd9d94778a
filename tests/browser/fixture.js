// What the tests in the browser need of JavaScript: a stand-in for the capture, and events as a person makes them.

/** A small capture: every element and text, all attributes; nothing is asked of the layout. */
export function capture(document) {
  const page = {
    version: 1, url: document.URL, base: document.baseURI, title: document.title, scope: 'page', viewport: null,
    truncated: false, names: [], name: [], parent: [], texts: [], attribute_names: [], attribute_node: [],
    attribute_name: [], attribute_value: [], hidden: [], boxes: [],
  };
  const place = (list, name) => (list.includes(name) ? list.indexOf(name) : list.push(name) - 1);
  const walk = (node, parent) => {
    if (node.nodeType === 3) {
      page.name.push(-1);
      page.parent.push(parent);
      page.texts.push(node.data);
    }
    if (node.nodeType !== 1 || ['script', 'style'].includes(node.localName)) return;
    const index = page.name.push(place(page.names, node.localName)) - 1;
    page.parent.push(parent);
    for (const { name, value } of node.attributes) {
      page.attribute_node.push(index);
      page.attribute_name.push(place(page.attribute_names, name));
      page.attribute_value.push(value);
    }
    node.childNodes.forEach((child) => walk(child, index));
  };
  walk(document.documentElement, -1);
  return page;
}

/** The capture, or one that goes wrong. */
export function captureThat(does) {
  if (does === 'works') return capture;
  if (does === 'answers nonsense') return () => ({ version: 99 });
  return () => {
    throw new Error('it fell off the desk');
  };
}

/** A drop of a file on an element, as the browser tells of it. Says whether the page took it. */
export function drop(target, bytes, name) {
  const data = new DataTransfer();
  data.items.add(new File([bytes], name));
  return !target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
}

export function paste(target, plain, html) {
  const data = new DataTransfer();
  data.setData('text/plain', plain);
  data.setData('text/html', html);
  const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
  // Firefox gives an event that a script made an empty clipboard, whatever it is handed.
  Object.defineProperty(event, 'clipboardData', { value: data });
  return !target.dispatchEvent(event);
}

export function press(target, key) {
  return !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/** The scripts of pages that a test shows would set this. */
export function ran() {
  return globalThis.ran === true;
}

/** Requests that this page has made for addresses with a word in them. */
export function requests(word) {
  return performance.getEntriesByType('resource').filter((entry) => entry.name.includes(word)).length;
}

let last;

/** What makes a file of which no picture is to be had, and remembers it. */
export function saved() {
  return async (write, format) => {
    last = write(JSON.stringify({ format }));
    return JSON.parse(last).pictures.length;
  };
}

/** The last file, as JSON. */
export function lastSaved() {
  return last;
}
