"""What waits for one reviewer, and what was decided last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.figures import format_date
from belegkette.labels import label
from belegkette.model.ledger import ReviewStatus
from belegkette.reviewing.desk import iter_link_reviews, needs_decision, needs_test

if TYPE_CHECKING:
    from belegkette.model.ledger import Decision
    from belegkette.serve.live import View

_LATEST = 5


class Open(NamedTuple):
    """A recommendation with something to decide."""

    id: str
    title: str
    waiting: int


class Latest(NamedTuple):
    """A decision in words."""

    subject: str
    label: str
    who: str
    day: str
    comment: str


class Work(NamedTuple):
    """`waiting` of `all` statements and links wait for this reviewer; `sources` counts what nobody compared yet.

    `easy` are the recommendations whose easy-to-read text waits for the test group, `order` are the recommendations in reading order.
    """

    order: tuple[str, ...]
    all: int
    waiting: int
    sources: int
    open: tuple[Open, ...]
    own: tuple[str, ...]
    easy: tuple[str, ...]
    latest: tuple[Latest, ...]

    def waiting_at(self, name: str) -> int:
        """Return how much of a recommendation waits."""
        return next((one.waiting for one in self.open if one.id == name), 0)

    def next_after(self, name: str) -> Open | None:
        """Return the recommendation that waits next after another one; after the last comes the first."""
        rank = {one: at for at, one in enumerate(self.order)}
        here = rank.get(name, -1)
        others = [one for one in self.open if one.id != name]
        return next((one for one in others if rank[one.id] > here), others[0] if others else None)


def build_work(view: View, reviewer: str) -> Work:
    """Return what waits for a reviewer; what they wrote themselves waits for others."""
    desk = view.desk
    everything = 0
    found: list[Open] = []
    own: list[str] = []
    sources: dict[str, bool] = {}
    for one in desk.recommendations:
        for source in desk.book.recommendation(one.id).sources:
            sources[source.subject.record] = source.status is not ReviewStatus.ACCEPTED or bool(source.baseline)
        if view.corpus.ledger.four_eyes and reviewer in one.ids("authors"):
            own.append(one.id)
            continue
        reviews = list(iter_link_reviews(desk, one))
        everything += len(reviews)
        waiting = sum(needs_decision(review, reviewer) for review in reviews)
        if waiting:
            found.append(Open(one.id, one.title, waiting))
    latest = [entry.decision for entry in view.corpus.ledger.decisions[-_LATEST:]]
    return Work(
        order=tuple(one.id for one in desk.recommendations),
        all=everything,
        waiting=sum(one.waiting for one in found),
        sources=sum(sources.values()),
        open=tuple(found),
        own=tuple(own),
        easy=tuple(one.id for one in desk.recommendations if needs_test(desk, one, reviewer)),
        latest=tuple(_latest(decision) for decision in reversed(latest)),
    )


def _latest(decision: Decision) -> Latest:
    return Latest(
        subject=decision.subject,
        label=label(decision.verdict),
        who=who(decision),
        day=format_date(str(decision.date)),
        comment=decision.comment or "",
    )


def who(decision: Decision) -> str:
    """Return who decided: key and role, never a name."""
    return f"{decision.reviewer} ({decision.role})" if decision.role else decision.reviewer
