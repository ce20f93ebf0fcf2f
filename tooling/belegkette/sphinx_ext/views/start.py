"""What the first page says at a glance: how much there is, and what is recommended to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from belegkette.edition import Edition
from belegkette.model.recommendation import Recommendation
from belegkette.model.terms import Strength
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import (
    RecommendationBrief,
    RecommendationName,
    recommendation_brief,
    recommendation_name,
)

SHOWN_TITLES = 6
SHOWN_IDS = 40
"""So many stand on a card; the rest is one click away in the search."""


class FieldCard(View, frozen=True, kw_only=True):
    """A field of action with its first recommendations; `docname` is the page of the first."""

    key: str
    name: str
    docname: str
    number: int
    strengths: tuple[tuple[Strength, int], ...]
    briefs: tuple[RecommendationBrief, ...]


class AddresseeCard(View, frozen=True, kw_only=True):
    """An addressee with the recommendations to it."""

    key: str
    name: str
    number: int
    strengths: tuple[tuple[Strength, int], ...]
    names: tuple[RecommendationName, ...]


class Start(Answer, frozen=True, kw_only=True):
    """The numbers and the cards; fields and addressees in the order of the vocabulary."""

    sources: int
    evidence: int
    recommendations: int
    links: int
    fields: tuple[FieldCard, ...]
    addressees: tuple[AddresseeCard, ...]


def answer_start(edition: Edition) -> Start:
    """Return what the first page shows of the edition."""
    by_field: dict[str, list[Recommendation]] = {}
    by_addressee: dict[str, list[Recommendation]] = {}
    for one in edition.recommendations:
        by_field.setdefault(one.field, []).append(one)
        for key in one.ids("addressee"):
            by_addressee.setdefault(key, []).append(one)
    incoming = edition.graph.incoming
    return Start(
        sources=len({source.key or source.title for record in edition.records.values() for source in record.sources}),
        evidence=len(edition.records),
        recommendations=len(edition.recommendations),
        links=sum(len(links) for name, links in incoming.items() if name in edition.records),
        fields=tuple(_field(edition, key, by_field[key]) for key in _ordered(edition.vocabulary.fields, by_field)),
        addressees=tuple(
            _addressee(edition, key, by_addressee[key]) for key in _ordered(edition.vocabulary.addressees, by_addressee)
        ),
        files=edition.files_of(edition.corpus.recommendations),
    )


def _ordered(known: Iterable[str], used: dict[str, list[Recommendation]]) -> list[str]:
    keys = [key for key in known if key in used]
    return [*keys, *sorted(used.keys() - set(keys))]


def _strengths(held: list[Recommendation]) -> tuple[tuple[Strength, int], ...]:
    counts = Counter(one.strength for one in held if one.strength)
    return tuple((strength, counts[strength]) for strength in Strength if counts[strength])


def _field(edition: Edition, key: str, held: list[Recommendation]) -> FieldCard:
    briefs = tuple(recommendation_brief(edition, one) for one in held[:SHOWN_TITLES])
    return FieldCard(
        key=key,
        name=edition.field_name(key),
        docname=briefs[0].place.docname,
        number=len(held),
        strengths=_strengths(held),
        briefs=briefs,
    )


def _addressee(edition: Edition, key: str, held: list[Recommendation]) -> AddresseeCard:
    return AddresseeCard(
        key=key,
        name=edition.addressee_name(key),
        number=len(held),
        strengths=_strengths(held),
        names=tuple(recommendation_name(edition, one) for one in held[:SHOWN_IDS]),
    )
