"""Where evidence is missing: fields of action against kinds of evidence against regions.

A record belongs to a field when a recommendation of that field names it. The regions are the home Land, the project's model
regions, every other Land whose practice is described or from which evidence is named, and the whole country. What is
empty says what would be needed, and which records are there that no recommendation uses.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from belegkette.charts.tile_map import PLACES
from belegkette.edition import Edition, is_withdrawn
from belegkette.i18n import _
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
COUNTRY = ""
"""The key of the column for the whole country."""

_OFFERED = 8
"""So many unused records are offered for one kind."""


class GapRegion(View, frozen=True, kw_only=True):
    """One column: a Land, a model region, or the whole country."""

    key: str
    name: str
    short: str


class GapCell(View, frozen=True, kw_only=True):
    """The records of one kind that a field has: how many, and how many from each region; None where there can be none.

    `offered` are unused records of the kind from regions that have none, with a theme of the field.
    """

    kind: Kind
    number: int
    by_region: tuple[int | None, ...]
    offered: tuple[EvidenceName, ...]


class GapField(View, frozen=True, kw_only=True):
    """One field of action with its cells by kind."""

    name: str
    cells: tuple[GapCell, ...]


class Gaps(Answer, frozen=True, kw_only=True):
    """The whole matrix; `regions` stand in the order of each cell's `by_region`."""

    kinds: tuple[Kind, ...]
    regions: tuple[GapRegion, ...]
    fields: tuple[GapField, ...]


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
    regions = _regions(edition, [record for records in held.values() for record in records.values()])
    return Gaps(
        kinds=kinds,
        regions=regions,
        fields=tuple(
            GapField(
                name=edition.field_name(key),
                cells=tuple(_cells(edition, kinds, regions, [*held.get(key, {}).values()], idle)),
            )
            for key in keys
        ),
        files=edition.files_of((*edition.records, *edition.corpus.recommendations)),
    )


def _regions(edition: Edition, held: list[Record]) -> tuple[GapRegion, ...]:
    """Return the columns: home, its model regions, Länder by name, the country."""
    known = edition.vocabulary.regions
    home = edition.graph.regions.home
    found = {land for record in held for land in laender_of(edition, record)}
    for practice in edition.records_by_kind.get(Kind.STATE_PRACTICE, ()):
        if not is_withdrawn(practice):
            found.update(laender_of(edition, practice))
    keys = [home] if home in known else []
    keys += [key for key, region in known.items() if region.model and key not in keys]
    keys += [key for key in land_pages(edition) if key in found and key not in keys]
    named = (GapRegion(key=key, name=known[key].name, short=key.removeprefix("DE-")) for key in keys)
    return (*named, GapRegion(key=COUNTRY, name=_("bundesweit"), short=_("Bund")))


def regions_of(edition: Edition, record: Record) -> frozenset[str]:
    """Return the columns to which a record belongs; without a region, or with one around home, the whole country."""
    home = edition.graph.regions.home
    found = set(laender_of(edition, record))
    regions = one_or_many(record.region)
    for region in regions:
        around = edition.graph.regions.around(region)
        found.update(filter(None, (edition.graph.regions.model_of(region), home if home in around else "")))
        if home != region and (home.startswith(f"{region}-") or region in edition.graph.regions.around(home)):
            found.add(COUNTRY)
    return frozenset(found) if regions else frozenset({COUNTRY})


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


def _cells(
    edition: Edition, kinds: tuple[Kind, ...], regions: tuple[GapRegion, ...], held: list[Record], idle: list[Record]
) -> Iterator[GapCell]:
    """Yield the cells of one field."""
    codes = {code for record in held for code in one_or_many(record.codes)}
    fitting = [record for record in idle if codes & set(one_or_many(record.codes))]
    for kind in kinds:
        records = [record for record in held if record.kind is kind]
        counts = Counter(region for record in records for region in regions_of(edition, record))
        by_region = tuple(counts[region.key] if _can_be(kind, region) else None for region in regions)
        empty = {region.key for region, count in zip(regions, by_region, strict=True) if count == 0}
        offered = [one for one in fitting if one.kind is kind and empty & regions_of(edition, one)]
        names = tuple(name_of(edition, one) for one in offered[:_OFFERED])
        yield GapCell(kind=kind, number=len(records), by_region=by_region, offered=names)


def _can_be(kind: Kind, region: GapRegion) -> bool:
    """Whether there can be such records: only a Land has the practice of a Land."""
    return kind is not Kind.STATE_PRACTICE or region.key in PLACES
