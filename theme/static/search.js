/* search.js: finds stories in the browser. Needs one element.

   <div data-search data-base="/digest" data-home="/digest/search/id/"
            data-one="1 story" data-many="{n} stories" data-none="…" data-broken="…">
     <form role="search" hidden>  input[name=q], select[name=category|tag|year], each with its
                                  first option for "any"
     [role=status]                where it says how many there are
     ol, template                 the list, and one item of it: a, time, [data-part=summary]
     button[data-part=more]       shows the next ones
   With data-lost, on the page for a missing address, it looks for the words of that address.

   Pagefind searches, in a worker; the texts stand in shares, of which `shares.json` tells. What a
   result shows comes from the cards beside each share. */

const room = document.querySelector("[data-search]");
const part = (selector) => room.querySelector(selector);
const form = part("form");
const list = part("ol");
const more = part("[data-part=more]");
const PAGE = 10;

let home = room.dataset.home;
let shares; // [name, version], the newest first
let engine;
let asked = 0;
let found = [];
let shown = 0;

const folder = (name) => (name === "new" ? home : `${home}${name}/`);

async function start() {
  shares = await read(`${home}shares.json`, { cache: "no-cache" });
  if (!shares.length) return { search: () => ({ results: [] }), filters: () => ({}) };
  const { createInstance } = await import(`${home}pagefind.js`);
  const made = createInstance({ basePath: home, metaCacheTag: shares[0][1] });
  await made.init();
  await Promise.all(
    shares.slice(1).map(([name, version]) =>
      made.mergeIndex(folder(name), { metaCacheTag: version })),
  );
  await made.filters(); // else the first answer counts none
  return made;
}

/* What failed to load is asked for again when the reader asks again. */
const ready = () => (engine ??= start().catch((error) => {
  engine = undefined;
  throw error;
}));

async function read(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/* The order of texts: a result's id is its share and its number there, oldest first. */
function place(result) {
  const [name, number] = result.id.split("/");
  return [shares.findIndex((share) => share[0] === name), -number];
}

function byWorth(one, two) {
  const [share, number] = place(one);
  const [otherShare, otherNumber] = place(two);
  return two.score - one.score || share - otherShare || number - otherNumber;
}

const files = new Map();

async function card(id) {
  const [name, number] = id.split("/");
  const version = shares.find((share) => share[0] === name)[1];
  const address = `${folder(name)}cards-${number >> 6}.json?v=${version}`;
  if (!files.has(address))
    files.set(address, read(address).catch((error) => {
      files.delete(address);
      throw error;
    }));
  return (await files.get(address))[number & 63];
}

function item([address, title, day, words, summary]) {
  const node = part("template").content.cloneNode(true);
  const link = node.querySelector("a");
  link.href = room.dataset.base + address;
  link.textContent = title;
  const time = node.querySelector("time");
  time.dateTime = day;
  time.textContent = words;
  node.querySelector("[data-part=summary]").textContent = summary;
  return node;
}

function say(key, n) {
  part("[role=status]").textContent = key ? room.dataset[key].replace("{n}", n) : "";
}

async function show(mine) {
  const next = found.slice(shown, shown + PAGE);
  const cards = await Promise.all(next.map((one) => card(one.id)));
  if (mine !== asked) return;
  shown += next.length;
  list.append(...cards.map(item));
  more.hidden = shown >= found.length;
}

function fill(held) {
  for (const select of form?.querySelectorAll("select") ?? []) {
    const chosen = select.value;
    const values = Object.entries(held[select.name] ?? {}).filter((one) => one[1]);
    values.sort(select.name === "year"
      ? (one, two) => two[0] - one[0]
      : (one, two) => two[1] - one[1] || one[0].localeCompare(two[0], room.lang || undefined));
    if (chosen && !values.some((one) => one[0] === chosen)) values.unshift([chosen, 0]);
    select.replaceChildren(
      select.options[0],
      ...values.map(([name, count]) => new Option(`${name} (${count})`, name)),
    );
    select.value = chosen;
  }
}

function wish() {
  const filters = {};
  for (const select of form?.querySelectorAll("select") ?? [])
    if (select.value) filters[select.name] = select.value;
  return { words: form?.elements.q.value.trim() ?? "", filters };
}

function remember({ words, filters }) {
  const query = new URLSearchParams({ ...(words && { q: words }), ...filters }).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

async function look({ words, filters }) {
  const mine = ++asked;
  room.ariaBusy = "true";
  try {
    const made = await ready();
    const wanted = words || Object.keys(filters).length;
    const answer = wanted ? await made.search(words || null, { filters }) : { results: [] };
    const held = wanted ? answer.totalFilters : await made.filters();
    if (mine !== asked) return found.length;
    found = answer.results.sort(byWorth);
    shown = 0;
    if (list.contains(document.activeElement)) form?.elements.q.focus();
    list.replaceChildren();
    fill(held ?? {});
    say(wanted && (found.length === 1 ? "one" : found.length ? "many" : "none"), found.length);
    await show(mine);
  } catch (error) {
    if (mine === asked) say("broken");
    throw error;
  } finally {
    if (mine === asked) room.ariaBusy = "false";
  }
  return found.length;
}

/* The arrow keys go through the results, from the field and back; "/" leads to the field. */
function walk(event) {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const field = form.elements.q;
  const typing = document.activeElement === field;
  if (event.key === "/" && !typing && !/^(SELECT|INPUT)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    field.select();
  } else if (event.key === "Escape" && at >= 0) field.focus();
  else if (event.key === "ArrowDown" && links.length && (typing || at >= 0)) {
    event.preventDefault();
    links[Math.min(at + 1, links.length - 1)].focus();
  } else if (event.key === "ArrowUp" && at >= 0) {
    event.preventDefault();
    (links[at - 1] ?? field).focus();
  }
}

function open() {
  const told = new URLSearchParams(location.search);
  let waiting;
  const again = () => {
    clearTimeout(waiting);
    remember(wish());
    look(wish());
  };
  form.hidden = false;
  form.elements.q.value = told.get("q") ?? "";
  for (const select of form.querySelectorAll("select")) {
    const value = told.get(select.name);
    if (value) select.add(new Option(value, value, true, true));
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  form.addEventListener("change", ({ target }) => target.matches("select") && again());
  form.elements.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, 200);
  });
  focus();
  document.addEventListener("keydown", walk);
  look(wish());
}

/* What is not seen yet takes no focus: see site.js. */
function focus() {
  if (document.documentElement.dataset.letters === "awaited") requestAnimationFrame(focus);
  else form.elements.q.focus();
}

/* The words of an address that leads nowhere: all of them, or else any. */
async function seek() {
  const path = location.pathname.slice(room.dataset.base.length);
  let parts;
  try {
    parts = decodeURIComponent(path).split("/").filter(Boolean);
  } catch {
    return;
  }
  if (/^(id|en)$/.test(parts[0])) home = home.replace(/[^/]+\/$/, `${parts.shift()}/`);
  const words = parts
    .filter((one) => !/^(tag|category|thread|archive|page|author|source|search)$/.test(one))
    .join(" ")
    .replace(/\.html?$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((one) => one.length > 2 && !/^\d+$/.test(one));
  if (!words.length || (await look({ words: words.join(" "), filters: {} }))) return;
  for (const one of words) if (await look({ words: one, filters: {} })) return;
  say();
}

more.addEventListener("click", async () => {
  const first = shown;
  await show(asked);
  list.querySelectorAll("a")[first]?.focus();
});
if ("lost" in room.dataset) seek();
else open();
