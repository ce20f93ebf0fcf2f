/* The search. Sphinx's index says on which pages the (stemmed) words stand; the texts of those pages, loaded as scripts,
 * say in which section or entry, and give the context. Filters and words stand in the address, which can be passed on. */
"use strict";

(() => {
  const form = document.getElementById("bk-search");
  if (!form) return;
  const FILTERS = ["kind", "field", "addressee", "strength", "region"];
  const STEP = 50;
  const CONTEXT = 110;
  const status = document.getElementById("bk-search-status");
  const direct = document.getElementById("bk-search-direct");
  const list = document.getElementById("bk-search-results");
  const more = document.getElementById("bk-search-more");
  const { make, root } = belegkette;
  let running = 0;

  /* "HE-05", "he 5" and "he05" are the same id. */
  const keyOf = (text) =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "")
      .replace(/0*(\d+)/g, "$1");
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, new Stemmer().stemWord(word));
    return stems.get(word);
  };
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const addressOf = (item) => `${root}${item.page}.html${item.anchor ? `#${item.anchor}` : ""}`;

  const loadIndex = () =>
    new Promise((resolve, reject) => {
      if (Search.hasIndex()) {
        resolve();
        return;
      }
      const script = document.createElement("script");
      script.src = `${root}searchindex.js`;
      script.onload = resolve;
      script.onerror = () => reject(new Error("searchindex.js"));
      document.head.append(script);
    });

  Search.performSearch = () => {}; // Sphinx would show results of its own, and ask for whole pages to do so

  /* The pages on which all words stand, best first. Words that Sphinx leaves out of its index are left out here, too. */
  const pagesWith = (query) => {
    const [, terms, excluded] = Search._parseQuery(query);
    if (!terms.size) return { terms: [], pages: [] };
    const pages = new Map();
    for (const [page, , , , score] of Search.performTermsSearch(terms, excluded))
      pages.set(page, Math.max(score, pages.get(page) || 0));
    return { terms: [...terms], pages: [...pages.keys()] };
  };

  const wanted = () => Object.fromEntries(FILTERS.map((name) => [name, form.elements[name].value]));
  const fits = (item, filters) =>
    (!filters.kind || item.kind === filters.kind) &&
    (!filters.strength || item.strength === filters.strength) &&
    (!filters.field || (item.fields || []).includes(filters.field)) &&
    (!filters.addressee || (item.addressees || []).includes(filters.addressee)) &&
    (!filters.region || (item.regions || []).includes(filters.region));

  const textFile = (page) => `text-${page.replaceAll("/", "--")}.js`;
  const matches = (word, term) => {
    const root = stem(word);
    return root === term || (term.length > 2 && root.startsWith(term));
  };

  /* A piece of the text around the first word found, the words marked. */
  const contextOf = (text, terms) => {
    const line = make("p", "bk-search-context");
    const hits = [...text.matchAll(/[\p{L}\p{N}]+/gu)].filter((hit) =>
      terms.some((term) => matches(hit[0].toLowerCase(), term)),
    );
    let from = hits.length ? Math.max(0, hits[0].index - CONTEXT) : 0;
    if (from) from = text.indexOf(" ", from) + 1;
    const to = Math.min(text.length, from + 3 * CONTEXT);
    let at = from;
    line.append(from ? "… " : "");
    for (const hit of hits) {
      if (hit.index < at || hit.index + hit[0].length > to) continue;
      line.append(text.slice(at, hit.index), make("mark", "", hit[0]));
      at = hit.index + hit[0].length;
    }
    line.append(text.slice(at, to), to < text.length ? " …" : "");
    return line;
  };

  const lineOf = (found, names) => {
    const { item, text, terms } = found;
    const line = make("li");
    const head = make("p", "bk-search-head");
    const link = make("a", "", item.title || item.page);
    link.href = addressOf(item);
    if (item.id) head.append(make("span", "bk-id", item.id), " ");
    head.append(link);
    const traits = [
      names.kind[item.kind] || "Seite",
      names.strength[item.strength],
      ...(item.addressees || []).map((key) => names.addressee[key]),
      (item.regions || []).length ? names.region[item.regions[0]] : "",
    ];
    line.append(head, make("p", "bk-line-meta", traits.filter(Boolean).join(" · ")));
    if (text) line.append(contextOf(text, terms));
    return line;
  };

  const show = (found, names) => {
    let shown = 0;
    const next = () => {
      list.append(...found.slice(shown, shown + STEP).map((one) => lineOf(one, names)));
      shown += STEP;
      more.hidden = shown >= found.length;
    };
    list.replaceChildren();
    next();
    more.onclick = () => {
      const first = list.children.length;
      next();
      const link = list.children[first] && list.children[first].querySelector("a");
      if (link) link.focus();
    };
    status.textContent =
      found.length === 0 ? "Nichts gefunden." : found.length === 1 ? "Ein Treffer." : `${found.length} Treffer.`;
  };

  const showDirect = (items, query) => {
    direct.replaceChildren();
    const key = keyOf(query);
    const hit = key && items.find((item) => item.id && keyOf(item.id) === key);
    if (!hit) return null;
    const line = make("p", "bk-search-hit", "Direkt zu ");
    const link = make("a", "", hit.id);
    link.href = addressOf(hit);
    line.append(link, ` ${hit.title}`);
    direct.append(line);
    return hit;
  };

  const score = (item, text, terms) => {
    const title = wordsOf(item.title);
    const words = wordsOf(text);
    let total = item.kind === "recommendation" ? 3 : 0;
    for (const term of terms) {
      const inTitle = title.some((word) => matches(word, term));
      if (!inTitle && !words.some((word) => matches(word, term))) return 0;
      total += inTitle ? 10 : 2;
    }
    return total;
  };

  const search = async () => {
    const mine = ++running;
    const query = form.elements.q.value.trim();
    const filters = wanted();
    if (!query && !Object.values(filters).some(Boolean)) {
      status.textContent = "";
      direct.replaceChildren();
      list.replaceChildren();
      more.hidden = true;
      return;
    }
    status.textContent = "Wird gesucht …";
    const names = await belegkette.load("names", "all", "filter.js");
    const items = await belegkette.load("items", "all", "suche.js");
    const chosen = items.filter((item) => fits(item, filters));
    if (!query) {
      if (mine === running) show(chosen.map((item) => ({ item, text: "", terms: [] })), names);
      return;
    }
    const hit = showDirect(items, query);
    if (hit) {
      show(fits(hit, filters) ? [{ item: hit, text: "", terms: [] }] : [], names);
      return;
    }
    await loadIndex();
    const { terms, pages } = pagesWith(query);
    const known = new Set(items.map((item) => item.page));
    const texts = await Promise.all(
      pages.filter((page) => known.has(page)).map((page) => belegkette.load("texts", page, textFile(page)).catch(() => [])),
    );
    if (mine !== running) return;
    const texted = new Map();
    pages.filter((page) => known.has(page)).forEach((page, at) => texts[at].forEach(([anchor, text]) => texted.set(`${page}#${anchor}`, text)));
    const found = [];
    for (const item of chosen) {
      const text = texted.get(`${item.page}#${item.anchor}`);
      if (text === undefined || !terms.length) continue;
      const total = score(item, `${item.id} ${text}`, terms);
      if (total) found.push({ item, text, terms, score: total });
    }
    found.sort((one, other) => other.score - one.score);
    show(found, names);
  };

  const fail = (error) => {
    status.textContent = `Die Suche kann ihre Daten nicht laden (${error.message}).`;
  };

  const fillFilters = (names) => {
    const given = new URLSearchParams(window.location.search);
    for (const name of FILTERS) {
      const select = form.elements[name];
      for (const [key, words] of Object.entries(names[name] || {})) {
        const option = make("option", "", words);
        option.value = key;
        select.append(option);
      }
      const value = given.get(name) || "";
      if ([...select.options].some((option) => option.value === value)) select.value = value;
      select.closest("p").hidden = select.options.length < 2;
    }
  };

  const remember = () => {
    const given = new URLSearchParams();
    for (const name of ["q", ...FILTERS]) if (form.elements[name].value.trim()) given.set(name, form.elements[name].value.trim());
    const query = given.toString();
    try {
      window.history.replaceState(null, "", query ? `?${query}` : window.location.pathname);
    } catch {
      /* Some browsers refuse this on the disk; the search works all the same. */
    }
  };

  const again = () => {
    remember();
    search().catch(fail);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    again();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name !== "q") again();
  });
  form.addEventListener("reset", () => window.setTimeout(again));

  form.elements.q.value = new URLSearchParams(window.location.search).get("q") || "";
  belegkette
    .load("names", "all", "filter.js")
    .then((names) => {
      fillFilters(names);
      return search();
    })
    .catch(fail);
})();
