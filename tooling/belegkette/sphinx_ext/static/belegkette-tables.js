/* Tables to work with: sort by a column, filter rows, choose columns. The tables of one section share filter and columns.
 * The heads stay in sight by CSS. Without this script the tables are whole, in the order of the edition. */
"use strict";

(() => {
  const SORTABLE = "table:is(.bk-matrix, .bk-reverse, .bk-overview, .bk-axis, .bk-reach, .bk-figures, .bk-gaps, .bk-ratings)";
  const FEWEST_ROWS = 4;
  const { make } = belegkette;
  const collator = new Intl.Collator("de", { numeric: true, sensitivity: "base" });
  const plain = (element) => element.textContent.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

  const rowsOf = (table) => [...table.tBodies[0].rows];

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

  const addTools = (section, tables) => {
    const tools = make("div", "bk-tools");
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", `Tabellen unter „${plain(section.querySelector("h2, h3, h4, h5, h6") || section).replace("¶", "")}“`);
    const label = make("label", "", "Zeilen filtern ");
    const field = make("input");
    field.type = "search";
    label.append(field);
    const status = make("span", "bk-tools-status");
    status.setAttribute("role", "status");
    tools.append(label, " ", status);

    let texts = null;
    const filter = () => {
      texts ??= new Map(tables.flatMap((table) => rowsOf(table).map((row) => [row, plain(row).toLowerCase()])));
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, text] of texts) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      for (const table of tables) {
        const part = table.closest("section");
        if (part !== section) part.hidden = rowsOf(table).every((row) => row.hidden);
      }
      status.textContent = words.length ? `${shown} von ${texts.size} Zeilen` : "";
    };
    let timer = 0;
    field.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(filter, 120);
    });

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
    const first = section.querySelector("section, .table-wrapper, table");
    first.before(tools);
  };

  const sections = new Map();
  for (const table of document.querySelectorAll(`article ${SORTABLE}`)) {
    if (!table.tHead || !table.tBodies.length) continue;
    if (table.tBodies[0].rows.length > 1) addSorting(table);
    let section = table.closest("section");
    while (section && section.parentElement && section.parentElement.closest("section section")) section = section.parentElement.closest("section");
    if (!section) continue;
    if (!sections.has(section)) sections.set(section, []);
    sections.get(section).push(table);
  }
  for (const [section, tables] of sections)
    if (tables.reduce((rows, table) => rows + table.tBodies[0].rows.length, 0) >= FEWEST_ROWS) addTools(section, tables);
})();
