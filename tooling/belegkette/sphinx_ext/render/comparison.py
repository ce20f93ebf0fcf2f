"""The comparison of the Länder: one table an axis, so that it can be read on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.i18n import _
from belegkette.model.evidence import CRITERIA, Transferability
from belegkette.places import anchor_of
from belegkette.sphinx_ext.figures import format_date
from belegkette.sphinx_ext.labels import axis_labels, criterion_labels, label
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, badge, evidence_link, inline, line, paragraphs
from belegkette.sphinx_ext.render.sources import short_source
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.comparison import Cell, Comparison, Practice


def build_comparison(comparison: Comparison) -> list[nodes.Node]:
    """Return an overview, the axes one by one, and the cards on transferability."""
    practices = comparison.practices
    if not practices:
        return [line(nodes.Text(_("Noch ist keine Praxis eines Landes beschrieben.")))]
    axes = [
        section(name, f"merkmal-{axis.replace('_', '-')}", _axis_table(axis, practices))
        for axis, name in axis_labels().items()
        if any(axis in practice.cells or axis in practice.unknown for practice in practices)
    ]
    note = _(
        "Zahlen verschiedener Länder zählen Verschiedenes und sind nur vergleichbar, wo Stand und Zählweise gleich sind. "
        "„unbekannt“ heißt: gesucht und nicht gefunden."
    )
    parts = [
        section(_("Überblick"), "ueberblick", _overview(practices)),
        section(_("Merkmal für Merkmal"), "merkmale", line(nodes.Text(note)), *axes),
    ]
    for part in parts:
        part["classes"].append("bk-turned")
    assessed = [_transfer_card(one, one.transferability) for one in practices if one.transferability is not None]
    if assessed:
        title = (
            _("Übertragbarkeit nach {home}").format(home=comparison.home_name)
            if comparison.home_name
            else _("Übertragbarkeit")
        )
        parts.append(section(title, "uebertragbarkeit", *assessed))
    return list(parts)


def _overview(practices: tuple[Practice, ...]) -> nodes.table:
    return table(
        [_("Land"), _("Kurz gesagt"), _("Übertragbarkeit"), _("Unbekannt")],
        ([_name(one), [nodes.Text(one.name.title)], _verdict(one), _gaps(one)] for one in practices),
        [20, 36, 22, 22],
        "bk-overview",
    )


def _name(practice: Practice) -> Content:
    return [nodes.Text(practice.region), nodes.Text(" "), evidence_link(practice.name)]


def _verdict(practice: Practice) -> Content:
    if practice.home:
        return [nodes.Text(_("Ausgangspunkt"))]
    found = practice.transferability
    return [
        badge(label(found.verdict), f"bk-verdict-{found.verdict}") if found else nodes.Text(_("nicht eingeschätzt"))
    ]


def _gaps(practice: Practice) -> Content:
    names = [name for axis, name in axis_labels().items() if axis in practice.unknown or axis in practice.missing]
    return [nodes.Text(", ".join(names))] if names else []


def _axis_table(axis: str, practices: tuple[Practice, ...]) -> nodes.table:
    return table(
        [_("Land"), _("Angabe"), _("Stand und Quelle")],
        ([_name(one), *_axis_cells(one.cells.get(axis), known=axis not in one.missing)] for one in practices),
        [20, 50, 30],
        "bk-axis",
    )


def _axis_cells(cell: Cell | None, *, known: bool) -> tuple[Content, Content]:
    if cell is None:
        return [inline(_("unbekannt") if known else _("keine Angabe"), "bk-unknown-value")], []
    return paragraphs(cell.text), list(_iter_origin(cell))


def _iter_origin(cell: Cell) -> Iterator[nodes.Node]:
    parts: list[nodes.Node] = []
    if cell.date is not None:
        date = format_date(cell.date) if cell.date.first else _("ohne Datum")
        parts.append(nodes.Text(date))
    if cell.source is not None:
        parts += [nodes.Text("; ") if parts else nodes.Text(""), *short_source(cell.source)]
    if parts:
        yield line(*parts)
    if cell.extent is not None:
        yield line(inline(_("gelesen: {extent}").format(extent=label(cell.extent)), "bk-line-meta"))


def _transfer_card(practice: Practice, found: Transferability) -> nodes.section:
    """Return the card of one Land: verdict, why it works there, and the criteria."""
    badges = line(
        badge(label(found.verdict), f"bk-verdict-{found.verdict}"),
        nodes.Text(" "),
        badge(label(found.status)),
        nodes.Text(" "),
        evidence_link(practice.name),
        *([nodes.Text(" "), inline(format_date(found.assessed), "bk-line-meta")] if found.assessed else []),
        classes=["bk-badges"],
    )
    mechanism = paragraphs(found.mechanism)
    if mechanism:
        mechanism[0].insert(0, [nodes.strong("", _("Wie es wirkt:")), nodes.Text(" ")])
    rows: list[list[Content]] = [
        [
            [nodes.Text(f"{name} {criterion_labels()[name]}")],
            [badge(label(criterion.rating), f"bk-rating-{criterion.rating}")],
            [nodes.Text(criterion.note)] if criterion.note else [],
        ]
        for name in CRITERIA
        if (criterion := found.criterion(name)) is not None
    ]
    head = [_("Kriterium"), _("Einschätzung"), _("Begründung")]
    grid = [table(head, rows, [30, 16, 54], "bk-criteria")] if rows else []
    card = section(practice.region, f"uebertragbarkeit-{anchor_of(practice.name.id)}", badges, *mechanism, *grid)
    card["classes"].append("bk-transfer")
    return card
