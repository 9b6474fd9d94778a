// That nothing leaves the extension: Chromium's own log of the network says who has asked for what, and is looked at when it ends.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An extension as the one who asks: its background, or a page of its own. */
const EXTENSION = /^chrome-extension:/;

/** What goes over the network. */
const OUTSIDE = /^(?:https?|wss?|ftp):/;

/**
 * Chromium writes one event a line; the first says what the events' numbers mean.
 * @param {string} text
 * @returns {{ url: string, initiator: string }[]} every request
 */
export function requestsIn(text) {
  const started = /"URL_REQUEST_START_JOB":(\d+)/.exec(text)?.[1];
  if (!started) throw new Error('this is no log of the network');
  const found = [];
  for (const line of text.split('\n').filter((each) => each.includes(`"type":${started}`) && each.includes('"url":'))) {
    const { type, params } = JSON.parse(line.replace(/(?:,|\],?)?\s*$/, ''));
    if (type === Number(started) && params.url) found.push({ url: params.url, initiator: params.initiator ?? '' });
  }
  return found;
}

export class NetLog {
  /** @param {string} folder of its own */
  constructor(folder) {
    this.folder = folder;
    this.file = join(folder, 'net.json');
    this.flags = [`--log-net-log=${this.file}`];
  }

  static async make() {
    return new NetLog(await mkdtemp(join(tmpdir(), 'recto-net-')));
  }

  /** To be called once the browser has ended. Fails where an extension has asked for anything outside. */
  async check() {
    const requests = requestsIn(await readFile(this.file, 'utf8'));
    await rm(this.folder, { recursive: true, force: true });
    const leaks = requests.filter(({ url, initiator }) => EXTENSION.test(initiator) && OUTSIDE.test(url));
    if (leaks.length > 0) throw new Error(`the extension has asked the network for ${leaks.map(({ url }) => url).join(', ')}`);
    return requests;
  }
}
