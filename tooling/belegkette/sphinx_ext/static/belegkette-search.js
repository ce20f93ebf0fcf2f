/* Sphinx's search takes "HE-05" apart into "he" and "05". Here the whole id is looked up in the same index, and its
 * place is put above the results. And in German Sphinx counts results with a plural rule that gives true or false
 * where an index into a list is needed (9.0.4); the count of results would be missing. */
"use strict";

const pluralRule = Documentation.PLURAL_EXPR;
Documentation.PLURAL_EXPR = (number) => Number(pluralRule(number));

(() => {
  const query = (new URLSearchParams(window.location.search).get("q") || "").trim().toLowerCase();
  const results = document.getElementById("search-results");
  if (!query || !results) return;

  const show = (index) => {
    for (const rows of Object.values(index.objects)) {
      for (const [doc, , , anchor] of rows) {
        if (anchor !== query) continue;
        const line = document.createElement("p");
        const link = document.createElement("a");
        link.href = `${index.docnames[doc]}.html#${anchor}`;
        link.textContent = anchor.toUpperCase();
        line.append("Direkt zu ", link, ` (${index.titles[doc]})`);
        results.before(line);
        return;
      }
    }
  };

  const wait = () => (Search.hasIndex() ? show(Search._index) : window.setTimeout(wait, 50));
  wait();
})();
