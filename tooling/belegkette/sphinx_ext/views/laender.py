"""The sixteen Länder: which of them a project names, what belongs to each, and the page of one."""

from __future__ import annotations

from collections import Counter

from belegkette.charts.tile_map import PLACES
from belegkette.edition import Edition, is_withdrawn
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record, StatePractice
from belegkette.model.terms import Kind, Verdict
from belegkette.places import STATES, slug_of
from belegkette.sphinx_ext.views.base import Answer, View


class Land(View, frozen=True, kw_only=True):
    """One tile of the map: the Land, its page, how many practices and records, and what is thought of the practices."""

    key: str
    name: str
    page: str
    home: bool
    practices: int
    verdicts: tuple[Verdict, ...]
    records: int


class Germany(Answer, frozen=True, kw_only=True):
    """The Länder that the project's words name, by name."""

    laender: tuple[Land, ...]


def folded(name: str) -> str:
    """Return a name as German dictionaries sort it (DIN 5007-1: umlauts like their vowels)."""
    return name.casefold().translate(str.maketrans("äöü", "aou"))


def land_pages(edition: Edition) -> dict[str, str]:
    """Return the page of each Land by its key; Länder that the vocabulary does not name have none."""
    regions = edition.vocabulary.regions
    slugs = {key: slug_of(regions[key].name) for key in PLACES if key in regions}
    often = Counter(slugs.values())
    return {
        key: f"{STATES}/{slug if slug and often[slug] == 1 else slug_of(key)}"
        for key, slug in sorted(slugs.items(), key=lambda one: folded(regions[one[0]].name))
    }


def laender_of(edition: Edition, record: Record) -> tuple[str, ...]:
    """Return the Länder in which a record's regions lie, each once."""
    around = (edition.graph.regions.around(region) for region in one_or_many(record.region))
    return tuple(dict.fromkeys(key for chain in around for key in chain if key in PLACES))


def answer_germany(edition: Edition) -> Germany:
    """Return what the maps show."""
    held: dict[str, list[Record]] = {key: [] for key in PLACES}
    for record in edition.records.values():
        if not is_withdrawn(record):
            for key in laender_of(edition, record):
                held[key].append(record)
    pages = land_pages(edition)
    return Germany(
        laender=tuple(_land(edition, key, page, held[key]) for key, page in pages.items()),
        files=edition.files_of(record.id for records in held.values() for record in records),
    )


def _land(edition: Edition, key: str, page: str, records: list[Record]) -> Land:
    practices = [record for record in records if isinstance(record, StatePractice)]
    verdicts = {one.transferability.verdict for one in practices if one.transferability is not None}
    return Land(
        key=key,
        name=edition.vocabulary.regions[key].name,
        page=page,
        home=key == edition.graph.regions.home,
        practices=sum(record.kind is Kind.STATE_PRACTICE for record in records),
        verdicts=tuple(verdict for verdict in Verdict if verdict in verdicts),
        records=len(records),
    )
