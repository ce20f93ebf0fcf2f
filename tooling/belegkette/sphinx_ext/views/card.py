"""What a recommendation's card shows."""

from __future__ import annotations

from belegkette.edition import Edition
from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.model.recommendation import FURTHER_OPTIONS, LINK_OPTIONS, Recommendation
from belegkette.model.terms import Level, RecommendationStatus, Response
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


class LegalBasis(View, frozen=True, kw_only=True):
    """Records and paragraphs of laws in the order of their author; `hidden` counts the records not published."""

    parts: tuple[EvidenceName | str, ...] = ()
    hidden: int = 0


class Outcome(View, frozen=True, kw_only=True):
    """What came after delivery, when, and the records that prove it; what is not known yet is None."""

    response: Response | None = None
    date: PartialDate | None = None
    proofs: Links[EvidenceName]


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
    legal_basis: LegalBasis
    texts: dict[str, str]
    supersedes: tuple[RecommendationBrief, ...]
    superseded_by: tuple[RecommendationBrief, ...]
    answered: Outcome
    implemented: Outcome


def answer_card(edition: Edition, path: str, name: str) -> Card | None:
    """Return the card of the recommendation with that id on a page, None if the loaders see none there."""
    recommendation = edition.recommendation_on(path, name)
    if recommendation is None:
        return None
    derived = edition.derived_confidence(recommendation)
    links = {option: links_to(edition, recommendation.ids(option), brief_of) for option in LINK_OPTIONS}
    supersedes = [edition.corpus.recommendations.get(other) for other in recommendation.ids("supersedes")]
    successors = edition.successors.get(name, ())
    named = [name, *(one.id for linked in links.values() for one in linked.shown)]
    named += [one for option in FURTHER_OPTIONS for one in recommendation.ids(option) if one in edition.records]
    decisive = edition.records.get(derived.decisive)
    return Card(
        brief=recommendation_brief(edition, recommendation),
        status=recommendation.status,
        field_name=edition.field_name(recommendation.field),
        stated=recommendation.confidence,
        derived=derived.level,
        decisive=name_of(edition, decisive) if decisive else None,
        links=links,
        legal_basis=_legal_basis(edition, recommendation),
        texts={option: text for option in TEXTS if (text := recommendation.text(option))},
        supersedes=tuple(recommendation_brief(edition, other) for other in supersedes if other),
        superseded_by=tuple(recommendation_brief(edition, other) for other in successors),
        answered=_outcome(edition, recommendation, "response", "response-date"),
        implemented=_outcome(edition, recommendation, None, "implemented-on"),
        files=edition.files_of([*named, *(other.id for other in successors)]),
    )


def _legal_basis(edition: Edition, recommendation: Recommendation) -> LegalBasis:
    """Tell records from words; "§ 61 Abs. 2, 3 SGB IX" is put together again as it was written."""
    parts: list[EvidenceName | str] = []
    hidden = 0
    for mention in recommendation.mentions("legal-basis"):
        record = edition.records.get(mention.text)
        if record is None and mention.text in edition.corpus.evidence:
            hidden += 1
        else:
            parts.append(name_of(edition, record) if record else mention.text)
    return LegalBasis(parts=tuple(parts), hidden=hidden)


def _outcome(edition: Edition, recommendation: Recommendation, said: str | None, when: str) -> Outcome:
    """Return what two options say together; what is faulty counts as absent (the check says so)."""
    day = recommendation.value(when) if when not in recommendation.faulty else ""
    proofs = [name for option in (said, when) if option for name in recommendation.ids(option)]
    return Outcome(
        response=recommendation.response if said else None,
        date=parse_partial_date(day) if day else None,
        proofs=links_to(edition, proofs, name_of),
    )
