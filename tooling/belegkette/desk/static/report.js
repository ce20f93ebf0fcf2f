/* Folds, searches, filters, sorts and prints the report. Without it everything stays open and readable. */
(() => {
  "use strict";
  const form = document.querySelector(".nb .tools");
  const root = form ? form.closest(".nb") : document.querySelector("main.nb");
  if (!root) return;

  const order = new Intl.Collator("de", { numeric: true });
  const key = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
  for (const table of root.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = "Nach „" + head.textContent.trim() + "“ sortieren";
      button.setAttribute("aria-label", button.title);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const one of heads) one.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const rows = [...body.rows].map((row) => [key(row, at), row]);
        rows.sort((a, b) => (down ? -1 : 1) * order.compare(a[0], b[0]));
        const sorted = document.createDocumentFragment();
        for (const pair of rows) sorted.append(pair[1]);
        body.append(sorted);
      });
    });
  }

  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const quicken = (table) => {
    for (const one of table.querySelectorAll("thead, tbody, tr, td")) one.setAttribute("role", roles[one.tagName]);
    for (const one of table.querySelectorAll("th")) one.setAttribute("role", one.scope === "row" ? "rowheader" : "columnheader");
    table.setAttribute("role", "table");
    table.classList.add("fast");
  };
  for (const table of root.querySelectorAll("table.list, table.records, table.matrix")) {
    if (table.tBodies[0].rows.length > 150) quicken(table);
  }

  if (!form) return;
  const list = document.getElementById("tabelle-empfehlungen");
  const query = form.querySelector("input[type=search]");
  const selects = [...form.querySelectorAll("select[data-filter]")];
  const result = form.querySelector(".result");
  const chapters = [...root.querySelectorAll(".chapter")];
  const folds = [...root.querySelectorAll("details")];
  const fold = (text) => text.toLocaleLowerCase("de").normalize("NFC").replace(/\u00ad/g, "");

  const cards = new Map([...root.querySelectorAll(".rec")].map((card) => [card.dataset.id, card]));
  const matrix = new Map([...root.querySelectorAll(".matrix tr[data-id]")].map((row) => [row.dataset.id, row]));
  const entries = [...list.tBodies[0].rows].map((row) => ({
    row, card: cards.get(row.dataset.id), other: matrix.get(row.dataset.id), data: { ...row.dataset }, text: "", shown: !row.hidden,
  }));
  const finder = form.dataset.search;
  let found = null;
  let indexed = false;
  const index = () => {
    if (indexed) return;
    indexed = true;
    for (const entry of entries) entry.text = fold((entry.card || entry.row).textContent.replace(/\s+/g, " "));
  };

  const setOpen = (open, within) => {
    for (const one of folds) if ((!within || within.contains(one)) && one.open !== open) one.open = open;
  };

  const apply = () => {
    const words = fold(query.value).split(/\s+/).filter(Boolean);
    if (words.length && !finder) index();
    const wanted = selects.filter((one) => one.value).map((one) => [one.dataset.filter, one.value]);
    let count = 0;
    for (const entry of entries) {
      const shown = wanted.every(([name, value]) => (" " + entry.data[name] + " ").includes(" " + value + " "))
        && (finder ? !found || found.has(entry.data.id) : words.every((word) => entry.text.includes(word)));
      count += shown;
      if (shown === entry.shown) continue;
      entry.shown = shown;
      entry.row.hidden = !shown;
      if (entry.card) entry.card.hidden = !shown;
      if (entry.other) entry.other.hidden = !shown;
    }
    const alive = new Set(entries.filter((entry) => entry.shown && entry.card).map((entry) => entry.card.parentElement));
    for (const chapter of chapters) chapter.hidden = !alive.has(chapter);
    const all = entries.length === 1 ? "1 Empfehlung" : entries.length.toLocaleString("de") + " Empfehlungen";
    result.textContent = count === entries.length ? all : count.toLocaleString("de") + " von " + all;
  };

  /* Where the texts are not on the page, whoever serves it is asked; the address keeps what was asked for. */
  let asked = 0;
  const ask = async () => {
    const words = query.value.trim();
    const mine = ++asked;
    let answer = null;
    if (words) {
      const slow = setTimeout(() => { if (mine === asked) result.textContent = "Sucht …"; }, 400);
      try {
        answer = (await (await fetch(finder + "?q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } })).json()).found;
      } catch {
        result.textContent = "Die Suche antwortet nicht.";
        return;
      } finally {
        clearTimeout(slow);
      }
    }
    if (mine !== asked) return;
    found = answer && new Set(answer);
    remember();
    apply();
  };
  const remember = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    history.replaceState(null, "", wanted.length ? "?" + new URLSearchParams(wanted) + location.hash : location.pathname + location.hash);
  };
  const search = () => (finder ? ask() : apply());

  let waiting = 0;
  query.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  query.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && query.value) { query.value = ""; search(); event.preventDefault(); }
  });
  for (const one of selects) one.addEventListener("change", () => { if (finder) remember(); apply(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); search(); });
  form.addEventListener("reset", () => setTimeout(apply, 0));
  form.addEventListener("click", (event) => {
    const action = event.target.dataset && event.target.dataset.do;
    if (action === "open") setOpen(true);
    if (action === "close") setOpen(false);
    if (action === "print") window.print();
  });

  const reveal = () => {
    let name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = name && document.getElementById(name);
    if (!target || !root.contains(target)) return;
    const entry = entries.find((one) => one.card && one.card.contains(target));
    if (entry && !entry.shown) { form.reset(); apply(); }
    for (let one = target; one && one !== root; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    target.scrollIntoView({ block: "start" });
  };

  let before = null;
  window.addEventListener("beforeprint", () => {
    if (before) return;
    before = folds.filter((one) => !one.open);
    setOpen(true);
  });
  window.addEventListener("afterprint", () => {
    if (before) for (const one of before) one.open = false;
    before = null;
  });
  window.addEventListener("hashchange", reveal);

  form.hidden = false;
  setOpen(false);
  if (finder && query.value) ask();
  else apply();
  reveal();
  if (!finder && "requestIdleCallback" in window) requestIdleCallback(index, { timeout: 4000 });
})();
