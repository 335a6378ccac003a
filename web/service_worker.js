// Keeps the page, so that it starts without a network, and each version of it whole: what a version
// is made of stays for as long as a page of it is open. build.mjs makes service-worker.js of this; it
// differs with each version, which is how browsers know of a new one.
//
// A new version is fetched and then waits until no page of the old one is open any more, or until
// somebody asks for it in one of them (web/updates.js).
//
// Files with a hash in their name are all in one store, since two files of one name are the same; the
// page itself has a store for each version. An origin may have more than one Summit: the stores are
// named after the folder.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const {scope} = worker.registration;
const FILES_STORE = `summit files ${scope}`;
const PAGES = `summit page ${scope} `;
const PAGE_STORE = PAGES + VERSION;
const SHARED_STORE = `summit shared ${scope}`;

worker.addEventListener('install', (event) => event.waitUntil(keepVersion()));

worker.addEventListener('activate', (event) => event.waitUntil((async () => {
  // A page of the first visit came without this worker, and may yet need its files.
  await worker.clients.claim();
  await forgetOthers();
})()));

worker.addEventListener('message', ({data}) => {
  if (data === 'take over') worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  const {pathname: folder, origin: own} = new URL(scope);
  if (origin !== own) return;
  const name = pathname.startsWith(folder) ? pathname.slice(folder.length) : '/';
  if (request.method === 'POST' && name === 'share') {
    event.respondWith(receive(request));
  } else if (request.method === 'GET' && request.mode === 'navigate' && ['', 'index.html'].includes(name)) {
    event.respondWith(kept(PAGE_STORE, scope, request));
    event.waitUntil(forgetOthers(event.replacesClientId, event.resultingClientId));
  } else if (request.method === 'GET' && /-[0-9a-f]{10}\.\w+$/.test(name)) {
    event.respondWith(kept(FILES_STORE, request.url, request));
  }
});

/** Fetches what is not there yet; rejects, so that the browser tries again another time, where that is
 *  not all of one version: a server may be changing to another one just now. */
async function keepVersion() {
  const page = await fetch(scope, {cache: 'no-cache'});
  const text = await page.text();
  if (!page.ok || !text.includes(VERSION)) throw new Error(`The page is not of version ${VERSION}.`);
  const store = await caches.open(FILES_STORE);
  await Promise.all(FILES.map(async (name) => {
    const url = new URL(name, scope).href;
    if (!await store.match(url, {ignoreVary: true})) await store.add(url);
  }));
  // Made anew: an answer that was redirected is none for a page.
  await (await caches.open(PAGE_STORE)).put(scope, new Response(text, {headers: page.headers}));
}

/** @param {string} storeName @param {string} url @param {Request} request */
async function kept(storeName, url, request) {
  const store = await caches.open(storeName);
  return await store.match(url, {ignoreVary: true}) ?? fetch(request);
}

/** Removes what only other versions need, where no page is open that may be of one.
 *  @param {...string} except pages that are on their way out or in */
async function forgetOthers(...except) {
  const pages = await worker.clients.matchAll({type: 'window', includeUncontrolled: true});
  if (pages.some(({id, url}) => url.startsWith(scope) && !except.includes(id))) return;
  const store = await caches.open(FILES_STORE);
  const [files, stores] = await Promise.all([store.keys(), caches.keys()]);
  // What a version that is on its way has put there is not known here. Looked at last, so that there
  // is nothing of one that begins now.
  if (worker.registration.waiting || worker.registration.installing) return;
  const needed = new Set(FILES.map((name) => new URL(name, scope).href));
  await Promise.all([
    ...files.filter(({url}) => !needed.has(url)).map(({url}) => store.delete(url, {ignoreVary: true})),
    ...stores.filter((name) => name.startsWith(PAGES) && name !== PAGE_STORE).map((name) => caches.delete(name)),
  ]);
}

/** What another program shares with this one, for the page that opens then (web/launches.js).
 *  @param {Request} request */
async function receive(request) {
  const form = await request.formData();
  const file = form.getAll('file').find((value) => value instanceof File);
  const words = ['title', 'text', 'url'].map((part) => form.get(part)).filter((value) => typeof value === 'string' && value);
  const shared = file instanceof File ? file : new File([words.join('\n')], 'shared.txt');
  const store = await caches.open(SHARED_STORE);
  await store.put(scope, new Response(shared, {headers: {'X-Name': encodeURIComponent(shared.name)}}));
  return Response.redirect(`${scope}?shared`, 303);
}
