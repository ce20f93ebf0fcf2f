/* Tables to work with: sort by a column, filter rows, choose columns. The tables of one section share filter and columns.
 * Practice examples, which are cards, are filtered in the same way, and by branch and Land. The heads stay in sight by CSS.
 * Without this script tables and cards are whole, in the order of the edition. */
"use strict";

(() => {
  const CARDS = "ul.bk-examples";
  const { make } = belegkette;
  const collator = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
  const plain = (element) => element.textContent.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

  const rowsOf = (table) => [...table.tBodies[0].rows];
  const linesOf = (group) => (group.matches("table") ? rowsOf(group) : [...group.children]);
  const titleOf = (section) => plain(section.querySelector("h2, h3, h4, h5, h6") || section).replace("¶", "");

  const sortBy = (table, at, head) => {
    const descending = head.getAttribute("aria-sort") === "ascending";
    const keyed = rowsOf(table).map((row) => [row.cells[at] ? plain(row.cells[at]) : "", row]);
    const empty = (key) => key === "" || key === "–";
    keyed.sort(([one], [other]) => {
      if (empty(one) !== empty(other)) return empty(one) ? 1 : -1;
      return descending ? collator.compare(other, one) : collator.compare(one, other);
    });
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  };

  const addSorting = (table) => {
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = make("button", "bk-sort");
      button.type = "button";
      const content = head.querySelector("p") || head;
      button.append(...content.childNodes);
      content.append(button);
      button.addEventListener("click", () => sortBy(table, at, head));
    });
  };

  const addSelect = (tools, name, words) => {
    const label = make("label", "", `${name} `);
    const select = make("select");
    for (const one of ["", ...words]) {
      const option = make("option", "", one || "alle");
      option.value = one;
      select.append(option);
    }
    label.append(select);
    tools.append(label, " ");
    return select;
  };

  /* Filter fields for cards: their branch is the title of their part, their Länder are marked on them. */
  const addChoices = (tools, lines) => {
    const branchOf = (card) => titleOf(card.closest("section"));
    const landsOf = (card) => [...card.querySelectorAll(".bk-card-land")].map(plain);
    const branch = addSelect(tools, "Branche", new Set(lines.map(branchOf)));
    const lands = [...new Set(lines.flatMap(landsOf))].sort(collator.compare);
    const land = addSelect(tools, "Region", lands);
    return {
      fields: [branch, land],
      fits: (card) => (!branch.value || branchOf(card) === branch.value) && (!land.value || landsOf(card).includes(land.value)),
    };
  };

  const fillTools = (tools, section, groups) => {
    const tables = groups.filter((group) => group.matches("table"));
    const [one, many] = tables.length ? ["Tabellen", "Zeilen"] : ["Karten", "Karten"];
    const lines = groups.flatMap(linesOf);
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", `${one} unter „${titleOf(section)}“`);
    const choices = tables.length ? { fields: [], fits: () => true } : addChoices(tools, lines);
    const label = make("label", "", `${many} filtern `);
    const field = make("input");
    field.type = "search";
    label.append(field);
    const status = make("span", "bk-tools-status");
    status.setAttribute("role", "status");
    tools.append(label, " ", status);

    let texts = null;
    const filter = () => {
      texts ??= new Map(lines.map((line) => [line, plain(line).toLowerCase()]));
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [line, text] of texts) {
        line.hidden = !(choices.fits(line) && words.every((word) => text.includes(word)));
        shown += !line.hidden;
      }
      for (const group of groups) {
        const part = group.closest("section");
        if (part !== section) part.hidden = linesOf(group).every((line) => line.hidden);
      }
      status.textContent = words.length || choices.fields.some((one) => one.value) ? `${shown} von ${texts.size} ${many}` : "";
    };
    let timer = 0;
    field.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(filter, 120);
    });
    for (const one of choices.fields) one.addEventListener("change", filter);

    const heads = [...new Set(tables.flatMap((table) => [...table.tHead.rows[0].cells].slice(1).map(plain)))];
    if (heads.length > 1) {
      const columns = make("details", "bk-columns");
      columns.append(make("summary", "", "Spalten wählen"));
      for (const name of heads) {
        const choice = make("label");
        const box = make("input");
        box.type = "checkbox";
        box.checked = true;
        box.addEventListener("change", () => {
          for (const table of tables) {
            const at = [...table.tHead.rows[0].cells].findIndex((head) => plain(head) === name);
            if (at < 0) continue;
            const column = table.querySelectorAll("col")[at];
            if (column) column.hidden = !box.checked;
            for (const row of table.rows) if (row.cells[at]) row.cells[at].hidden = !box.checked;
          }
        });
        choice.append(box, ` ${name}`);
        columns.append(choice, " ");
      }
      tools.append(columns);
    }
  };

  const sections = new Map();
  for (const group of document.querySelectorAll(`article :is(table.bk-sortable, ${CARDS})`)) {
    if (group.matches("table")) {
      if (!group.tHead || !group.tBodies.length) continue;
      if (group.tBodies[0].rows.length > 1) addSorting(group);
    }
    let section = group.closest("section");
    while (section && section.parentElement && section.parentElement.closest("section section")) section = section.parentElement.closest("section");
    if (!section) continue;
    if (!sections.has(section)) sections.set(section, []);
    sections.get(section).push(group);
  }
  for (const [section, groups] of sections) {
    const place = section.querySelector(".bk-tools"); // the page keeps one free where there are enough lines
    if (place) fillTools(place, section, groups);
  }
})();
