"""The comparison of the Länder: their practices axis by axis, and what of them may work at home."""

from __future__ import annotations

from belegkette.edition import Edition
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import AXES, Axis, StatePractice, Transferability
from belegkette.model.sources import SourceReference
from belegkette.model.terms import Extent, Kind
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.entry import Source, source_of
from belegkette.sphinx_ext.views.laender import folded, laender_of, land_pages
from belegkette.sphinx_ext.views.links import EvidenceName, name_of


class Cell(View, frozen=True, kw_only=True):
    """What is known of one axis of one practice; `source` is None where none is named."""

    text: str
    source: Source | None
    date: PartialDate | None
    extent: Extent | None


class Practice(View, frozen=True, kw_only=True):
    """One practice. `page` is that of its Land, empty if there is none. Axes that are known to be unknown are in `unknown`, those never looked at in `missing`."""

    name: EvidenceName
    region: str
    page: str
    home: bool
    cells: dict[str, Cell]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    transferability: Transferability | None


class Comparison(Answer, frozen=True, kw_only=True):
    """All practices, home first, then by the name of the region."""

    home_name: str
    practices: tuple[Practice, ...]


def answer_comparison(edition: Edition) -> Comparison:
    """Return the comparison of all published practices."""
    records = [
        record for record in edition.records_by_kind.get(Kind.STATE_PRACTICE, ()) if isinstance(record, StatePractice)
    ]
    practices = [practice_of(edition, record) for record in records]
    home = edition.vocabulary.regions.get(edition.graph.regions.home)
    return Comparison(
        home_name=home.name if home else "",
        practices=tuple(sorted(practices, key=lambda practice: (not practice.home, folded(practice.region)))),
        files=edition.files_of(record.id for record in records),
    )


def practice_of(edition: Edition, record: StatePractice) -> Practice:
    """Return one practice with all that is known and unknown of it."""
    axes = {name: record.axis(name) for name in AXES}
    pages = land_pages(edition)
    return Practice(
        name=name_of(edition, record),
        region=", ".join(edition.region_names(record)) or record.id,
        page=next((pages[key] for key in laender_of(edition, record) if key in pages), ""),
        home=bool(record.region) and edition.graph.regions.is_at_home(record),
        cells={name: _cell(edition, record, axis) for name, axis in axes.items() if isinstance(axis, Axis)},
        unknown=tuple(name for name, axis in axes.items() if isinstance(axis, str)),
        missing=tuple(name for name, axis in axes.items() if axis is None),
        transferability=record.transferability,
    )


def _cell(edition: Edition, record: StatePractice, axis: Axis) -> Cell:
    """Resolve the source: a key of sources.yaml, read as far as the record says it was, or words."""
    extent = axis.extent or next((one.extent for one in record.sources if one.key and one.key == axis.source), None)
    source = None
    if axis.source:
        known = axis.source in (edition.corpus.publications or {})
        reference = SourceReference(key=axis.source) if known else SourceReference(title=axis.source)
        source = source_of(edition, reference)
    return Cell(text=axis.text, source=source, date=axis.date, extent=extent)
