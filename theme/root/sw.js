/* sw.js: pages that were read can be read again without a network.

   The network is always asked first, so a page is never older than the site while there is one;
   what was kept is shown only where no answer comes at all. */

const KEPT = `kliping ${self.registration.scope}`; // a host may hold several digests
const MOST = 300; // answers: some 60 stories with their pictures

async function keep(request, answer) {
  const kept = await caches.open(KEPT);
  await kept.put(request, answer);
  const all = await kept.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await kept.delete(old);
}

async function answer(event) {
  try {
    // A page is asked for again though the browser holds one; all else is named by what it is.
    const isPage = event.request.mode === "navigate";
    const fresh = await fetch(event.request, isPage ? { cache: "no-cache" } : {});
    if (isWhole(fresh)) event.waitUntil(keep(event.request, fresh.clone()).catch(() => {}));
    else if ([404, 410].includes(fresh.status))
      event.waitUntil(caches.open(KEPT).then((kept) => kept.delete(event.request)));
    return fresh;
  } catch (error) {
    const kept = await caches.match(event.request, { cacheName: KEPT });
    if (kept) return kept;
    throw error;
  }
}

/* A redirect's end may not be shown for its start; a part of a file is not the file. */
function isWhole(answer) {
  const told = answer.headers.get("Cache-Control") ?? "";
  return answer.status === 200 && !answer.redirected && !told.includes("no-store");
}

function isKept(url) {
  return url.startsWith(self.registration.scope) && !/\/search\/|\/\.|\.(xml|json)$/.test(url);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const kept = event.data.filter(isKept)
    .map((url) => fetch(url).then((fresh) => isWhole(fresh) && keep(url, fresh)));
  event.waitUntil(Promise.allSettled(kept));
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && isKept(url)) event.respondWith(answer(event));
});
