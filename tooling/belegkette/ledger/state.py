"""The state of every review on today's corpus. Values in, values out: no files, no clock, no judgement of severity.

Ask like this::

    book = book_of(graph)                       # belegkette.graph.TraceGraph; graph.corpus.ledger holds the decisions
    state = book.recommendation("HE-01")        # RecommendationReview
    state.status, state.statement.status        # ReviewStatus: unreviewed, accepted, suspect, rejected, changes-requested
    for review in state.links: ...              # SubjectReview per id in evidence, qualified-by, contradicted-by (in order)
    for review in state.sources: ...            # SubjectReview per supporting record against its source
    review.decision                             # model.ledger.Decision that counts (reviewer, role, date, comment) or None
    review.changes                              # tuple[PartChange]: what changed since, word by word (ledger.changed)
    review.opinions, review.disagreement        # last decision of each reviewer; whether their verdicts differ
    book.link("HE-01", "F-06"), book.statement("HE-01"), book.source("F-06")

Public editions print `decision.role` only, never a name; names are not in the corpus at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from belegkette.ledger.changed import PartChange, compare_meanings
from belegkette.ledger.fingerprint import (
    Meaning,
    fingerprint,
    meaning_of_easy_text,
    meaning_of_record,
    meaning_of_statement,
)
from belegkette.model.ledger import EASY, Decision, ReviewStatus, ReviewVerdict, Subject

if TYPE_CHECKING:
    from belegkette.graph import TraceGraph
    from belegkette.loaders.ledger import LoadedDecision


_BY_VERDICT = {
    ReviewVerdict.ACCEPTED: ReviewStatus.ACCEPTED,
    ReviewVerdict.REJECTED: ReviewStatus.REJECTED,
    ReviewVerdict.CHANGES_REQUESTED: ReviewStatus.CHANGES_REQUESTED,
}
_WORST_FIRST = (
    ReviewStatus.REJECTED,
    ReviewStatus.CHANGES_REQUESTED,
    ReviewStatus.SUSPECT,
    ReviewStatus.UNREVIEWED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectReview:
    """One statement, link or source check with the decisions about it, oldest first; the last one counts.

    `changed` names the ids whose meaning is no longer what the last decision saw, `changes` how, part by part; it is
    empty where the ledger does not hold the old wording (text that may not be published is never stored).
    """

    subject: Subject
    status: ReviewStatus
    history: tuple[LoadedDecision, ...] = ()
    changed: tuple[str, ...] = ()
    changes: tuple[PartChange, ...] = ()

    @property
    def last(self) -> LoadedDecision | None:
        """The decision that counts, with its place in the file."""
        return self.history[-1] if self.history else None

    @property
    def decision(self) -> Decision | None:
        """The decision that counts."""
        return self.history[-1].decision if self.history else None

    @property
    def opinions(self) -> tuple[Decision, ...]:
        """The last decision of each reviewer, oldest first."""
        latest = {entry.decision.reviewer: entry for entry in self.history}
        return tuple(entry.decision for entry in self.history if latest[entry.decision.reviewer] is entry)

    @property
    def disagreement(self) -> bool:
        """Whether two reviewers decided differently and neither has come round."""
        return len({decision.verdict for decision in self.opinions}) > 1

    @property
    def baseline(self) -> str:
        """Why the decision that counts is a starting point rather than a review; empty if it is a review."""
        return (self.decision.baseline or "") if self.decision else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationReview:
    """Everything that is to be decided about one recommendation.

    `support` are the links to supporting records, which must be accepted; `links` are these and those to records that
    qualify or contradict; `sources` are the supporting records against their sources.
    """

    id: str
    statement: SubjectReview
    support: tuple[SubjectReview, ...]
    links: tuple[SubjectReview, ...]
    sources: tuple[SubjectReview, ...]

    @property
    def required(self) -> tuple[SubjectReview, ...]:
        """What must be accepted before a release: the statement and every supporting link."""
        return (self.statement, *self.support)

    @property
    def open(self) -> tuple[SubjectReview, ...]:
        """What of it is not accepted, or not any more."""
        return tuple(review for review in self.required if review.status is not ReviewStatus.ACCEPTED)

    @property
    def status(self) -> ReviewStatus:
        """The gravest state of what is required; accepted only if all of it is."""
        found = {review.status for review in self.required}
        return next((status for status in _WORST_FIRST if status in found), ReviewStatus.ACCEPTED)


class ReviewBook:
    """Read-only answers about the reviews of one corpus. Fingerprints are made when they are asked for, each once."""

    def __init__(self, graph: TraceGraph) -> None:
        """Take a graph; nothing is computed before it is asked."""
        self.graph = graph
        self._meanings: dict[str, Meaning] = {}
        self._fingerprints: dict[str, str] = {}
        self._reviews: dict[Subject, SubjectReview] = {}

    @cached_property
    def decisions(self) -> dict[Subject, tuple[LoadedDecision, ...]]:
        """The decisions by subject, by date and then as they stand in the file."""
        found: dict[Subject, list[LoadedDecision]] = {}
        for entry in self.graph.corpus.ledger.decisions:
            subject = self.resolve(entry.names)
            if subject is not None:
                found.setdefault(subject, []).append(entry)
        return {subject: tuple(sorted(entries, key=lambda one: one.order)) for subject, entries in found.items()}

    @cached_property
    def wordings(self) -> dict[str, dict[str, str]]:
        """What the ledger remembers of meanings, by fingerprint."""
        return {
            entry.decision.seen[name]: parts
            for entry in self.graph.corpus.ledger.decisions
            for name, parts in entry.decision.wording.items()
            if name in entry.decision.seen
        }

    def resolve(self, names: tuple[str, ...]) -> Subject | None:
        """Return what one or two ids are a subject of, None where an id does not exist or is of the wrong sort."""
        corpus = self.graph.corpus
        match names:
            case (one,) if one in corpus.recommendations:
                return Subject(recommendation=one)
            case (one,) if one in corpus.evidence:
                return Subject(record=one)
            case (one, form) if form == EASY and one in corpus.recommendations:
                return Subject(one, form=EASY) if corpus.recommendations[one].easy is not None else None
            case (one, two) if one in corpus.recommendations and two in corpus.evidence:
                return Subject(one, two)
            case _:
                return None

    def meaning(self, name: str) -> Meaning:
        """Return today's meaning of a record, of a recommendation's statement or of its easy-to-read version."""
        if name not in self._meanings:
            corpus = self.graph.corpus
            easy = corpus.recommendations[name.removesuffix(f" {EASY}")].easy if name.endswith(f" {EASY}") else None
            recommendation = corpus.recommendations.get(name)
            if easy is not None:
                self._meanings[name] = meaning_of_easy_text(easy)
            elif recommendation is not None:
                self._meanings[name] = meaning_of_statement(recommendation)
            else:
                self._meanings[name] = meaning_of_record(corpus.evidence[name], corpus)
        return self._meanings[name]

    def fingerprint(self, name: str) -> str:
        """Return the fingerprint of today's meaning."""
        if name not in self._fingerprints:
            self._fingerprints[name] = fingerprint(self.meaning(name))
        return self._fingerprints[name]

    def seen_now(self, subject: Subject) -> dict[str, str]:
        """Return what a decision made now would have seen: the fingerprint of each id of the subject."""
        return {name: self.fingerprint(name) for name in subject.ids}

    def review(self, subject: Subject) -> SubjectReview:
        """Return the state of one subject."""
        if subject not in self._reviews:
            self._reviews[subject] = self._review(subject)
        return self._reviews[subject]

    def _review(self, subject: Subject) -> SubjectReview:
        history = self.decisions.get(subject, ())
        if not history:
            return SubjectReview(subject=subject, status=ReviewStatus.UNREVIEWED)
        last = history[-1].decision
        changed = tuple(name for name in subject.ids if last.seen.get(name) != self.fingerprint(name))
        status = _BY_VERDICT[last.verdict]
        if changed and status is ReviewStatus.ACCEPTED:
            status = ReviewStatus.SUSPECT
        changes = tuple(change for name in changed for change in self._changes(name, last.seen.get(name, "")))
        return SubjectReview(subject=subject, status=status, history=history, changed=changed, changes=changes)

    def _changes(self, name: str, seen: str) -> tuple[PartChange, ...]:
        before = self.wordings.get(seen)
        return compare_meanings(name, before, self.meaning(name).parts) if before is not None else ()

    def statement(self, recommendation: str) -> SubjectReview:
        """Return the state of a recommendation's statement."""
        return self.review(Subject(recommendation=recommendation))

    def link(self, recommendation: str, record: str) -> SubjectReview:
        """Return the state of the link from a recommendation to a record."""
        return self.review(Subject(recommendation, record))

    def easy(self, recommendation: str) -> SubjectReview:
        """Return the state of a recommendation's easy-to-read version."""
        return self.review(Subject(recommendation, form=EASY))

    def source(self, record: str) -> SubjectReview:
        """Return whether somebody opened a record's source and confirmed it. A starting point confirms nothing."""
        return self.review(Subject(record=record))

    def recommendation(self, name: str) -> RecommendationReview:
        """Return everything that is to be decided about a recommendation. KeyError for an unknown id."""
        recommendation = self.graph.corpus.recommendations[name]
        support = tuple(record.id for _mention, record in self.graph.support(recommendation))
        links = dict.fromkeys(mention.text for _option, mention in recommendation.links())
        return RecommendationReview(
            id=name,
            statement=self.statement(name),
            support=tuple(self.link(name, record) for record in support),
            links=tuple(self.link(name, record) for record in links if self.graph.record(record) is not None),
            sources=tuple(self.source(record) for record in support),
        )


@lru_cache(maxsize=1)
def book_of(graph: TraceGraph) -> ReviewBook:
    """Return the review book of a graph, the same one for every rule that asks."""
    return ReviewBook(graph)
