// The pages that the tests read, served on localhost under whatever policy a test asks for.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { HOSTILE_PAGES } from './hostile/pages.mjs';
import { ODD_PAGES, soundPage } from './odd-pages.mjs';
import { partPage } from './part-pages.mjs';
import { PLACE_PAGES } from './place-pages.mjs';
import { sizedPage } from './sized-pages.mjs';

const ROOT = new URL('../../', import.meta.url);

/**
 * The eight policies that a page may be under, each of which has broken some way of running Wasm or styles in it.
 * @type {Record<string, string>[]}
 */
export const POLICIES = [
  {},
  { 'content-security-policy': "default-src 'none'" },
  { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" },
  { 'content-security-policy': "script-src 'self'" },
  { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'" },
  { 'content-security-policy': 'sandbox' },
  { 'content-security-policy': 'sandbox allow-scripts' },
  {
    'content-security-policy': "default-src 'self'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
];

/** No script of the page runs, while injected ones do: for measurements on real pages, whose scripts need the network. */
const NO_SCRIPTS = { 'content-security-policy': "script-src 'none'" };

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
};

/** Addresses by their beginning, and the folders where they are found. */
const FOLDERS = {
  '/pages/': new URL('tests/pages/', ROOT),
  '/e2e/': new URL('tests/e2e/pages/', ROOT),
  '/overlay/': new URL('tests/overlay/', ROOT),
  '/data/': new URL('../shared/data/wcxb-dev/html/', ROOT),
};

/**
 * A picture to stand for one that the tests do not have, about as large as its name lets one expect.
 * @param {string} path
 * @returns {string} SVG; browsers go by the content type, not by the name
 */
function placeholder(path) {
  const width = Number(/(\d{3,4})(?!.*\d{3})/.exec(path)?.[1] ?? 800);
  const [w, h] = /icon|logo|avatar|sources|publishers/.test(path) ? [48, 48] : /thumb|\/t\//.test(path) ? [160, 90] : [width, Math.round(width * 0.56)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 16 9" preserveAspectRatio="none"><path fill="#b9cbd3" d="M0 0h16v9H0z"/><path fill="#71878f" d="m0 9 5-5 3 3 4-4 4 4v2z"/></svg>`;
}

/**
 * @param {URL} file
 * @returns {Promise<URL>} the file, or the page of a folder
 */
async function pageOf(file) {
  const found = await stat(file).catch(() => null);
  return found?.isDirectory() ? new URL('page.html', `${file}/`) : file;
}

/**
 * @param {string} path of the address
 * @param {URL | undefined} www the folder that serves everything else
 * @returns {Promise<{ body: Buffer, type: string, headers?: Record<string, string> } | null>}
 */
async function find(path, www) {
  if (path.startsWith('/hostile/')) {
    const page = HOSTILE_PAGES.find(({ name }) => name === path.slice('/hostile/'.length));
    return page ? { body: Buffer.from(page.body()), type: TYPES['.html'], headers: page.headers } : null;
  }
  if (path.startsWith('/sized/')) return { body: Buffer.from(sizedPage(Number(path.slice('/sized/'.length)))), type: TYPES['.html'] };
  if (path.startsWith('/odd/')) {
    const name = path.slice('/odd/'.length);
    const made = name === 'sound' ? soundPage() : (ODD_PAGES[name]?.body ?? PLACE_PAGES[name])?.();
    return made === undefined ? null : { body: Buffer.from(made), type: TYPES['.html'] };
  }
  const prefix = Object.keys(FOLDERS).find((beginning) => path.startsWith(beginning));
  const folder = prefix ? FOLDERS[/** @type {keyof typeof FOLDERS} */ (prefix)] : www;
  if (!folder || path.includes('..')) return null;
  const name = path.slice(prefix?.length ?? 1) || 'index.html';
  const file = await pageOf(new URL(name, folder));
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file.pathname))] ?? 'application/octet-stream';
  const body = await readFile(file).catch(() => null);
  if (body) return { body, type };
  const packed = await readFile(new URL(`${file}.gz`)).catch(() => null);
  // Pages of the data set are in many encodings; each says which in its own head.
  return packed && { body: gunzipSync(packed), type: 'text/html' };
}

/** Five seconds in which the page does not come to rest. */
const RESTLESS = `<script>
  const adding = setInterval(() => document.body.append(document.createElement('i')), 100);
  setTimeout(() => clearInterval(adding), 5000);
</script>`;

/**
 * The pictures of a page that name a made-up host come from here instead, so that a page looks as it should.
 * @param {Buffer} page
 * @returns {string}
 */
function withLocalPictures(page) {
  return page.toString('utf8').replace(/\b((?:data-)?src(?:set)?|poster)="https?:\/\/[\w.-]+\.example\//g, '$1="/');
}

/**
 * Serves tests/pages at /pages/NAME/, tests/overlay at /overlay/NAME/, tests/e2e/pages at /e2e/, made pages at /odd/NAME, /hostile/NAME and
 * /sized/NODES,
 * a text in pages at /parts/bell and the gunzipped data set at /data/.
 * `?csp=0…7` chooses a policy, `?scripts=off` stops the page's scripts, `?pictures=local` shows placeholders for the page's pictures,
 * `?restless` has the page add something every moment, for a while, `?cached` lets the browser keep the page.
 * @param {{ www?: URL, port?: number }} [options]
 * @returns {Promise<{ origin: string, asked: string[], close: () => Promise<void> }>} `asked`: everything that was asked for, as
 *   "GET /path"
 */
export async function serve({ www, port = 0 } = {}) {
  /** @type {string[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const address = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(address.pathname);
    const headers = address.searchParams.get('scripts') === 'off' ? NO_SCRIPTS : POLICIES[Number(address.searchParams.get('csp') ?? 0)];
    // As sites do that want their pictures on their own pages alone.
    const isRefused = path.startsWith('/guarded/') && !request.headers.referer?.startsWith(`http://${request.headers.host}/`);
    if (isRefused) return response.writeHead(403, { 'content-type': 'text/plain' }).end('not yours');
    const part = path.startsWith('/parts/') ? partPage(path.slice('/parts/'.length), request.headers.cookie ?? '', address.search) : null;
    if (part) {
      response.writeHead(part.status, { 'content-type': part.type, 'cache-control': 'no-store', ...headers }).end(part.body);
      return;
    }
    const found = await find(path, www);
    const isPicture = /\.(png|jpe?g|webp|gif|avif|svg)$/i.test(path);
    if (found) {
      const local = address.searchParams.get('pictures') === 'local' && found.type.startsWith('text/html');
      const cache = address.searchParams.has('cached') ? 'max-age=600' : 'no-store';
      response.writeHead(200, { 'content-type': found.type, 'cache-control': cache, ...headers, ...found.headers });
      const page = local ? withLocalPictures(found.body) : found.body;
      response.end(address.searchParams.has('restless') ? page + RESTLESS : page);
    } else if (isPicture) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(placeholder(path));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const { port: used } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${used}`,
    asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
