"""The trace matrix as tables of ids: recommendations against kinds of evidence, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import (
    backlink_labels,
    count_unpublished,
    kind_plurals,
    label,
    level_label,
    option_labels,
)
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.render.pieces import (
    Content,
    badge,
    evidence_link,
    inline,
    line,
    recommendation_link,
    separated,
)
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.links import EvidenceName
from belegkette.sphinx_ext.views.matrix import Matrix, MatrixRow, ReverseRow

_TITLE_SIGNS = 36


def section(title: str, anchor: str, *content: nodes.Node) -> nodes.section:
    """Return a section with a fixed anchor."""
    return nodes.section("", nodes.title("", title), *content, ids=[anchor])


def build_matrix(matrix: Matrix) -> list[nodes.Node]:
    """Return both directions, each with a word on how to read it."""
    kinds = [kind for kind in kind_plurals() if matrix.kinds.get(kind)]
    forward = [
        section(field.name or _("Ohne Handlungsfeld"), f"feld-{number}", _forward_table(field.rows, kinds))
        for number, field in enumerate(matrix.fields, start=1)
    ]
    backward = [
        section(kind_plurals()[kind], f"art-{kind}", _reverse_table(rows))
        for kind, rows in matrix.kinds.items()
        if rows
    ]
    unnamed = [
        section(kind_plurals()[kind], f"ohne-{kind}", line(*separated([evidence_link(name)] for name in names)))
        for kind, names in matrix.unnamed.items()
        if names
    ]
    forward_note = _(
        "Jede Zeile ist eine Empfehlung, jede Spalte eine Art von Belegen. Ohne Zusatz stützt ein Beleg die Empfehlung."
    )
    backward_note = _("Jede Zeile ist ein Beleg; daneben steht, für welche Empfehlungen er etwas sagt.")
    unnamed_note = _("Diese Belege stehen im Register, tragen aber selbst keine Empfehlung.")
    parts = [section(_("Von der Empfehlung zum Beleg"), "empfehlungen", line(nodes.Text(forward_note)), *forward)]
    parts[0]["classes"].append("bk-turned")
    if backward:
        parts.append(section(_("Vom Beleg zur Empfehlung"), "belege", line(nodes.Text(backward_note)), *backward))
    if unnamed:
        parts.append(section(_("Belege ohne Empfehlung"), "unbenutzt", line(nodes.Text(unnamed_note)), *unnamed))
    return [_jumps(parts), *([take_away("matrix")] if matrix.fields else []), *parts]


def take_away(name: str) -> nodes.paragraph:
    """Return the links to a table as a workbook and as CSV; they stand on the screen alone."""
    links = [
        [nodes.reference("", text, refuri=f"tabellen/{name}.{suffix}", internal=True)]
        for suffix, text in (("xlsx", _("als Arbeitsmappe (XLSX)")), ("csv", _("als Tabelle (CSV)")))
    ]
    lead = nodes.Text(_("Zum Mitnehmen: "))
    return line(lead, *separated(links, " · "), classes=["bk-jumps", "bk-take", "no-search"])


def _jumps(parts: list[nodes.section]) -> nodes.paragraph:
    """Return a line of links to the tables: the matrix needs the place where the page's contents would stand."""
    targets = [*(child for child in parts[0].children if isinstance(child, nodes.section)), *parts[1:]]
    links = [[nodes.reference("", one[0].astext(), refid=one["ids"][0], internal=True)] for one in targets]
    return line(*separated(links, " · "), classes=["bk-jumps", "no-search"])


def _forward_table(rows: Sequence[MatrixRow], kinds: list[Kind]) -> nodes.table:
    return table(
        [_("Empfehlung"), *(kind_plurals()[kind] for kind in kinds)],
        ([_recommendation(row), *(_cell(row, kind) for kind in kinds)] for row in rows),
        [_TITLE_SIGNS, *(_longest(rows, kind) for kind in kinds)],
        "bk-matrix",
    )


def _longest(rows: Sequence[MatrixRow], kind: Kind) -> int:
    """Return how many signs a column needs for its head and its longest id, which must not break."""
    ids = (one.id for row in rows for links in row.links.values() for one in links.shown if one.kind is kind)
    return max(map(len, (kind_plurals()[kind], *ids)))


def _recommendation(row: MatrixRow) -> Content:
    meta = _("Vertrauen {level}").format(level=level_label(row.level))
    head: list[nodes.Node] = [recommendation_link(row.name), nodes.Text(" ")]
    if row.strength:
        head += [badge(label(row.strength), "bk-strength"), nodes.Text(" ")]
    hidden = sum(links.hidden for links in row.links.values())
    blocks = [line(*head, nodes.Text(row.name.title)), line(inline(meta, "bk-line-meta"))]
    return [*blocks, line(inline(count_unpublished(hidden), "bk-line-meta"))] if hidden else blocks


def _cell(row: MatrixRow, kind: Kind) -> Content:
    """Return the ids of one kind: those that support, then the others, each group named."""
    blocks = []
    for option, links in row.links.items():
        names = [name for name in links.shown if name.kind is kind]
        if names:
            ids = separated([evidence_link(name)] for name in names)
            lead = (
                [] if option == "evidence" else [inline(f"{option_labels()[option]}:", "bk-line-meta"), nodes.Text(" ")]
            )
            blocks.append(line(*lead, *ids))
    return blocks


def _reverse_table(rows: Iterable[ReverseRow]) -> nodes.table:
    return table(
        [_("Beleg"), _("Empfehlungen")],
        ([_evidence(row.name), list(_iter_backlinks(row))] for row in rows),
        [60, 40],
        "bk-reverse",
    )


def _evidence(name: EvidenceName) -> Content:
    return [evidence_link(name), nodes.Text(" "), nodes.Text(name.title)]


def _iter_backlinks(row: ReverseRow) -> Iterator[nodes.Node]:
    for option, names in row.backlinks.items():
        ids = separated([recommendation_link(name)] for name in names)
        yield line(inline(backlink_labels()[option], "bk-line-meta"), nodes.Text(" "), *ids)
