/* site.js: keeps what a reader chose, on their own device and nowhere else. No page needs it. */
"use strict";
(() => {
  const page = document.documentElement;
  const home = new URL("..", document.currentScript.src);

  // Sites below one host share its store, so each keeps its own under its path.
  const named = (name) => `kliping${home.pathname}${name}`;
  const kept = (name) => {
    try {
      return localStorage.getItem(named(name));
    } catch {
      return null; // a browser may forbid it
    }
  };
  const keep = (name, value) => {
    try {
      localStorage.setItem(named(name), value);
    } catch {
      /* then it holds for this page */
    }
  };

  // Told before the page is seen: what needs a script has its place from the start.
  page.dataset.scheme = kept("scheme") || "";
  if (navigator.clipboard) page.dataset.copies = "";

  // Letters that come while a page is read would move it: they are awaited before it is seen,
  // for as long as fonts.css says, and else left for the next page.
  page.dataset.letters = "awaited";
  requestAnimationFrame(() => {
    const late = new Promise((_, give) => setTimeout(give, 300));
    const all = Promise.all(["Newsreader", "Jakarta"].map((one) => document.fonts.load(`1em ${one}`)));
    Promise.race([all, late]).then(
      () => delete page.dataset.letters,
      () => { page.dataset.letters = "late"; },
    );
  });

  // Who comes from elsewhere is shown the front in their language; who goes there within the
  // site has chosen to.
  const language = kept("language");
  const within = document.referrer.startsWith(home.href);
  if (/^(id|en)$/.test(language) && location.pathname === home.pathname && !within) {
    location.replace(`${home.pathname}${language}/`);
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const door of document.querySelectorAll(".languages a")) {
      door.addEventListener("click", () => keep("language", door.hreflang || "both"));
    }
    for (const group of document.querySelectorAll(".scheme")) {
      for (const choice of group.querySelectorAll("input")) {
        choice.checked = choice.value === page.dataset.scheme;
        choice.addEventListener("change", () => {
          page.dataset.scheme = choice.value;
          keep("scheme", choice.value);
        });
      }
    }
    for (const button of document.querySelectorAll(".share button")) {
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.value);
        button.textContent = button.dataset.done;
      });
    }
  });
})();
