"""The ledger of reviews: who decided what about which statement, link or source, and what they had in front of them.

The file ``recommendations/reviews.yaml`` holds one list, ``reviews``; decisions are only ever appended. A decision is
about one of four things: a statement (``HE-01``), a link from a recommendation to a record (``HE-01 -> F-06``), a
record against its source (``F-06``: „Quelle geöffnet, Aussage gedeckt“), or the easy-to-read version of a recommendation
(``HE-01 easy``), which people of the target group test.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from belegkette.model.base import Shape, Text
from belegkette.model.dates import PartialDate

LEDGER_PATH = "recommendations/reviews.yaml"

EASY = "easy"
"""The word after an id that stands for the easy-to-read version."""

TEST_GROUP = "Prüfgruppe"
"""The role of those who test easy-to-read texts because they need them."""

_ARROW = re.compile(r"\s*(?:->|→)\s*")


class ReviewVerdict(StrEnum):
    """What a reviewer decided."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CHANGES_REQUESTED = "changes-requested"


class ReviewStatus(StrEnum):
    """Where a subject stands. `suspect`: it was accepted, and what was accepted has changed since."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    SUSPECT = "suspect"
    REJECTED = "rejected"
    CHANGES_REQUESTED = "changes-requested"


class Decision(Shape, frozen=True, kw_only=True):
    """One entry of the ledger.

    `seen` maps the id of the recommendation, the record or both to the fingerprint of their meaning at that time.
    `wording` holds that meaning itself, part by part, the first time a fingerprint occurs in the file; later decisions
    only repeat the fingerprint. What may not be published is never in it. `baseline` is the reason of a starting
    point: nobody looked closely, but from here on changes count.
    """

    subject: Text
    reviewer: Text
    role: str | None = None
    date: PartialDate
    verdict: ReviewVerdict
    comment: str | None = None
    baseline: Text | None = None
    seen: dict[str, str]
    wording: dict[str, dict[str, str]] = {}


class LedgerFile(Shape, frozen=True, kw_only=True):
    """The file ``recommendations/reviews.yaml``."""

    reviews: tuple[Decision, ...] = ()


class Reviewer(Shape, frozen=True, kw_only=True):
    """A person who reviews, known by a key in the ledger; this file lies outside the published repository."""

    name: str | None = None
    role: str | None = None
    mail: str | tuple[str, ...] = ()


class ReviewerFile(Shape, frozen=True, kw_only=True):
    """The file that maps reviewer keys to people."""

    reviewers: dict[str, Reviewer]


class Subject(NamedTuple):
    """What a decision is about. A statement has no `record`, a record against its source no `recommendation`.

    `form` is `EASY` for the easy-to-read version of the recommendation, else empty.
    """

    recommendation: str = ""
    record: str = ""
    form: str = ""

    @property
    def text(self) -> str:
        """The subject as it stands in the ledger."""
        if self.form:
            return f"{self.recommendation} {self.form}"
        return " -> ".join(self.ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """The names of the meanings it is about, recommendation first; an easy text comes with its original."""
        own = (f"{self.recommendation} {self.form}",) if self.form else ()
        return (*(name for name in (self.recommendation, self.record) if name), *own)


def split_subject(text: str) -> tuple[str, ...]:
    """Return the one or two ids of a subject as written, or an id and `EASY`.

    More or empty parts are left for the caller to refuse.
    """
    parts = tuple(_ARROW.split(text.strip()))
    words = parts[0].split()
    return tuple(words) if len(parts) == 1 and words[1:] == [EASY] else parts
