"""The comparison of the Länder: one table an axis, so that it can be read on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.labels import axis_labels, criterion_labels, label
from belegkette.model.evidence import CRITERIA, Transferability
from belegkette.model.terms import Rating
from belegkette.places import anchor_of
from belegkette.sphinx_ext.render.matrix import section, take_away
from belegkette.sphinx_ext.render.pieces import Content, badge, document_link, evidence_link, inline, line, paragraphs
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
    assessed = [one for one in practices if one.transferability is not None]
    if assessed:
        title = (
            _("Übertragbarkeit nach {home}").format(home=comparison.home_name)
            if comparison.home_name
            else _("Übertragbarkeit")
        )
        cards = [transfer_card(one, one.transferability) for one in assessed if one.transferability and not one.page]
        parts.append(section(title, "uebertragbarkeit", *_criteria(assessed), *cards))
        parts[-1]["classes"].append("bk-turned")
    return [take_away("laendervergleich"), *parts]


def _criteria(practices: list[Practice]) -> list[nodes.Node]:
    """Return all ratings in one table, criteria by their keys, and what keys and signs mean."""
    signs = {Rating.FAVOURABLE: "+", Rating.ADAPTABLE: "±", Rating.HINDERING: "–", Rating.UNKNOWN: "?"}
    rows: list[list[Content]] = []
    for one in practices:
        ratings: list[Content] = []
        for name in CRITERIA:
            found = one.transferability.criterion(name) if one.transferability else None
            ratings.append([badge(signs[found.rating], f"bk-rating-{found.rating}")] if found else [])
        rows.append([_name(one), _verdict(one), *ratings])
    head = [_("Land"), _("Einschätzung"), *CRITERIA]
    meaning = ", ".join(f"{name} {words}" for name, words in criterion_labels().items())
    key = ", ".join(f"{sign} {label(rating)}" for rating, sign in signs.items())
    return [
        table(head, rows, [30, 28, *(5 for _name_ in CRITERIA)], "bk-ratings"),
        line(inline(_("Zeichen: {signs}. Kriterien: {criteria}.").format(signs=key, criteria=meaning), "bk-line-meta")),
    ]


def _overview(practices: tuple[Practice, ...]) -> nodes.table:
    return table(
        [_("Land"), _("Kurz gesagt"), _("Übertragbarkeit"), _("Unbekannt")],
        ([_name(one), [nodes.Text(one.name.title)], _verdict(one), _gaps(one)] for one in practices),
        [20, 36, 22, 22],
        "bk-overview",
    )


def _name(practice: Practice) -> Content:
    region = document_link(practice.page, practice.region) if practice.page else nodes.Text(practice.region)
    return [region, nodes.Text(" "), evidence_link(practice.name)]


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
        ([_name(one), *axis_cells(one.cells.get(axis), known=axis not in one.missing)] for one in practices),
        [20, 50, 30],
        "bk-axis",
    )


def axis_cells(cell: Cell | None, *, known: bool) -> tuple[Content, Content]:
    """Return what is known of one axis, and from when and where; `known` tells unknown from never looked at."""
    if cell is None:
        return [inline(_("unbekannt") if known else _("keine Angabe"), "bk-unknown-value")], []
    return paragraphs(cell.text), list(_iter_origin(cell))


def _iter_origin(cell: Cell) -> Iterator[nodes.Node]:
    date = format_date(cell.date) if cell.date is not None and cell.date.first else _("ohne Datum")
    source = short_source(cell.source) if cell.source is not None else [inline(_("ohne Quelle"), "bk-unknown-value")]
    yield line(nodes.Text(f"{date}; "), *source)
    if cell.extent is not None:
        yield line(inline(_("gelesen: {extent}").format(extent=label(cell.extent)), "bk-line-meta"))


def transfer_card(practice: Practice, found: Transferability, *, title: str = "") -> nodes.section:
    """Return the card of one practice: verdict, why it works there, and the criteria; its region is the usual title."""
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
    card = section(
        title or practice.region, f"uebertragbarkeit-{anchor_of(practice.name.id)}", badges, *mechanism, *grid
    )
    card["classes"].append("bk-transfer")
    return card
