"""The trace matrix in both directions: what each recommendation rests on, and what rests on each record."""

from __future__ import annotations

from itertools import chain

from belegkette.edition import Edition
from belegkette.model.recommendation import LINK_OPTIONS, Recommendation
from belegkette.model.terms import Kind, Level, Strength
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import (
    EvidenceName,
    Links,
    RecommendationName,
    links_to,
    name_of,
    recommendation_name,
)


class MatrixRow(View, frozen=True, kw_only=True):
    """A recommendation with the records it names, by option."""

    name: RecommendationName
    strength: Strength | None
    level: Level | None
    links: dict[str, Links[EvidenceName]]


class MatrixField(View, frozen=True, kw_only=True):
    """The recommendations of a field of action."""

    name: str
    rows: tuple[MatrixRow, ...]


class ReverseRow(View, frozen=True, kw_only=True):
    """A record with the recommendations that name it, by option."""

    name: EvidenceName
    backlinks: dict[str, tuple[RecommendationName, ...]]


class Matrix(Answer, frozen=True, kw_only=True):
    """Both directions. `unnamed` are the records that no recommendation names."""

    fields: tuple[MatrixField, ...]
    kinds: dict[Kind, tuple[ReverseRow, ...]]
    unnamed: dict[Kind, tuple[EvidenceName, ...]]


def answer_matrix(edition: Edition) -> Matrix:
    """Return the matrix of the whole edition."""
    by_field: dict[str, list[Recommendation]] = {key: [] for key in edition.vocabulary.fields}
    for recommendation in edition.recommendations:
        by_field.setdefault(recommendation.field, []).append(recommendation)
    reverse = {
        kind: [
            ReverseRow(name=name_of(edition, record), backlinks=_backlinks(edition, record.id)) for record in records
        ]
        for kind, records in edition.records_by_kind.items()
    }
    return Matrix(
        fields=tuple(
            MatrixField(name=edition.field_name(key), rows=tuple(_row(edition, one) for one in held))
            for key, held in by_field.items()
            if held
        ),
        kinds={kind: tuple(row for row in rows if row.backlinks) for kind, rows in reverse.items()},
        unnamed={kind: tuple(row.name for row in rows if not row.backlinks) for kind, rows in reverse.items()},
        files=edition.files_of(chain(edition.records, edition.corpus.recommendations)),
    )


def _row(edition: Edition, recommendation: Recommendation) -> MatrixRow:
    return MatrixRow(
        name=recommendation_name(edition, recommendation),
        strength=recommendation.strength,
        level=recommendation.confidence or edition.derived_confidence(recommendation).level,
        links={option: links_to(edition, recommendation.ids(option), name_of) for option in LINK_OPTIONS},
    )


def _backlinks(edition: Edition, name: str) -> dict[str, tuple[RecommendationName, ...]]:
    found: dict[str, list[RecommendationName]] = {}
    for link in edition.graph.backlinks.get(name, ()):
        recommendation = edition.corpus.recommendations[link.recommendation]
        found.setdefault(link.option, []).append(recommendation_name(edition, recommendation))
    return {option: tuple(names) for option, names in found.items()}
