"""Statistics as they may be read: with unit, day and definition, never added up, contradictions side by side."""

from __future__ import annotations

from itertools import groupby

from belegkette.edition import Edition, is_withdrawn
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import Record, Statistic
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.entry import Source, source_of
from belegkette.sphinx_ext.views.laender import folded
from belegkette.sphinx_ext.views.links import EvidenceName, name_of


class Figure(View, frozen=True, kw_only=True):
    """One number with everything that says what it counts. `disputed`: another record contradicts it, unsettled."""

    name: EvidenceName
    value: float
    unit: str
    as_of: PartialDate
    definition: str
    sources: tuple[Source, ...]
    derived: bool
    disputed: bool


class Series(View, frozen=True, kw_only=True):
    """Numbers of one region and unit by date; `definitions` is how many different things they count."""

    unit: str
    figures: tuple[Figure, ...]
    definitions: int


class RegionFigures(View, frozen=True, kw_only=True):
    """The numbers of one region, by unit."""

    region: str
    series: tuple[Series, ...]


class Side(View, frozen=True, kw_only=True):
    """One side of a contradiction: the record, and its number if it is one."""

    name: EvidenceName
    figure: Figure | None
    text: str
    sources: tuple[Source, ...]


class Conflict(View, frozen=True, kw_only=True):
    """Two records that cannot both be right; `settled` says why it is resolved, or is empty."""

    left: Side
    right: Side
    settled: str


class Figures(Answer, frozen=True, kw_only=True):
    """All published statistics, home first, and the contradictions in which at least one of them stands."""

    regions: tuple[RegionFigures, ...]
    conflicts: tuple[Conflict, ...]


def answer_figures(edition: Edition) -> Figures:
    """Return the statistics by region and unit."""
    statistics = [
        record
        for record in edition.records_by_kind.get(Kind.STATISTIC, ())
        if isinstance(record, Statistic) and not is_withdrawn(record)
    ]
    ordered = sorted(statistics, key=lambda one: (*_region_key(edition, one), folded(one.unit), _date_key(one), one.id))
    regions = [
        RegionFigures(region=name, series=tuple(_series(edition, list(held))))
        for name, held in groupby(ordered, key=lambda one: _region_name(edition, one))
    ]
    conflicts = _conflicts(edition, statistics)
    named = [side.name.id for one in conflicts for side in (one.left, one.right)]
    return Figures(
        regions=tuple(regions),
        conflicts=tuple(conflicts),
        files=edition.files_of([*(one.id for one in statistics), *named]),
    )


def _region_name(edition: Edition, record: Record) -> str:
    return ", ".join(edition.region_names(record))


def _region_key(edition: Edition, record: Record) -> tuple[bool, str]:
    return (not (record.region and edition.graph.regions.is_at_home(record)), folded(_region_name(edition, record)))


def _date_key(record: Statistic) -> tuple[bool, str]:
    return (record.as_of.last is None, str(record.as_of.last or ""))


def _series(edition: Edition, records: list[Statistic]) -> list[Series]:
    found = []
    for unit, held in groupby(records, key=lambda one: one.unit):
        figures = tuple(_figure(edition, record) for record in held)
        different = {" ".join(figure.definition.split()) or figure.name.id for figure in figures}
        found.append(Series(unit=unit, figures=figures, definitions=len(different)))
    return found


def _figure(edition: Edition, record: Statistic) -> Figure:
    return Figure(
        name=name_of(edition, record),
        value=record.value,
        unit=record.unit,
        as_of=record.as_of,
        definition=" ".join((record.definition or "").split()),
        sources=tuple(source_of(edition, reference) for reference in record.sources),
        derived=bool(record.derived_from),
        disputed=any(not settled for _other, settled in edition.disagreements.get(record.id, ())),
    )


def _conflicts(edition: Edition, statistics: list[Statistic]) -> list[Conflict]:
    """Return every pair once; that it is settled may stand on either side."""
    ids = {record.id for record in statistics}
    pairs: dict[tuple[str, str], str] = {}
    for name in ids & edition.disagreements.keys():
        for other, settled in edition.disagreements[name]:
            record = edition.records.get(other)
            if record is not None and not is_withdrawn(record):
                pair = (min(name, other), max(name, other))
                pairs[pair] = pairs.get(pair, "") or settled
    return [
        Conflict(left=_side(edition, left), right=_side(edition, right), settled=settled)
        for (left, right), settled in sorted(pairs.items(), key=lambda one: (bool(one[1]), one[0]))
    ]


def _side(edition: Edition, name: str) -> Side:
    record = edition.records[name]
    return Side(
        name=name_of(edition, record),
        figure=_figure(edition, record) if isinstance(record, Statistic) else None,
        text=" ".join(record.text.split()),
        sources=tuple(source_of(edition, reference) for reference in record.sources),
    )
