// The settings that are neither about the text nor about a site, in the form of the reading settings' table.

/** @typedef {import('./kept.js').General} General */

export const GENERAL = /** @type {const} */ ([
  { kind: 'choice', key: 'button', group: 'general', label: 'setting_button', default: 'reader', choices: ['reader', 'menu'] },
]);
