"""What the ledger knows, as the report says it: one answer for each statement, link and source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewStatus
from belegkette.report.values import Change, Decision

if TYPE_CHECKING:
    from belegkette.ledger.state import SubjectReview


class Reviews(Protocol):
    """Whoever can say how a statement, a link or a source stands today."""

    def of_statement(self, recommendation: str) -> Decision:
        """Return the state of a recommendation's statement."""
        ...

    def of_link(self, recommendation: str, evidence: str) -> Decision:
        """Return the state of a link; unreviewed where the record does not exist."""
        ...

    def of_source(self, evidence: str) -> Decision:
        """Return whether somebody opened a record's source and found its text there."""
        ...


class LedgerReviews:
    """The reviews of the project's ledger. Reviewers stand with their keys: the report names no person."""

    def __init__(self, book: ReviewBook) -> None:
        """Take the ledger as it looks on today's corpus."""
        self._book = book

    def of_statement(self, recommendation: str) -> Decision:
        """Return the state of a recommendation's statement."""
        return _decision(self._book.statement(recommendation))

    def of_link(self, recommendation: str, evidence: str) -> Decision:
        """Return the state of a link; unreviewed where the record does not exist."""
        if self._book.graph.record(evidence) is None:
            return Decision()
        return _decision(self._book.link(recommendation, evidence))

    def of_source(self, evidence: str) -> Decision:
        """Return whether somebody opened a record's source and found its text there."""
        return _decision(self._book.source(evidence))


def _decision(review: SubjectReview) -> Decision:
    last = review.decision
    if last is None:
        return _UNREVIEWED
    return Decision(
        state=ReviewStatus(review.status),
        reviewer=last.reviewer,
        role=last.role or "",
        date=str(last.date),
        comment=last.comment or "",
        baseline=review.baseline,
        disputed=review.disagreement,
        changes=tuple(Change(id=change.id, part=change.part, pieces=change.pieces) for change in review.changes),
    )


_UNREVIEWED = Decision()
