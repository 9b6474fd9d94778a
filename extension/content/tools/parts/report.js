// A report of a reading as a text file, to be attached to an issue by hand. Nothing is sent.

import { api } from '../../../shared/api.js';
import { message } from '../../messages.js';
import { part } from '../../parts.js';
import { piecesOf } from '../../stretches.js';

/** @import { Reading, Removal } from '../../../types.js' */

/** Characters of each piece of the text that are told: enough to see what it is. */
const FIRST_WORDS = 80;

/**
 * A link that saves the report; it is written when it is pressed.
 * @param {() => { reading: Reading, text: Element | null, rules: string[] }} now
 * @returns {HTMLAnchorElement}
 */
export function reportLink(now) {
  const link = part('a', 'report', message('reportSave'));
  link.download = `recto-${location.hostname.replace(/[^a-z0-9.-]/gi, '-') || 'page'}.txt`;
  const write = () => { link.href = `data:text/plain;charset=utf-8,${encodeURIComponent(report(now()))}`; };
  write();
  link.addEventListener('click', write);
  return link;
}

/**
 * @param {{ reading: Reading, text: Element | null, rules: string[] }} now
 * @returns {string}
 */
function report({ reading, text, rules }) {
  const { metadata } = reading;
  const { runtime } = api;
  const removals = (/** @type {Removal[]} */ list) => list.map(({ stage, rule, reason, text: words }) => `- ${stage} / ${rule}: ${reason}\n  "${words}"`);
  const pieces = (text ? piecesOf(text) : []).map((piece) => {
    const words = (piece.textContent ?? '').replace(/\s+/g, ' ').trim();
    return `- ${piece.localName}: ${words.slice(0, FIRST_WORDS)}${words.length > FIRST_WORDS ? '…' : ''}`;
  });
  return [
    'What is wrong with this page?', '', '(Please write it here, and attach this file to an issue. Recto has sent nothing.)', '',
    `Recto ${runtime.getManifest().version}, ${navigator.userAgent}`,
    `Address: ${metadata.url}`,
    `Title: ${metadata.title ?? '(none)'}`, `Byline: ${metadata.byline ?? '(none)'}`, `Published: ${metadata.published ?? '(none)'}`,
    `Language: ${metadata.language ?? '(none)'}, direction: ${metadata.dir}`,
    `Readable: ${reading.readable}; complete: ${metadata.completeness.state} ${metadata.completeness.evidence.join(' ')}`,
    `Words: ${metadata.word_count}`,
    '', `Left out: ${reading.removed.length}`, ...removals(reading.removed),
    '', `Brought back: ${reading.restored.length}`, ...removals(reading.restored),
    '', `Rules for this site: ${rules.length}`, ...rules.map((rule) => `- ${rule}`),
    '', `The text: ${pieces.length} pieces`, ...pieces, '',
  ].join('\n');
}
