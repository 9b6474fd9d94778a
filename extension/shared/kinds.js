// The kinds of clutter that are taken off a live page, in the order in which the settings show them, and whether each is
// on where the reader has said nothing. The same as in src/overlay/kind.rs, whose test reads this file.

/** @type {readonly { key: string, on: boolean }[]} */
export const KINDS = [
  { key: 'app_promo', on: true },
  { key: 'open_in_app', on: true },
  { key: 'sign_in', on: true },
  { key: 'newsletter', on: true },
  { key: 'push', on: true },
  { key: 'survey', on: true },
  { key: 'floating_video', on: true },
  { key: 'chat', on: true },
  { key: 'consent', on: false },
  { key: 'donation', on: false },
  { key: 'adblock', on: false },
];
