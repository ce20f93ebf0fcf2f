"""The shape of a comparison, version 1. The JSON of ``diff`` is made from it, and so are all other forms."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from belegkette.model.base import Shape
from belegkette.model.terms import Kind, Verdict
from belegkette.wording import Edit

VERSION: Final = 1
FORMAT: Final = "belegkette-changes"


class RecommendationChange(StrEnum):
    """What can happen to a recommendation; several may happen at once."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REVERSED = "reversed"
    READDRESSED = "re-addressed"
    MOVED = "moved"
    STATUS = "status"
    RETITLED = "retitled"
    CONDITIONS = "conditions"
    EXPLAINED = "explained"
    ANSWERED = "answered"


class EvidenceChange(StrEnum):
    """What can happen to a record."""

    ADDED = "added"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"


class LinkChange(StrEnum):
    """What can happen to a link."""

    ADDED = "added"
    REMOVED = "removed"


class TextPiece(Shape, frozen=True, kw_only=True):
    """A run of words that was kept, deleted or inserted; `space` says whether a space stands before it."""

    edit: Edit
    text: str
    space: bool


class FieldChange(Shape, frozen=True, kw_only=True):
    """One key with its value before and after; texts also word by word."""

    name: str
    before: str
    after: str
    words: tuple[TextPiece, ...] = ()


class ChangedRecommendation(Shape, frozen=True, kw_only=True):
    """A recommendation that is not what it was. `title` is the newest there is."""

    id: str
    title: str
    changes: tuple[RecommendationChange, ...]
    fields: tuple[FieldChange, ...] = ()
    successors: tuple[str, ...] = ()


class ChangedEvidence(Shape, frozen=True, kw_only=True):
    """A record that is not what it was.

    `used_by` are the recommendations of the new edition that rest on it, directly or through records derived from it;
    `unchanged_wording` those of them whose statement is the same as before: they stand, but on something else.
    """

    id: str
    kind: Kind
    title: str
    change: EvidenceChange
    fields: tuple[FieldChange, ...] = ()
    used_by: tuple[str, ...] = ()
    unchanged_wording: tuple[str, ...] = ()


class ChangedLink(Shape, frozen=True, kw_only=True):
    """A link that a recommendation of both editions gained or lost, by the option that names the record."""

    recommendation: str
    option: str
    evidence: str
    change: LinkChange


class ChangedVerdict(Shape, frozen=True, kw_only=True):
    """A judgement on transferability that turned out differently; None: there is or was none."""

    id: str
    title: str
    before: Verdict | None
    after: Verdict | None
    used_by: tuple[str, ...] = ()


class Side(Shape, frozen=True, kw_only=True):
    """One of the two editions: what it was called by, and how much it holds."""

    name: str
    as_of: str
    recommendations: int
    evidence: int


class Changes(Shape, frozen=True, kw_only=True):
    """Everything that differs, each part in the natural order of the ids."""

    format: Literal["belegkette-changes"] = FORMAT
    version: Literal[1] = VERSION
    edition: str
    old: Side
    new: Side
    recommendations: tuple[ChangedRecommendation, ...]
    evidence: tuple[ChangedEvidence, ...]
    links: tuple[ChangedLink, ...]
    verdicts: tuple[ChangedVerdict, ...]

    @property
    def nothing(self) -> bool:
        """Whether both editions say the same."""
        return not (self.recommendations or self.evidence or self.links or self.verdicts)
