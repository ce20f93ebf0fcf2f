"""Where evidence is missing: fields of action against kinds of evidence, at home, in other Länder, for the whole country.

A record belongs to a field when a recommendation of that field names it. What is empty says what would be needed, and
which records are there that no recommendation uses.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum

from belegkette.edition import Edition, is_withdrawn
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.laender import laender_of, land_pages
from belegkette.sphinx_ext.views.links import EvidenceName, name_of

GAP_FILTERS = ("field", "kind")
GAP_KINDS = (
    Kind.INTERVIEW_FINDING,
    Kind.STATE_PRACTICE,
    Kind.PRACTICE_EXAMPLE,
    Kind.EVENT,
    Kind.STATISTIC,
    Kind.DOCUMENT,
)
_OFFERED = 8
"""So many unused records are offered for one gap."""


class Area(StrEnum):
    """Where a record comes from, seen from home."""

    HOME = "home"
    ELSEWHERE = "elsewhere"
    COUNTRY = "country"


class GapCell(View, frozen=True, kw_only=True):
    """How many records of a kind from an area a field has; where none, `offered` are unused ones that might fit."""

    kind: Kind
    area: Area
    number: int
    offered: tuple[EvidenceName, ...]


class GapField(View, frozen=True, kw_only=True):
    """One field of action, its cells by area and then by kind, and how many records it has from each Land."""

    name: str
    cells: tuple[GapCell, ...]
    by_land: tuple[int, ...]


class Gaps(Answer, frozen=True, kw_only=True):
    """The whole matrix; `laender` are (name, short name, page) in the order of each field's `by_land`."""

    home_name: str
    kinds: tuple[Kind, ...]
    fields: tuple[GapField, ...]
    laender: tuple[tuple[str, str, str], ...]


def answer_gaps(edition: Edition, field: str, kind: str) -> Gaps:
    """Return the matrix for a field of action (or all) and a kind (or all)."""
    kinds = tuple(one for one in GAP_KINDS if not kind or one == kind)
    held = _held(edition)
    keys = [key for key in (*edition.vocabulary.fields, *sorted(held.keys() - edition.vocabulary.fields.keys())) if key]
    keys = [key for key in keys if not field or key == field]
    used = {name for names in held.values() for name in names}
    idle = [
        one for one in edition.records.values() if one.id not in used and not one.not_used and not is_withdrawn(one)
    ]
    pages = land_pages(edition)
    home = edition.vocabulary.regions.get(edition.graph.home)
    return Gaps(
        home_name=home.name if home else "",
        kinds=kinds,
        fields=tuple(_field(edition, key, kinds, held.get(key, {}), idle) for key in keys),
        laender=tuple(
            (edition.vocabulary.regions[key].name, key.removeprefix("DE-"), page) for key, page in pages.items()
        ),
        files=edition.files_of((*edition.records, *edition.corpus.recommendations)),
    )


def areas_of(edition: Edition, record: Record) -> tuple[Area, ...]:
    """Return where a record comes from; without a region, or with one around home, it speaks of the whole country."""
    home = edition.graph.home
    found = set()
    for region in one_or_many(record.region):
        around = edition.graph.regions_around(region)
        if home in around:
            found.add(Area.HOME)
        elif home.startswith(f"{region}-") or region in edition.graph.regions_around(home):
            found.add(Area.COUNTRY)
        else:
            found.add(Area.ELSEWHERE)
    return tuple(area for area in Area if area in found) or (Area.COUNTRY,)


def _held(edition: Edition) -> dict[str, dict[str, Record]]:
    """Return the published records that recommendations in force name, by their field of action."""
    found: dict[str, dict[str, Record]] = defaultdict(dict)
    for recommendation in edition.recommendations:
        if recommendation.superseded:
            continue
        for option in LINK_OPTIONS:
            for name in recommendation.ids(option):
                record = edition.records.get(name)
                if record is not None and not is_withdrawn(record):
                    found[recommendation.field or ""][name] = record
    return found


def _field(
    edition: Edition, key: str, kinds: tuple[Kind, ...], held: dict[str, Record], idle: list[Record]
) -> GapField:
    counts: dict[tuple[Area, Kind], int] = defaultdict(int)
    by_land: dict[str, int] = defaultdict(int)
    for record in held.values():
        for area in areas_of(edition, record):
            counts[area, record.kind] += 1
        for land in laender_of(edition, record):
            by_land[land] += 1
    codes = {code for record in held.values() for code in one_or_many(record.codes)}
    fitting = [record for record in idle if codes & set(one_or_many(record.codes))]
    cells = [
        GapCell(
            kind=kind,
            area=area,
            number=counts[area, kind],
            offered=()
            if counts[area, kind]
            else tuple(name_of(edition, one) for one in fitting if one.kind is kind and area in areas_of(edition, one))[
                :_OFFERED
            ],
        )
        for area in Area
        for kind in kinds
        if not (kind is Kind.STATE_PRACTICE and area is Area.COUNTRY)
    ]
    return GapField(
        name=edition.field_name(key), cells=tuple(cells), by_land=tuple(by_land[land] for land in land_pages(edition))
    )
