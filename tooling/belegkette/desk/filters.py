"""The report's words as filters of the templates, and ranks by which tables sort what is no number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from belegkette.diagnostics import Severity
from belegkette.figures import format_date, format_number, format_term
from belegkette.labels import axis_labels, component_labels, criterion_labels, key_label
from belegkette.ledger.labels import in_words
from belegkette.model import terms
from belegkette.model.ledger import ReviewStatus
from belegkette.report import words
from belegkette.report.values import Readiness

if TYPE_CHECKING:
    from enum import StrEnum

    from belegkette.report.model import Recommendation
    from belegkette.report.record_values import Evidence

_CONTEXT = 12
_STRENGTHS = ("soll", "soll-nicht", "sollte", "sollte-nicht", "kann", "")
_READINESS = (Readiness.BLOCKED, Readiness.OPEN, Readiness.READY)
_REVIEWS = (
    ReviewStatus.REJECTED,
    ReviewStatus.CHANGES_REQUESTED,
    ReviewStatus.SUSPECT,
    ReviewStatus.UNREVIEWED,
    ReviewStatus.ACCEPTED,
)


def level(value: str) -> str:
    """Return the word for a level of confidence; empty is not assessed."""
    return words.word_of(terms.Level, value) or "nicht eingestuft"


def profile(value: str) -> str:
    """Return the word for a profile."""
    return {"draft": "Entwurf", "review": "Prüfung", "release": "Freigabe"}[value]


def shortened(text: str) -> str:
    """Return the beginning and the end of a long run of words that stayed the same."""
    held = text.split(" ")
    if len(held) <= 2 * _CONTEXT:
        return text
    return " ".join([*held[:_CONTEXT], "…", *held[-_CONTEXT:]])


def consent(value: str) -> str:
    """Return the word for a consent; scopes in words of one's own stay as they are."""
    return words.word(terms.Consent(value)) if value in set(terms.Consent) else value


def rank_of_level(value: str) -> int:
    """Return 0 for not assessed, then the levels from low to high."""
    return [*("", *terms.LEVELS)].index(value)


def level_rank(record: Evidence) -> int:
    """Sort records by confidence; kinds that have none come first."""
    if not record.assessable:
        return -1
    return rank_of_level(record.confidence.level if record.confidence else "")


def _words_of(kind: type[StrEnum]) -> Callable[[str], str]:
    return lambda value: words.word_of(kind, value)


def _rank(order: tuple[str, ...], of: Callable[[Recommendation], str]) -> Callable[[Recommendation], int]:
    return lambda one: order.index(of(one))


FILTERS: dict[str, Callable[..., Any]] = {
    "assessment": _words_of(terms.AssessmentStatus),
    "axis": lambda name: axis_labels()[name],
    "component": lambda name: component_labels()[name],
    "concern": _words_of(terms.Concern),
    "consent": consent,
    "criterion": lambda name: criterion_labels()[name],
    "date": format_date,
    "derived_rank": lambda one: rank_of_level(one.confidence.derived),
    "extent": _words_of(terms.Extent),
    "factor": _words_of(terms.Factor),
    "in_words": lambda change: in_words(change.part, change.pieces),
    "key": key_label,
    "kind": _words_of(terms.Kind),
    "level": level,
    "level_rank": level_rank,
    "measure": lambda key: words.measure_words()[key],
    "method": _words_of(terms.Method),
    "number": format_number,
    "profile": profile,
    "rating": _words_of(terms.Rating),
    "readiness": _words_of(Readiness),
    "readiness_rank": _rank(_READINESS, lambda one: one.readiness),
    "record_status": _words_of(terms.RecordStatus),
    "review_rank": _rank(_REVIEWS, lambda one: one.review.state),
    "severity": _words_of(Severity),
    "shortened": shortened,
    "state": _words_of(ReviewStatus),
    "status": _words_of(terms.RecommendationStatus),
    "strength": _words_of(terms.Strength),
    "strength_rank": _rank(_STRENGTHS, lambda one: one.strength),
    "term": lambda span: format_term(*span),
    "verdict": _words_of(terms.Verdict),
}
