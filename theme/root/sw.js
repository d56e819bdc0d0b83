/* sw.js: pages that were read can be read again without a network.

   The network is always asked first, so a page is never older than the site while there is one;
   what was kept is shown only where no answer comes at all. */

const KEPT = "kliping";
const MOST = 300; // answers: some 60 stories with their pictures

async function keep(request, answer) {
  const kept = await caches.open(KEPT);
  await kept.put(request, answer);
  const all = await kept.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await kept.delete(old);
}

async function answer(event) {
  try {
    const fresh = await fetch(event.request);
    // A redirect's end may not be shown for its start; a part of a file is not the file.
    if (fresh.status === 200 && !fresh.redirected)
      event.waitUntil(keep(event.request, fresh.clone()).catch(() => {}));
    return fresh;
  } catch (error) {
    const kept = await caches.match(event.request);
    if (kept) return kept;
    throw error;
  }
}

function isKept(url) {
  return url.startsWith(self.registration.scope) && !/\/search\/|\.(xml|json)$/.test(url);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", ({ data }) => {
  for (const url of data.filter(isKept))
    fetch(url).then((fresh) => fresh.status === 200 && keep(url, fresh)).catch(() => {});
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && isKept(url)) event.respondWith(answer(event));
});
