/* offline.js: has visited pages kept for reading without a network. Removable: see sw.js.

   The first page of a visit is there before its keeper, which is told of it. */
const keeper = navigator.serviceWorker;
if (keeper) {
  const isFirst = !keeper.controller;
  keeper.register(`${document.currentScript.dataset.home}sw.js`)
    .then(() => keeper.ready)
    .then(({ active }) => {
      const parts = performance.getEntriesByType("resource").map((one) => one.name);
      if (isFirst) active.postMessage([location.href, ...parts]);
    })
    .catch(() => {}); // a private window keeps nothing
}
