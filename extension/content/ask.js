// Questions to the background. The browser may stop it at any moment, over a question too; it starts again with the next one. So what
// was not answered is asked once more.

import { api } from '../shared/api.js';

/**
 * @param {object} question one that may be asked twice: no harm comes of that
 * @returns {Promise<any>} rejected where Recto was updated or removed meanwhile
 */
export async function ask(question) {
  try {
    const answer = await api.runtime.sendMessage(question);
    if (answer !== undefined) return answer;
  } catch {
    // Stopped, or gone for good: then it fails again.
  }
  return api.runtime.sendMessage(question);
}
