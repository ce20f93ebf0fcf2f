"""The gap matrix: how many records each field of action has, from where, and for what is empty, what would be needed."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import kind_plurals
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, evidence_link, inline, line, separated
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.gaps import GapCell, GapField, Gaps


def build_gaps(gaps: Gaps) -> list[nodes.Node]:
    """Return the kinds of each field, each kind by region, and what is missing, field by field."""
    if not gaps.fields or not gaps.kinds:
        return [line(nodes.Text(_("Noch nennt keine Empfehlung einen Beleg.")))]
    note = _(
        "Jede Zahl sagt, wie viele Belege die Empfehlungen eines Handlungsfelds nennen. „fehlt“ führt zu dem, was fehlt und "
        "was schon da ist, ohne genutzt zu sein. Nicht jede Lücke muss gefüllt werden: Was fehlt, sagt, wie weit die "
        "Empfehlung trägt."
    )
    regions = section(_("Nach Art und Region"), "luecken-regionen", line(nodes.Text(_key_to(gaps))), *_by_region(gaps))
    regions["classes"].append("bk-turned")
    return [
        section(_("Nach Art"), "luecken-matrix", line(nodes.Text(note)), _overview(gaps)),
        regions,
        section(
            _("Was fehlt"),
            "luecken-fehlt",
            *(section(field.name, _anchor(at), _missing(gaps, field)) for at, field in enumerate(gaps.fields, start=1)),
        ),
    ]


def _anchor(number: int) -> str:
    return f"luecke-{number}"


def _overview(gaps: Gaps) -> nodes.table:
    rows = [
        [[nodes.Text(field.name)], *(_number(cell.number, number) for cell in field.cells)]
        for number, field in enumerate(gaps.fields, start=1)
    ]
    head = [_("Handlungsfeld"), *(kind_plurals()[kind] for kind in gaps.kinds)]
    return table(head, rows, [30, *(12 for _kind in gaps.kinds)], "bk-gaps")


def _number(number: int, field: int) -> Content:
    if number:
        return [nodes.Text(str(number))]
    return [nodes.reference("", _("fehlt"), refid=_anchor(field), internal=True, classes=["bk-gap"])]


def _key_to(gaps: Gaps) -> str:
    """Return how to read the tables by region, with what the columns are called."""
    names = ", ".join(f"{region.short} {region.name}" for region in gaps.regions)
    return _(
        "Für jede Art, aus welcher Region die Belege eines Handlungsfelds stammen. Eine Null führt zu dem, was fehlt. Ein "
        "Beleg aus mehreren Regionen zählt bei jeder, einer aus einer Modellregion auch beim Land. Spalten: {names}."
    ).format(names=names)


def _by_region(gaps: Gaps) -> Iterator[nodes.section]:
    head = [_("Handlungsfeld"), *(region.short for region in gaps.regions)]
    widths = [30, *(5 for _region in gaps.regions)]
    for at, kind in enumerate(gaps.kinds):
        rows = [
            [[nodes.Text(field.name)], *(_count(count, number) for count in field.cells[at].by_region)]
            for number, field in enumerate(gaps.fields, start=1)
        ]
        yield section(kind_plurals()[kind], f"luecken-{kind}", table(head, rows, widths, "bk-cross", "bk-numbers"))


def _count(count: int | None, field: int) -> Content:
    if count is None:
        return []
    if count:
        return [nodes.strong("", str(count))]
    return [nodes.reference("", "0", refid=_anchor(field), internal=True)]


def _missing(gaps: Gaps, field: GapField) -> nodes.table:
    rows: list[list[Content]] = [
        [[nodes.Text(kind_plurals()[cell.kind])], list(_iter_missing(gaps, cell))]
        for cell in field.cells
        if 0 in cell.by_region
    ]
    return table([_("Art"), _("Was fehlt und was da ist")], rows, [18, 82], "bk-missing")


def _iter_missing(gaps: Gaps, cell: GapCell) -> Iterator[nodes.Node]:
    """Yield lines that say what they are, so that they are understood where a phone shows no heads of columns."""
    said: list[tuple[str, Content]] = [
        (_("Fehlt aus:"), [nodes.Text(", ".join(_empty_regions(gaps, cell)))]),
        (_("Gebraucht wird:"), [nodes.Text(_needed(cell.kind))]),
        (_("Da, aber nicht genutzt:"), list(_iter_offers(cell))),
    ]
    for name, words in said:
        yield line(inline(name, "bk-line-meta"), nodes.Text(" "), *words)


def _empty_regions(gaps: Gaps, cell: GapCell) -> list[str]:
    return [region.name for region, count in zip(gaps.regions, cell.by_region, strict=True) if count == 0]


def _iter_offers(cell: GapCell) -> Iterator[nodes.Node]:
    if cell.offered:
        yield from separated([evidence_link(name)] for name in cell.offered)
    else:
        yield inline(_("nichts"), "bk-unknown-value")


def _needed(kind: Kind) -> str:
    """Return what evidence would fill the gap, in a sentence."""
    said = {
        Kind.INTERVIEW_FINDING: _("eine Befragung, ein Interview oder eine Gruppendiskussion, die das Thema berührt."),
        Kind.STATE_PRACTICE: _("eine Beschreibung der Praxis mit Quelle und Stand zu den Merkmalen, um die es geht."),
        Kind.PRACTICE_EXAMPLE: _("ein gelungener oder gescheiterter Fall mit Einwilligung."),
        Kind.EVENT: _("eine Veranstaltung, auf der darüber gesprochen wurde, mit Publikum und Zahl."),
        Kind.STATISTIC: _("eine Zahl mit Stichtag und Zählweise."),
        Kind.DOCUMENT: _("ein Gesetz, eine Richtlinie, ein Bericht oder eine Studie."),
    }
    return said[kind]
