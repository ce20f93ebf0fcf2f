"""What a recommendation's card shows."""

from __future__ import annotations

from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.model.recommendation import LINK_OPTIONS, Recommendation
from belegkette.model.terms import Level, RecommendationStatus, Response
from belegkette.sphinx_ext.edition import Edition
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import (
    Brief,
    EvidenceName,
    Links,
    RecommendationBrief,
    brief_of,
    links_to,
    name_of,
    recommendation_brief,
)

TEXTS = ("horizon", "indicator", "counter-response", "discordance", "consensus", "dissent")


class Proof(View, frozen=True, kw_only=True):
    """A day after delivery, and the record that proves it."""

    date: PartialDate
    links: Links[EvidenceName]


class Card(Answer, frozen=True, kw_only=True):
    """Everything about a recommendation but its body, which stands on the page itself.

    `stated` is the confidence its authors chose, `derived` what its support carries; `decisive` is the record that
    limits it (None if it is not published).
    """

    brief: RecommendationBrief
    status: RecommendationStatus
    field_name: str
    stated: Level | None
    derived: Level | None
    decisive: EvidenceName | None
    links: dict[str, Links[Brief]]
    legal_basis: Links[EvidenceName]
    texts: dict[str, str]
    supersedes: tuple[RecommendationBrief, ...]
    superseded_by: tuple[RecommendationBrief, ...]
    response: Response | None
    response_date: Proof | None
    implemented_on: Proof | None


def answer_card(edition: Edition, path: str, name: str) -> Card | None:
    """Return the card of the recommendation with that id on a page, None if the loaders see none there."""
    recommendation = edition.recommendation_on(path, name)
    if recommendation is None:
        return None
    derived = edition.derived_confidence(recommendation)
    links = {option: links_to(edition, recommendation.ids(option), brief_of) for option in LINK_OPTIONS}
    supersedes = [edition.corpus.recommendations.get(other) for other in recommendation.ids("supersedes")]
    successors = edition.successors.get(name, ())
    legal_basis = links_to(edition, recommendation.ids("legal-basis"), name_of)
    named = [name, *(one.id for linked in links.values() for one in linked.shown)]
    named += [one.id for one in legal_basis.shown]
    decisive = edition.records.get(derived.decisive)
    return Card(
        brief=recommendation_brief(edition, recommendation),
        status=recommendation.status,
        field_name=edition.field_name(recommendation.field),
        stated=recommendation.confidence,
        derived=derived.level,
        decisive=name_of(edition, decisive) if decisive else None,
        links=links,
        legal_basis=legal_basis,
        texts={option: text for option in TEXTS if (text := recommendation.text(option))},
        supersedes=tuple(recommendation_brief(edition, other) for other in supersedes if other),
        superseded_by=tuple(recommendation_brief(edition, other) for other in successors),
        response=recommendation.response,
        response_date=_proof(edition, recommendation, "response-date"),
        implemented_on=_proof(edition, recommendation, "implemented-on"),
        files=edition.files_of([*named, *(other.id for other in successors)]),
    )


def _proof(edition: Edition, recommendation: Recommendation, option: str) -> Proof | None:
    """Read "2027-03-01, DOC-7"; None where the option is absent or faulty (the check says so)."""
    text = recommendation.text(option)
    if not text or option in recommendation.faulty:
        return None
    day, *proofs = (part.strip() for part in text.split(","))
    return Proof(date=parse_partial_date(day), links=links_to(edition, filter(None, proofs), name_of))
