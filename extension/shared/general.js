// The settings that are neither about the text nor about a site, in the form of the reading settings' table.

/** @type {readonly import('./table.js').Setting[]} */
export const GENERAL = [
  { kind: 'choice', key: 'button', group: 'general', label: 'setting_button', default: 'reader', choices: ['reader', 'menu'] },
];
