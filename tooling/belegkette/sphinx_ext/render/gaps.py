"""The gap matrix: how many records each field of action has, and for what is empty, what would be needed."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import kind_plurals, label
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, document_link, evidence_link, inline, line, separated
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.gaps import Area, GapCell, GapField, Gaps


def build_gaps(gaps: Gaps) -> list[nodes.Node]:
    """Return the matrix, the fields by Land, and what is missing, field by field."""
    if not gaps.fields or not gaps.kinds:
        return [line(nodes.Text(_("Noch nennt keine Empfehlung einen Beleg.")))]
    note = _(
        "Jede Zahl sagt, wie viele Belege die Empfehlungen eines Handlungsfelds nennen. „fehlt“ führt zu dem, was fehlt und "
        "was schon da ist, ohne genutzt zu sein. Nicht jede Lücke muss gefüllt werden: Was fehlt, sagt, wie weit die "
        "Empfehlung trägt."
    )
    parts = [section(_("Nach Art und Herkunft"), "luecken-matrix", line(nodes.Text(note)), _matrix(gaps))]
    if gaps.laender:
        by_land = _("Belege eines Handlungsfelds aus jedem Land. Eine Null führt zur Seite des Landes.")
        parts.append(section(_("Nach Land"), "luecken-laender", line(nodes.Text(by_land)), _by_land(gaps)))
    for part in parts:
        part["classes"].append("bk-turned")
    missing = [
        section(field.name, _anchor(number), _missing(gaps, field))
        for number, field in enumerate(gaps.fields, start=1)
        if any(not cell.number for cell in field.cells)
    ]
    if missing:
        parts.append(section(_("Was fehlt"), "luecken-fehlt", *missing))
    return list(parts)


def area_names(home: str) -> dict[Area, str]:
    """Return what the areas are called."""
    return {
        Area.HOME: home or _("eigenes Land"),
        Area.ELSEWHERE: _("andere Länder"),
        Area.COUNTRY: _("bundesweit"),
    }


def _anchor(number: int) -> str:
    return f"luecke-{number}"


def _matrix(gaps: Gaps) -> nodes.table:
    names = area_names(gaps.home_name)
    rows = [
        _row(field, number, area, names[area], gaps.kinds)
        for number, field in enumerate(gaps.fields, start=1)
        for area in Area
    ]
    head = [_("Handlungsfeld"), _("Herkunft"), *(kind_plurals()[kind] for kind in gaps.kinds)]
    return table(head, rows, [30, 18, *(12 for _kind in gaps.kinds)], "bk-gaps")


def _row(field: GapField, number: int, area: Area, name: str, kinds: tuple[Kind, ...]) -> list[Content]:
    cells = {cell.kind: cell for cell in field.cells if cell.area is area}
    return [[nodes.Text(field.name)], [nodes.Text(name)], *(_cell(cells.get(kind), number) for kind in kinds)]


def _cell(cell: GapCell | None, number: int) -> Content:
    if cell is None:
        return []
    if cell.number:
        return [nodes.Text(str(cell.number))]
    return [nodes.reference("", _("fehlt"), refid=_anchor(number), internal=True, classes=["bk-gap"])]


def _by_land(gaps: Gaps) -> nodes.table:
    rows: list[list[Content]] = []
    for field in gaps.fields:
        counts: list[Content] = [
            [nodes.Text(str(count))] if count else [document_link(page, "0")]
            for count, (_name, _short, page) in zip(field.by_land, gaps.laender, strict=True)
        ]
        rows.append([[nodes.Text(field.name)], *counts])
    head = [_("Handlungsfeld"), *(short for _name, short, _page in gaps.laender)]
    return table(head, rows, [34, *(6 for _land in gaps.laender)], "bk-cross", "bk-numbers")


def _missing(gaps: Gaps, field: GapField) -> nodes.table:
    names = area_names(gaps.home_name)
    rows: list[list[Content]] = [
        [
            [nodes.Text(f"{kind_plurals()[cell.kind]}, {names[cell.area]}")],
            [nodes.Text(_needed(cell, names[cell.area]))],
            list(_iter_offers(cell)),
        ]
        for cell in field.cells
        if not cell.number
    ]
    return table([_("Lücke"), _("Was gebraucht würde"), _("Vorhanden, nicht genutzt")], rows, [26, 46, 28], "bk-axis")


def _iter_offers(cell: GapCell) -> Iterator[nodes.Node]:
    if cell.offered:
        yield from separated([evidence_link(name)] for name in cell.offered)
    else:
        yield inline(_("nichts"), "bk-unknown-value")


def _needed(cell: GapCell, where: str) -> str:
    """Return what evidence would fill the gap, in a sentence."""
    match cell.kind:
        case Kind.INTERVIEW_FINDING:
            text = _("Befragung, Interview oder Gruppendiskussion, die das Thema berührt ({where}).")
        case Kind.STATE_PRACTICE:
            text = _("Beschreibung der Praxis mit Quelle und Stand zu den Merkmalen, um die es geht ({where}).")
        case Kind.PRACTICE_EXAMPLE:
            text = _("Ein gelungener oder gescheiterter Fall mit Einwilligung ({where}).")
        case Kind.EVENT:
            text = _("Eine Veranstaltung, auf der darüber gesprochen wurde, mit Publikum und Zahl ({where}).")
        case Kind.STATISTIC:
            text = _("Eine Zahl mit Stichtag und Zählweise ({where}).")
        case Kind.DOCUMENT:
            text = _("Gesetz, Richtlinie, Bericht oder Studie ({where}).")
        case _:
            text = label(cell.kind) + " ({where})."
    return text.format(where=where)
