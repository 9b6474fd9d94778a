// Keeps this page's own files, so that it works without a network once it was open. What the network has comes first: nobody
// gets an old page while a new one can be had.

const CACHE = 'recto';

const worker = /** @type {any} */ (globalThis);

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(keepAll().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  // Pictures of a page that is read are none of ours.
  if (request.method === 'GET' && request.url.startsWith(worker.registration.scope)) event.respondWith(answer(request));
});

/** Every file of the page, as the build has listed them. */
async function keepAll() {
  const [cache, list] = await Promise.all([caches.open(CACHE), fetch('files.json')]);
  await cache.addAll(['./', ...(await list.json())]);
}

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    // Nobody waits for that, and a page that was left half-way is not kept.
    if (response.ok) cache.put(request, response.clone()).catch(() => {});
    return response;
  } catch {
    return (await cache.match(request, { ignoreSearch: true })) ?? Response.error();
  }
}
