"""Lists of records and recommendations, chosen by what the author of a page asks for."""

from __future__ import annotations

from belegkette.edition import Edition
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record
from belegkette.model.recommendation import Recommendation
from belegkette.sphinx_ext.views.base import Answer
from belegkette.sphinx_ext.views.links import Brief, RecommendationBrief, brief_of, recommendation_brief

EVIDENCE_FILTERS = ("kind", "code", "region", "group", "field")
RECOMMENDATION_FILTERS = ("field", "addressee", "strength", "status")


class EvidenceList(Answer, frozen=True, kw_only=True):
    """Records in natural order of their ids."""

    briefs: tuple[Brief, ...]


class RecommendationList(Answer, frozen=True, kw_only=True):
    """Recommendations in natural order of their ids."""

    briefs: tuple[RecommendationBrief, ...]


def answer_evidence_list(edition: Edition, *wanted: str) -> EvidenceList:
    """Return the records that have all the wanted values, given in the order of `EVIDENCE_FILTERS`; "" means any."""
    kind, code, region, group, field = wanted
    supporting = _supporting(edition, field)
    chosen = [
        record
        for record in edition.records.values()
        if (not kind or record.kind == kind)
        and (not code or code in one_or_many(record.codes))
        and (not region or _lies_in(edition, record, region))
        and (not group or group in one_or_many(record.group))
        and (not field or record.id in supporting)
    ]
    return EvidenceList(
        briefs=tuple(brief_of(edition, record) for record in chosen), files=edition.files_of(one.id for one in chosen)
    )


def _lies_in(edition: Edition, record: Record, region: str) -> bool:
    return any(region in edition.graph.regions.around(one) for one in one_or_many(record.region))


def _supporting(edition: Edition, field: str) -> set[str]:
    """Return the ids that recommendations of a field of action name as evidence."""
    return {name for one in edition.recommendations if field and one.field == field for name in one.ids("evidence")}


def answer_recommendation_list(edition: Edition, *wanted: str) -> RecommendationList:
    """Return the recommendations that have all the wanted values, in the order of `RECOMMENDATION_FILTERS`."""
    chosen = [one for one in edition.recommendations if _fits(one, *wanted)]
    return RecommendationList(
        briefs=tuple(recommendation_brief(edition, one) for one in chosen),
        files=edition.files_of(name for one in chosen for name in (one.id, *one.ids("evidence"))),
    )


def _fits(recommendation: Recommendation, field: str, addressee: str, strength: str, status: str) -> bool:
    return (
        (not field or recommendation.field == field)
        and (not addressee or addressee in recommendation.ids("addressee"))
        and (not strength or recommendation.strength == strength)
        and (not status or recommendation.status == status)
    )
