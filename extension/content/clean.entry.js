// Cleans the live page: brought into it once at the reader's wish, or registered for a site that the reader has chosen. May be
// injected many times; only the first does anything.

import { api } from '../shared/api.js';
import { ask } from './ask.js';
import { CLEANER } from './keys.js';
import { answers } from './clean/answers.js';
import { Cleaner } from './clean/cleaner.js';
import { NotKept } from './clean/not_kept.js';
import { startPicker } from './clean/picker.js';

const world = /** @type {Record<symbol | string, any>} */ (globalThis);
const { runtime } = api;

/** Asks the background; where it cannot be reached, nothing is answered: Recto was updated or removed. @param {object} question */
const askIfThere = (question) => ask(question).catch(() => undefined);

/** @returns {{ started: boolean }} */
function run() {
  if (world[CLEANER] || !(document.documentElement instanceof HTMLElement) || !document.body) return { started: false };
  const cleaner = new Cleaner({
    judge: async (facts) => {
      const answer = await askIfThere({ type: 'judge', facts });
      return answer?.verdicts ? JSON.parse(answer.verdicts) : null;
    },
    rules: async () => {
      const answer = await askIfThere({ type: 'rules', host: location.hostname });
      return answer?.rules ? JSON.parse(answer.rules) : { hide: [], keep: [] };
    },
    sheet: (name) => askIfThere({ type: 'sheet', name }),
    // Nobody answers it.
    count: (count) => { runtime.sendMessage({ type: 'hidden', count }).catch(() => {}); },
  });
  // Only a plain no: without an answer Recto is gone, and with it what could say so.
  const isKept = async (/** @type {string} */ rule) => (await askIfThere({ type: 'picked', rule })) !== false;
  const notKept = new NotKept(cleaner, isKept);
  const keep = async (/** @type {string} */ rule) => { if (!(await isKept(rule))) notKept.add(rule); };
  const answer = answers(cleaner, () => startPicker(cleaner, keep), keep);
  world[CLEANER] = { answer, look: () => cleaner.look(), looks: () => cleaner.observer.total };
  runtime.onMessage.addListener((question, sender, send) => {
    const given = sender.id === runtime.id ? answer(question ?? {}) : null;
    if (given) send(given);
  });
  cleaner.start();
  return { started: true };
}

export default run();
