"""The page of one Land: its practice, what of it may work at home, and everything else that is known of it."""

from __future__ import annotations

from belegkette.edition import Edition, is_withdrawn
from belegkette.model.evidence import StatePractice
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.views.base import Answer
from belegkette.sphinx_ext.views.comparison import Practice, practice_of
from belegkette.sphinx_ext.views.laender import laender_of
from belegkette.sphinx_ext.views.links import Brief, brief_of


class LandPage(Answer, frozen=True, kw_only=True):
    """What is known of one Land; `others` are its records of other kinds, in the register's order."""

    name: str
    home: bool
    home_name: str
    practices: tuple[Practice, ...]
    others: dict[Kind, tuple[Brief, ...]]


def answer_land(edition: Edition, key: str) -> LandPage | None:
    """Return the page of a Land, None if the vocabulary does not name it."""
    regions = edition.vocabulary.regions
    if key not in regions:
        return None
    home = regions.get(edition.graph.regions.home)
    records = [record for record in edition.records.values() if key in laender_of(edition, record)]
    records = [record for record in records if not is_withdrawn(record)]
    return LandPage(
        name=regions[key].name,
        home=key == edition.graph.regions.home,
        home_name=home.name if home else "",
        practices=tuple(practice_of(edition, record) for record in records if isinstance(record, StatePractice)),
        others={
            kind: tuple(brief_of(edition, record) for record in records if record.kind is kind)
            for kind in edition.records_by_kind
            if kind is not Kind.STATE_PRACTICE and any(record.kind is kind for record in records)
        },
        files=edition.files_of(record.id for record in records),
    )
