// A storage that has no room is said on whatever page of ours a change was made: the change is shown there, and is gone with the page.

import { message } from '../../content/messages.js';
import { ours } from '../../content/parts.js';
import { announcer } from './page.js';

/** What browsers call it: over a quota of theirs, or no room on the disk. */
const FULL = /quota|no space|full/i;

/** Says it at the foot of the page, whatever has tried to keep something and waits for no answer. */
export function tellWhenFull() {
  const place = ours(announcer('full'));
  document.body.append(place);
  addEventListener('unhandledrejection', ({ reason }) => {
    if (FULL.test(`${reason?.name} ${reason?.message ?? reason}`)) place.textContent = message('storageFull');
  });
}
