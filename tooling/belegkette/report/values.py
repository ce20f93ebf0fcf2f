"""The small values that all parts of the report are made of: states, names, messages, decisions."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from belegkette.model.ledger import ReviewStatus


class Readiness(StrEnum):
    """Whether a recommendation could leave the house: judged by what the rules say in the chosen profile."""

    READY = "ready"
    OPEN = "open"
    BLOCKED = "blocked"


class Value(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """A part of the report."""


class Named(Value, frozen=True, kw_only=True):
    """A key of the vocabulary with its name; a key without a name stands for itself."""

    key: str
    name: str


class Change(Value, frozen=True, kw_only=True):
    """One part of a meaning that changed since it was reviewed: runs of words as (before, now), equal where they stayed."""

    id: str
    part: str
    pieces: tuple[tuple[str, str], ...]


class Decision(Value, frozen=True, kw_only=True):
    """The state of one thing that is reviewed, with the last word on it and the difference since.

    `baseline` is the reason of a starting point that nobody reviewed closely; `disputed` tells that reviewers differ.
    """

    state: ReviewStatus = ReviewStatus.UNREVIEWED
    reviewer: str = ""
    role: str = ""
    date: str = ""
    comment: str = ""
    baseline: str = ""
    disputed: bool = False
    changes: tuple[Change, ...] = ()


class Finding(Value, frozen=True, kw_only=True):
    """One message of the check, with its place and, where somebody decided to live with it, why and until when."""

    code: str
    name: str
    severity: str
    message: str
    hint: str
    path: str
    line: int
    column: int
    waived_reason: str = ""
    waived_until: str = ""
