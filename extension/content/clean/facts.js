// What is known of the parts that may be clutter, as plain facts: `Candidate` of src/overlay/facts.rs.

import { attributeOf, nameOf } from '../nodes.js';
import { shareWithin } from './article.js';
import { boxOf, closestOf, coverOf, fits, holds, parentOf } from './dom.js';
import { fixedInShadow, isTopLayer } from './places.js';
import { beginning, listen, namesOf } from './words.js';

/** @import { Article } from './article.js' */
/** @import { Seen } from './seen.js' */

/** CSS pixels between a part and an edge of the window that it still touches. */
const TOUCH = 40;

/** Milliseconds between two things that belong together. */
export const TOGETHER = 500;

/** What is no prompt but a part of the text. */
const QUOTED = 'blockquote, figure, table, pre, code, dl, ol, details, nav';

/** Texts of a part that are told: a notice has few. */
const MOST_TEXTS = 60;

/** Levels around a part at which its `z-index` may stand. */
const Z_LEVELS = 6;

/** The highest `z-index` that browsers know: the top layer lies above that. */
const TOPMOST = 2 ** 31 - 1;

/** Help for reading the page. */
const AIDS = '[class*="skip-link"], [class*="skiplink"], [class*="accessib"], [id*="accessib"], track, [class*="captions"]';

/**
 * @typedef {object} Moment  what is so of the page in this pass
 * @property {Article} article
 * @property {number | null} lockedAt when the page was locked, in milliseconds of its own clock
 * @property {{ element: Element, at: number }[]} inert what was made inert, and when
 */

/**
 * @param {Seen} seen
 * @param {Moment} moment
 */
export function factsOf(seen, moment) {
  const { element } = seen;
  const part = fixedInShadow(element) ?? element;
  const style = getComputedStyle(part);
  const box = boxOf(part);
  const said = listen(element);
  if (said.texts.length > 0) seen.words = beginning(said.texts);
  const isFlow = seen.place !== null;
  return {
    id: seen.id,
    names: [...said.names, ...wrappersOf(element, moment.article).map(namesOf)],
    position: isFlow ? 'flow' : positionOf(part, style),
    width: share(box.width / innerWidth),
    height: share(box.height / innerHeight),
    cover: share(coverOf(box)),
    edges: isFlow ? 0 : edgesOf(box),
    z: zOf(part),
    grid: seen.hits,
    alpha: alphaOf(style),
    words: said.words,
    prose: said.prose,
    texts: said.texts.slice(0, MOST_TEXTS),
    controls: said.controls,
    links: said.links,
    frames: said.frames,
    fields: said.fields,
    media: share(said.media),
    article: share(shareWithin(moment.article, element)),
    signs: signsOf(seen, part, style, said, moment),
    beside: seen.beside?.[0] ?? 0,
    beside_kind: seen.beside?.[1] ?? '',
  };
}

/** Levels in which a vendor's own wrapper may stand around a part. */
const WRAPPERS = 3;

/**
 * The elements around a part that hold nothing else: a vendor's names may stand on them.
 * @param {Element} element
 * @param {Article} article
 * @returns {Element[]}
 */
function wrappersOf(element, article) {
  const found = [];
  for (let each = parentOf(element); each && each !== document.body && found.length < WRAPPERS; each = parentOf(each)) {
    if (boxOf(each).height > 0 || (article.root && holds(each, article.root))) break;
    found.push(each);
  }
  return found;
}

/** A share in thousandths. @param {number} part */
const share = (part) => Math.round(Math.max(0, part) * 1_000);

/**
 * @param {Element} part
 * @param {CSSStyleDeclaration} style
 */
function positionOf(part, style) {
  if (isTopLayer(part)) return 'top_layer';
  return ['fixed', 'sticky', 'absolute'].includes(style.position) ? style.position : 'absolute';
}

/** The edges of the window that a box touches, as src/overlay/facts.rs counts them. @param {DOMRect} box */
function edgesOf({ top, right, bottom, left }) {
  return Number(top <= TOUCH) + 2 * Number(right >= innerWidth - TOUCH) + 4 * Number(bottom >= innerHeight - TOUCH) + 8 * Number(left <= TOUCH);
}

/** The `z-index` of an element or of the nearest one around it that has one. @param {Element} part */
function zOf(part) {
  if (isTopLayer(part)) return TOPMOST;
  for (let each = /** @type {Element | null} */ (part), level = 0; each && level < Z_LEVELS; each = parentOf(each), level += 1) {
    const z = Number(getComputedStyle(each).zIndex);
    if (Number.isFinite(z)) return Math.max(0, z);
  }
  return 0;
}

/** How opaque a background is. @param {CSSStyleDeclaration} style */
function alphaOf(style) {
  const color = style.backgroundColor;
  const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(color)?.[1] ?? /\/\s*([\d.]+)\)$/.exec(color)?.[1];
  const own = color === 'transparent' ? 0 : Number(alpha ?? 1);
  return share(own * Number(style.opacity));
}

/**
 * @param {Seen} seen
 * @param {Element} part
 * @param {CSSStyleDeclaration} style
 * @param {import('./words.js').Said} said
 * @param {Moment} moment
 */
function signsOf(seen, part, style, said, { article, lockedAt, inert }) {
  const { element } = seen;
  const { roles, has, frames } = said;
  const any = (/** @type {string[]} */ ...names) => names.some((name) => roles.has(name));
  const together = (/** @type {number} */ at) => Math.abs(at - seen.since) <= TOGETHER;
  const isModal = fits(part, ':modal') || any('alertdialog') || attributeOf(part, 'aria-modal') === 'true' || element.querySelector('[aria-modal=true]') !== null;
  const blur = style.backdropFilter;
  const focus = document.activeElement;
  const name = nameOf(element);
  const rows = /** @type {[unknown, string][]} */ ([
    [isModal, 'modal'],
    [any('dialog') || name === 'dialog' || /\b(modal|popup|overlay|interstitial|dialog)/i.test(attributeOf(element, 'class') ?? ''), 'dialog'],
    [blur !== undefined && blur !== 'none' && blur !== '', 'blurs'],
    [any('nav', 'navigation', 'menu', 'menubar', 'search', 'banner', 'tablist', 'toolbar', 'tree') || said.fields.includes('search'), 'navigation'],
    [has.home || name === 'header', 'home'],
    [any('alert', 'status', 'log'), 'status'],
    [has.wrong, 'wrong'],
    [fits(element, AIDS), 'aid'],
    [any('application', 'grid', 'tree', 'listbox', 'slider', 'spinbutton'), 'tool'],
    [fits(element, QUOTED) || closestOf(element, 'blockquote, figure, table, pre, code') !== null, 'quoted'],
    [has.video, 'video'],
    [has.playing, 'playing'],
    [has.control || frames.length > 0, 'control'],
    [seen.late, 'late'],
    [seen.gesture, 'gesture'],
    [lockedAt !== null && together(lockedAt), 'lock'],
    [inert.some((each) => together(each.at) && !holds(element, each.element)), 'inert'],
    [!seen.gesture && focus !== null && focus !== document.body && holds(element, focus), 'focus'],
    [seen.place === 'start', 'start'],
    [seen.place === 'between', 'between'],
    [article.root !== null && holds(article.root, element), 'in_article'],
  ]);
  return rows.filter(([is]) => is).map(([, sign]) => sign);
}
