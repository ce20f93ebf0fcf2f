"""Everything one review needs at hand: the corpus on a day, the ledger, and the words of the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.check import CheckResult, summarise
from belegkette.graph import TraceGraph
from belegkette.ledger.easy_state import easy_book_of
from belegkette.ledger.state import ReviewBook, SubjectReview, book_of
from belegkette.model.ledger import ReviewStatus
from belegkette.report.material import Material
from belegkette.report.reviews import LedgerReviews

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import Recommendation
    from belegkette.model.terms import Profile
    from belegkette.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """A loaded project as reviewers ask about it."""

    material: Material
    book: ReviewBook

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations in force that have an id, in reading order."""
        return tuple(one for one in self.material.recommendations if not one.superseded)


def open_desk(corpus: Corpus, settings: Settings, profile: Profile, day: date) -> Desk:
    """Return the desk for a loaded corpus. What the rules find is not asked here, so they are not run."""
    graph = TraceGraph(corpus, day)
    book = book_of(graph)
    unchecked = CheckResult(profile=profile, as_of=day, summary=summarise(corpus, []), diagnostics=())
    return Desk(Material(graph, settings, unchecked, LedgerReviews(book)), book)


def needs_decision(review: SubjectReview, reviewer: str = "") -> bool:
    """Whether a subject waits for a decision: nobody accepted it as it is, or reviewers differ and this one may settle it.

    What the reviewer has turned down already waits for the authors, until it changes.
    """
    if reviewer and review.status in {ReviewStatus.REJECTED, ReviewStatus.CHANGES_REQUESTED}:
        last = review.decision
        return bool(review.changed) or last is None or last.reviewer != reviewer
    return review.status is not ReviewStatus.ACCEPTED or review.disagreement


def needs_test(desk: Desk, recommendation: Recommendation, reviewer: str = "") -> bool:
    """Whether a recommendation's easy-to-read text waits for the test group; what a tester turned down waits for the authors."""
    if recommendation.easy is None or easy_book_of(desk.book.graph).is_tested(recommendation.id):
        return False
    review = desk.book.easy(recommendation.id)
    turned_down = review.status in {ReviewStatus.REJECTED, ReviewStatus.CHANGES_REQUESTED} and not review.changed
    return not (turned_down and review.decision is not None and review.decision.reviewer == reviewer)


def iter_link_reviews(desk: Desk, recommendation: Recommendation) -> Iterator[SubjectReview]:
    """Yield the statement and then every link of a recommendation."""
    review = desk.book.recommendation(recommendation.id)
    yield review.statement
    yield from review.links
