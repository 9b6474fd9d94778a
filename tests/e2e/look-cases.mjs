// How the text looks: the panel "Aa", and that a choice is there the next time, before anything is painted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SETTINGS } from '../../extension/shared/table.js';
import { until } from './browser.mjs';
import { POLICIES } from './server.mjs';

/** @typedef {import('./browser.mjs').Browser} Browser */

const PAGE = '/pages/news-plain/';

/** Waits for the tools, which come after the text. @param {Browser} browser */
export async function untilTools(browser) {
  await until('the tools are there', async () => (await browser.readerButtons()).includes('Text and colours'));
}

/** Opens the page, the view and the panel "Aa". @param {Browser} browser @param {string} address */
export async function openLook(browser, address) {
  await browser.open(address);
  await browser.read();
  await untilTools(browser);
  await browser.pressInReader(/^Text and colours$/);
  await until('the panel is open', () => panelIsOpen(browser));
}

/** @param {Browser} browser */
const panelIsOpen = async (browser) => (await browser.inReader((root) => root.querySelector('.panel') !== null)) === true;

/**
 * Sets a control of the panel as a person's hand would leave it.
 * @param {Browser} browser
 * @param {string} key of the setting
 * @param {string | boolean} value
 */
export async function setControl(browser, key, value) {
  const isThere = await browser.inReader((root, name, wanted) => {
    const control = /** @type {HTMLInputElement | HTMLSelectElement | null} */ (root.getElementById(`setting-${name}`)
      ?? root.querySelector(`[name="setting-${name}"][value="${wanted}"]`));
    if (!control) return false;
    if (control.type === 'checkbox' || control.type === 'radio') /** @type {HTMLInputElement} */ (control).checked = wanted !== false;
    else control.value = wanted;
    for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }));
    return true;
  }, key, value);
  assert.ok(isThere, `the panel has no control for ${key}`);
}

/** What the text looks like. @param {Browser} browser */
export const lookOfText = (browser) => browser.inReader((root) => {
  const [dialog, paragraph, title] = ['dialog', '.text p', '.panel-title, h1'].map((selector) => root.querySelector(selector));
  if (!dialog || !paragraph || !title) return null;
  const style = getComputedStyle(paragraph);
  return {
    paper: getComputedStyle(dialog).backgroundColor,
    ink: style.color,
    size: Number.parseFloat(style.fontSize),
    family: style.fontFamily,
    width: paragraph.getBoundingClientRect().width,
    scheme: getComputedStyle(dialog).colorScheme,
    interfaceSize: Number.parseFloat(getComputedStyle(title).fontSize),
  };
});

/** The reader's settings are the defaults again. @param {Browser} browser the panel is open */
export async function resetLook(browser) {
  await browser.pressInReader(/^Put all back$/);
  await until('nothing is changed any more', async () => (await browser.inReader((root) => root.querySelector('dialog')?.style.length)) === 0);
}

/**
 * @param {() => Browser} browserOf
 * @param {(path: string) => string} at
 */
export function lookCases(browserOf, at) {
  test('Esc closes the panel first and then the view, and the keyboard goes back to the button', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    assert.ok(await browser.inReader((root) => root.activeElement?.closest('.panel') !== null), 'the keyboard is not in the panel');
    await browser.pressKey('Escape');
    await until('the panel is closed', async () => !(await panelIsOpen(browser)));
    assert.ok(await browser.readerIsOpen());
    assert.equal(await browser.inReader((root) => root.activeElement?.getAttribute('aria-label')), 'Text and colours');
    await browser.pressKey('Escape');
    await browser.untilClosed();
  });

  test('a change is seen at once, and the next view begins with it', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    const before = await lookOfText(browser);
    assert.ok(before);
    await setControl(browser, 'size', '150');
    await setControl(browser, 'width', '20');
    await setControl(browser, 'theme', 'black');
    await setControl(browser, 'font', 'mono');
    const after = await lookOfText(browser);
    assert.ok(after);
    assert.equal(after.paper, 'rgb(0, 0, 0)');
    assert.equal(after.scheme, 'dark');
    assert.equal(Math.round(100 * after.size / before.size), 150);
    assert.match(after.family, /mono/i);
    assert.equal(Math.round(after.width / after.size), 20);
    assert.equal(after.interfaceSize, before.interfaceSize, 'the panel grew with the text');

    // Closing keeps what was changed, however soon it comes.
    await browser.pressKey('Escape');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    await browser.open(at('/e2e/state.html'));
    await until('the next view begins with it', async () => {
      await browser.read();
      const next = await lookOfText(browser);
      if (next?.paper === 'rgb(0, 0, 0)' && Math.round(100 * next.size / before.size) === 150) return true;
      await browser.pressKey('Escape');
      await browser.untilClosed();
      return false;
    });
    await untilTools(browser);
    await browser.pressInReader(/^Text and colours$/);
    await resetLook(browser);
  });

  test('program code has its colours and formulas are set, after the text', async () => {
    const browser = browserOf();
    await browser.open(at('/e2e/formulas.html'));
    await browser.read();
    await until('the code has colours', () => browser.inReader((root) => root.querySelector('pre .code-word') && Array.from(root.querySelectorAll('pre > code')).every((code) => code.querySelector('span'))));
    const found = await until('the formulas are set', () => browser.inReader((root) => {
      const formulas = Array.from(root.querySelectorAll('.math'));
      if (!formulas.every((formula) => formula.querySelector('math'))) return null;
      return {
        fractions: root.querySelectorAll('mfrac').length,
        block: root.querySelector('div.math > math')?.getAttribute('display'),
        kinds: Array.from(root.querySelectorAll('mfrac, munderover'), (element) => element.namespaceURI),
        code: Array.from(root.querySelectorAll('pre > code'), (code) => code.textContent),
        comment: getComputedStyle(/** @type {Element} */ (root.querySelector('pre .code-comment'))).color,
        plain: getComputedStyle(/** @type {Element} */ (root.querySelector('pre > code'))).color,
        coloured: Array.from(root.querySelectorAll('pre > code'), (code) => code.querySelectorAll('span').length > 0),
      };
    }));
    assert.ok(found);
    assert.equal(found.fractions, 2);
    assert.equal(found.block, 'block');
    assert.deepEqual([...new Set(found.kinds)], ['http://www.w3.org/1998/Math/MathML']);
    assert.match(found.code[0] ?? '', /^def hours_left\(tank: float, unreachable: float, rate: float = 0\.12\) -> float:\n    # What the wick/);
    assert.deepEqual(found.coloured, [true, true]);
    assert.notEqual(found.comment, found.plain);
    assert.deepEqual(await browser.errors(), []);
  });

  test('a bundled font comes when it is chosen, and goes with the view', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    const fonts = () => browser.inPage(() => Array.from(document.fonts, (font) => `${font.family} ${font.status}`).filter((font) => font.includes('Atkinson')));
    assert.deepEqual(await fonts(), []);
    await setControl(browser, 'font', 'atkinson');
    await until('the font is there', async () => (await fonts()).some((font) => font.endsWith(' loaded')));
    await resetLook(browser);
    await browser.pressKey('Escape');
    await browser.pressKey('Escape');
    await browser.untilClosed();
    assert.deepEqual(await fonts(), []);
  });

  test('a style sheet of the reader\'s own counts in the text, and loads nothing', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    await setControl(browser, 'style', [
      '@import url("/stolen/import.css");',
      '@font-face { font-family: stolen; src: url(/stolen/font.woff2) }',
      '.text p { text-indent: 37px; background: url(/stolen/picture.png); font-family: stolen }',
      '.text { --hidden: \\75 rl(/stolen/escape.png); background: var(--hidden); cursor: image-set("/stolen/cursor.png" 1x), auto }',
      '@media all { h1 { letter-spacing: 3px; list-style: url(/stolen/list.png) inside } }',
    ].join('\n'));
    const styles = await until('the style counts', () => browser.inReader((root) => {
      const [paragraph, title, text] = ['.text p', 'h1', '.text'].map((selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector))));
      return paragraph.textIndent === '37px' && { picture: paragraph.backgroundImage, spacing: title.letterSpacing, list: title.listStyleImage, hidden: text.backgroundImage, cursor: text.cursor };
    }));
    assert.deepEqual(styles, { picture: 'none', spacing: '3px', list: 'none', hidden: 'none', cursor: 'auto' });
    await resetLook(browser);
    assert.deepEqual((await browser.requests()).filter((address) => address.includes('stolen')), []);
  });

  test('columns go on sideways, by the wheel too, and nothing of the text is cut off', async () => {
    const browser = browserOf();
    await browser.setLook({ width: 1400, height: 800 });
    await openLook(browser, at('/pages/longread/?pictures=local'));
    await setControl(browser, 'columns', 'two');
    await browser.pressKey('Escape');
    const laid = await browser.inReader((root) => {
      const main = /** @type {HTMLElement} */ (root.querySelector('main'));
      const bottom = main.getBoundingClientRect().top + main.clientHeight;
      const pieces = Array.from(root.querySelectorAll('.text > *'));
      return {
        columns: new Set(pieces.map((piece) => Math.round(piece.getClientRects()[0]?.left ?? 0))).size,
        below: pieces.filter((piece) => Array.from(piece.getClientRects()).some((box) => box.bottom > bottom + 1)).map((piece) => piece.textContent?.slice(0, 40)),
        place: main.scrollLeft,
        wide: main.scrollWidth > 2 * main.clientWidth,
      };
    });
    assert.ok(laid);
    assert.deepEqual(laid.below, []);
    assert.ok(laid.columns >= 3 && laid.wide && laid.place === 0, JSON.stringify(laid));
    await until('the wheel leads on', async () => {
      await browser.wheelAt(600, 400, 300);
      return Number(await browser.inReader((root) => root.querySelector('main')?.scrollLeft)) > 200;
    });
    await browser.pressInReader(/^Text and colours$/);
    await resetLook(browser);
    await browser.setLook({});
  });

  test('Japanese can stand in columns from right to left, and goes on to the left', async () => {
    const browser = browserOf();
    await openLook(browser, at('/pages/japanese/?pictures=local'));
    await setControl(browser, 'size', '200');
    await setControl(browser, 'writing', 'vertical');
    await browser.pressKey('Escape');
    const laid = await browser.inReader((root) => {
      const main = /** @type {HTMLElement} */ (root.querySelector('main'));
      const [first, second] = root.querySelectorAll('.text > p');
      return {
        mode: getComputedStyle(first).writingMode,
        leftwards: second.getBoundingClientRect().right <= first.getBoundingClientRect().left + 1,
        tall: first.getBoundingClientRect().bottom <= main.clientHeight,
        starts: main.scrollLeft,
      };
    });
    assert.deepEqual(laid, { mode: 'vertical-rl', leftwards: true, tall: true, starts: 0 });
    await until('the wheel leads on', async () => {
      await browser.wheelAt(600, 400, 300);
      return Number(await browser.inReader((root) => root.querySelector('main')?.scrollLeft)) < -200;
    });
    await browser.pressInReader(/^Text and colours$/);
    await resetLook(browser);
  });

  test('a change is kept even where the page is left at once', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    await setControl(browser, 'theme', 'grey');
    await browser.goTo(at('/e2e/state.html'));
    await until('the next view begins with it', async () => {
      await browser.read();
      if ((await lookOfText(browser))?.paper === 'rgb(216, 216, 213)') return true;
      await browser.pressKey('Escape');
      await browser.untilClosed();
      return false;
    });
    await untilTools(browser);
    await browser.pressInReader(/^Text and colours$/);
    await resetLook(browser);
  });

  test('own colours that are hard to read are said to be', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    await setControl(browser, 'theme', 'own');
    const warning = () => browser.inReader((root) => {
      const box = root.querySelector('.setting-warning');
      return box?.checkVisibility() ? box.textContent : '';
    });
    assert.equal(await warning(), '');
    await setControl(browser, 'ownInk', '#cccccc');
    assert.match((await warning()) ?? '', /hard to read: contrast 1\.\d, good from 7/);
    await resetLook(browser);
    assert.equal(await warning(), '');
  });

  test('a device can go its own way, and follow the others again', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    await setControl(browser, 'theme', 'sepia');
    await setControl(browser, 'onThisDevice', true);
    await setControl(browser, 'theme', 'grey');
    const paper = async () => (await lookOfText(browser))?.paper;
    const [grey, sepia] = ['rgb(216, 216, 213)', 'rgb(244, 234, 213)'];
    await until('this device is grey', async () => (await paper()) === grey);
    await setControl(browser, 'onThisDevice', false);
    await until('it is sepia like the others', async () => (await paper()) === sepia);
    await resetLook(browser);
  });

  test('every setting of the look changes what is seen, and its default puts it back', async () => {
    const browser = browserOf();
    await openLook(browser, at('/e2e/formulas.html?pictures=local'));
    await until('the code has colours', async () => (await browser.inReader((root) => root.querySelectorAll('pre .code-word').length)) !== 0);
    // What counts beside another one, in another language, in a narrow window or on paper has cases of its own.
    const elsewhere = new Set(['fontName', 'ownPaper', 'ownInk', 'ownLink', 'writing', 'printLinks', 'printImages', 'style']);
    const before = await seen(browser);
    assert.ok(before);
    for (const setting of SETTINGS.filter(({ group, key }) => ['text', 'colours', 'page'].includes(group) && !elsewhere.has(key))) {
      const other = setting.kind === 'choice' ? (setting.choices.find((choice) => !['auto', 'light', 'ltr', 'start', setting.default].includes(choice)) ?? '')
        : setting.kind === 'range' ? String(setting.default === setting.min ? setting.max : setting.min) : !setting.default;
      await setControl(browser, setting.key, other);
      assert.notDeepEqual(await seen(browser), before, `${setting.key} changes nothing`);
      await setControl(browser, setting.key, setting.kind === 'range' ? String(setting.default) : /** @type {string | boolean} */ (setting.default));
      assert.deepEqual(await seen(browser), before, `the default of ${setting.key} does not put it back`);
    }
    await resetLook(browser);
  });

  test('a font that the device does not have is said to be missing', async () => {
    const browser = browserOf();
    await openLook(browser, at(PAGE));
    await setControl(browser, 'font', 'named');
    const warning = () => browser.inReader((root) => Array.from(root.querySelectorAll('.setting-warning'), (box) => (box.checkVisibility() ? box.textContent : '')).join(''));
    await setControl(browser, 'fontName', 'No Such Letters');
    assert.equal(await warning(), 'This device has no font named No Such Letters.');
    await setControl(browser, 'fontName', 'DejaVu Sans Mono');
    assert.equal(await warning(), '');
    assert.match((await lookOfText(browser))?.family ?? '', /^"DejaVu Sans Mono"/);
    await resetLook(browser);
  });

  test('the panel can be used by keyboard alone, from the letter that opens it to the way back', async () => {
    const browser = browserOf();
    await browser.open(at(PAGE));
    await browser.read();
    await untilTools(browser);
    const focused = () => browser.inReader((root) => {
      const at = /** @type {HTMLInputElement | null} */ (root.activeElement);
      return at && [at.localName, at.type ?? '', at.id || at.name || at.textContent?.trim() || ''].join(' ');
    });
    const before = await focused();
    await browser.pressKey('letter t');
    await until('the panel is open', () => panelIsOpen(browser));
    assert.equal(await focused(), 'input radio setting-theme');
    await browser.pressKey('ArrowRight');
    await until('the theme has changed', async () => (await browser.inReader((root) => root.querySelector('dialog')?.style.cssText))?.includes('-paper: #fbf9f4') === true);
    /** @type {Set<string>} */
    const stops = new Set();
    let changed = 0;
    for (let press = 0; press < 40 && !(await focused())?.endsWith('Put all back'); press += 1) {
      await browser.pressKey('Tab');
      const stop = (await focused()) ?? '';
      stops.add(stop);
      if (stop.startsWith('input range')) {
        const valueOf = () => browser.inReader((root) => /** @type {HTMLInputElement} */ (root.activeElement).valueAsNumber);
        const value = await valueOf();
        await browser.pressKey('ArrowRight');
        changed += Number((await valueOf()) !== value);
      }
      // Groups open by keyboard too.
      if (stop.startsWith('summary')) await browser.pressKey('Enter');
    }
    const wanted = ['select select-one setting-font', 'input range setting-size', 'input checkbox setting-onThisDevice', 'textarea textarea setting-style', 'button button Put all back'];
    assert.deepEqual(wanted.filter((stop) => !stops.has(stop)), [], [...stops].join(', '));
    assert.ok(changed >= 5, `${changed} sliders moved`);
    await browser.pressKey('Enter');
    await until('nothing is changed any more', async () => (await browser.inReader((root) => root.querySelector('dialog')?.style.length)) === 0);
    await browser.pressKey('Escape');
    await until('the panel is closed', async () => !(await panelIsOpen(browser)));
    assert.equal(await focused(), before);
  });

  for (const [number, policy] of POLICIES.entries()) {
    test(`the tools, a bundled font and a style of one's own work under policy ${number}: ${Object.values(policy).join(' | ') || 'none'}`, async () => {
      const browser = browserOf();
      await openLook(browser, at(`/e2e/formulas.html?csp=${number}`));
      await setControl(browser, 'font', 'atkinson');
      await setControl(browser, 'style', '.text p { text-indent: 31px }');
      await until('all of it is there', () => browser.inReader((root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.text p'))).textIndent === '31px'
        && Array.from(document.fonts).some((font) => font.family.includes('Atkinson') && font.status === 'loaded')
        && root.querySelector('pre .code-word') !== null
        && root.querySelector('.math math') !== null));
      await resetLook(browser);
    });
  }
}

/** How the pieces of the text stand and look. @param {Browser} browser */
const seen = (browser) => browser.inReader((root) => {
  const pieces = ['dialog', '.article', '.text p', '.text p + p', 'figure img', 'rt', 'pre .code-word', 'h2'].map((selector) => root.querySelector(selector));
  return pieces.map((piece) => {
    if (!piece) return null;
    const style = getComputedStyle(piece);
    const { width, height, left } = piece.getBoundingClientRect();
    return [width, height, left].map((length) => Math.round(length * 10)).concat([Number(piece.checkVisibility())]).join(' ')
      + [style.color, style.backgroundColor, style.fontFamily, style.textAlign, style.hyphens, style.direction, style.letterSpacing, style.wordSpacing].join(' ');
  });
});
