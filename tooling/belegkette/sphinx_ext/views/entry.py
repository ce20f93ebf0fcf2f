"""What the register shows of one record."""

from __future__ import annotations

from belegkette.edition import Edition, is_withdrawn
from belegkette.model.base import one_or_many
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import Event, Record
from belegkette.model.recommendation import FURTHER_OPTIONS, LINK_OPTIONS
from belegkette.model.sources import Publication, SourceReference
from belegkette.model.terms import Extent
from belegkette.sphinx_ext.views.base import View
from belegkette.sphinx_ext.views.links import (
    EvidenceName,
    Links,
    RecommendationName,
    links_to,
    name_of,
    recommendation_name,
)


class Source(View, frozen=True, kw_only=True):
    """Where a statement can be looked up: the publication, and what was read of it for this record."""

    title: str
    publisher: str
    year: str
    urls: tuple[str, ...]
    accessed: PartialDate | None
    locator: str
    extent: Extent | None
    archived: str
    notes: tuple[str, ...]


class Disagreement(View, frozen=True, kw_only=True):
    """A record that says otherwise; `settled` says why that is resolved, or is empty."""

    other: EvidenceName
    settled: str


class Entry(View, frozen=True, kw_only=True):
    """One record as the register prints it. `record` holds only what may be printed."""

    record: Record
    name: EvidenceName
    withdrawn: bool
    expired: bool
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]
    disagreements: tuple[Disagreement, ...]
    derived_from: Links[EvidenceName]
    derived_into: Links[EvidenceName]
    contained_in: Links[EvidenceName]
    backlinks: dict[str, tuple[RecommendationName, ...]]
    mentions: tuple[tuple[str, str], ...]


def entry_of(edition: Edition, record: Record) -> Entry:
    """Return everything the register says about a published record."""
    codes = edition.codebook.codes
    incoming = edition.graph.backlinks.get(record.id, ())
    recommendations = edition.corpus.recommendations
    return Entry(
        record=record,
        name=name_of(edition, record),
        withdrawn=is_withdrawn(record),
        expired=_is_expired(record, edition),
        regions=edition.region_names(record),
        groups=edition.group_names(record),
        codes=tuple((key, codes[key].name if key in codes else "") for key in one_or_many(record.codes)),
        sources=tuple(source_of(edition, reference) for reference in record.sources),
        disagreements=tuple(_disagreements(edition, record.id)),
        derived_from=links_to(edition, one_or_many(record.derived_from), name_of),
        derived_into=links_to(edition, edition.graph.derived_into.get(record.id, ()), name_of),
        contained_in=links_to(edition, _container(record), name_of),
        backlinks={
            option: found
            for option in (*LINK_OPTIONS, *FURTHER_OPTIONS)
            if (
                found := tuple(
                    recommendation_name(edition, recommendations[link.recommendation])
                    for link in incoming
                    if link.option == option
                )
            )
        },
        mentions=edition.mentions.get(record.id, ()),
    )


def _is_expired(record: Record, edition: Edition) -> bool:
    last = record.valid_until.last if record.valid_until is not None else None
    return last is not None and last < edition.graph.day


def _container(record: Record) -> tuple[str, ...]:
    return (record.contained_in,) if isinstance(record, Event) and record.contained_in else ()


def source_of(edition: Edition, reference: SourceReference) -> Source:
    """Return a source with what the reference adds to, or says instead of, the entry in sources.yaml."""
    publications = edition.corpus.publications or {}
    published: Publication | SourceReference = publications.get(reference.key or "", reference)
    year = published.year if published.year is not None else ""
    return Source(
        title=published.title or reference.key or "",
        publisher=published.publisher or "",
        year=str(year),
        urls=one_or_many(published.url),
        accessed=reference.accessed or published.accessed,
        locator="" if reference.locator is None else str(reference.locator),
        extent=reference.extent,
        archived=reference.archived or published.archived or "",
        notes=tuple(dict.fromkeys(note for note in (reference.note, published.note) if note)),
    )


def _disagreements(edition: Edition, name: str) -> list[Disagreement]:
    """Return the published records that contradict one, in either direction, each once."""
    found: dict[str, Disagreement] = {}
    for other, settled in edition.disagreements.get(name, ()):
        record = edition.records.get(other)
        if record is not None and not (other in found and found[other].settled):
            found[other] = Disagreement(other=name_of(edition, record), settled=settled)
    return list(found.values())
