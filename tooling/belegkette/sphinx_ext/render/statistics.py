"""Statistics in tables of one region and unit, without sums, and contradictions side by side."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.figures import format_date, format_number
from belegkette.i18n import _
from belegkette.places import anchor_of
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, badge, evidence_link, inline, line, paragraphs, separated
from belegkette.sphinx_ext.render.sources import sentence, short_source
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.figures import Conflict, Figure, Figures, RegionFigures, Series, Side


def build_statistics(figures: Figures) -> list[nodes.Node]:
    """Return how to read it, the contradictions, then the numbers by region."""
    if not figures.regions:
        return [line(nodes.Text(_("Noch ist keine Zahl erfasst.")))]
    note = _(
        "Jede Zahl steht mit Einheit, Stand und dem, was sie zählt. Summen gibt es nicht: Bestand, Neues, Angebahntes und "
        "Berechnetes sind Verschiedenes. Nur Zahlen mit derselben Zählweise bilden eine Reihe."
    )
    parts: list[nodes.Node] = [line(nodes.Text(note))]
    if figures.conflicts:
        pairs = [_conflict(one) for one in figures.conflicts]
        parts.append(section(_("Was sich widerspricht"), "widersprueche", *pairs))
    parts += [_region(number, one) for number, one in enumerate(figures.regions, start=1)]
    return parts


def _region(number: int, held: RegionFigures) -> nodes.section:
    rows = [row for series in held.series for row in _rows(series)]
    grid = table(
        [_("Zahl"), _("Stand"), _("Was gezählt wird"), _("Beleg und Quelle")], rows, [22, 16, 38, 24], "bk-figures"
    )
    return section(held.region or _("Ohne Region"), f"zahlen-{number}", grid)


def _rows(series: Series) -> Iterator[list[Content]]:
    several = series.definitions > 1
    for figure in series.figures:
        number = [nodes.strong("", format_number(figure.value)), nodes.Text(f" {figure.unit}")]
        marks: list[Content] = []
        if figure.derived:
            marks.append([badge(_("berechnet"))])
        if figure.disputed:
            marks.append([badge(_("widersprochen"), "bk-contested")])
        blocks = [line(*number), *([line(*separated(marks, " "))] if marks else [])]
        counted = [line(nodes.Text(sentence(figure.definition) if figure.definition else _("nicht angegeben")))]
        if several and len(series.figures) > 1:
            counted.append(
                line(inline(_("Nicht mit den anderen Zahlen dieser Einheit zusammenzählen."), "bk-line-meta"))
            )
        yield [blocks, [nodes.Text(format_date(figure.as_of))], counted, list(_iter_origin(figure))]


def _iter_origin(figure: Figure) -> Iterator[nodes.Node]:
    yield line(evidence_link(figure.name))
    if figure.sources:
        yield line(*separated(map(short_source, figure.sources)))


def _conflict(conflict: Conflict) -> nodes.section:
    left, right = conflict.left, conflict.right
    rows: list[list[Content]] = [[[nodes.Text(_("Angabe"))], _said(left), _said(right)]]
    if left.figure and right.figure:
        rows.append(
            [
                [nodes.Text(_("Stand"))],
                [nodes.Text(format_date(left.figure.as_of))],
                [nodes.Text(format_date(right.figure.as_of))],
            ]
        )
        rows.append([[nodes.Text(_("Was gezählt wird"))], _definition(left.figure), _definition(right.figure)])
    rows.append([[nodes.Text(_("Quelle"))], _sources(left), _sources(right)])
    settled = (
        _("Geklärt: {reason}").format(reason=sentence(conflict.settled)) if conflict.settled else _("Nicht geklärt.")
    )
    head = [_("Merkmal"), left.name.id, right.name.id]
    return section(
        f"{left.name.id} – {right.name.id}",
        f"widerspruch-{anchor_of(left.name.id)}-{anchor_of(right.name.id)}",
        table(head, rows, [18, 41, 41], "bk-conflict"),
        line(badge(_("geklärt") if conflict.settled else _("offen"), "bk-status-approved" if conflict.settled else "bk-contested"),
             nodes.Text(" "), nodes.Text(settled)),
    )  # fmt: skip


def _said(side: Side) -> Content:
    link = line(evidence_link(side.name), nodes.Text(" "), nodes.Text(side.name.title))
    if side.figure is None:
        return [link, *paragraphs(side.text)]
    return [line(nodes.strong("", format_number(side.figure.value)), nodes.Text(f" {side.figure.unit}")), link]


def _definition(figure: Figure) -> Content:
    return [nodes.Text(sentence(figure.definition) if figure.definition else _("nicht angegeben"))]


def _sources(side: Side) -> Content:
    return separated(map(short_source, side.sources))
