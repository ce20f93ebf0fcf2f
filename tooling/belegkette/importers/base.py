"""What every importer gives: segments, codes and publications as read, what was decided, and what was left behind.

Readers know nothing of the project. Names of documents and people stay inside these values until `mapping` has turned
them into keys; nothing here is ever written or printed as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belegkette.model.evidence import Document


class Reason(StrEnum):
    """Why something was not taken over."""

    NOT_IN_MODEL = "not-in-model"
    PRIVATE = "private"
    UNMAPPED = "unmapped"
    UNREADABLE = "unreadable"
    NO_TEXT = "no-text"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something of the foreign file that is not in the records: what (in German), why, how often, and where."""

    what: str
    reason: Reason
    count: int = 1
    where: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the importer had to settle by evidence: about what, what it took, on what ground, and how sure it is."""

    about: str
    taken: str
    ground: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One transcript of the foreign project. `names` are all the ways a key file may call it, the surest first."""

    id: str
    names: tuple[str, ...]
    where: str
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignCode:
    """One code as the foreign program has it. `path` are the names from the top, itself last."""

    id: str
    path: tuple[str, ...]
    description: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One coded passage. `codes` are ids of `ForeignCode`; `id` is empty where the format has none."""

    document: str
    text: str
    codes: tuple[str, ...]
    id: str = ""
    passage: str = ""
    memo: str = ""
    where: str = ""
    variables: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Losses:
    """Collects losses of the same sort into one entry, with the first few places."""

    _counts: Counter[tuple[str, Reason, str]] = field(default_factory=Counter)
    _places: dict[tuple[str, Reason, str], list[str]] = field(default_factory=dict)

    def note(self, what: str, reason: Reason, *, where: str = "", hint: str = "", count: int = 1) -> None:
        """Count something that is left behind."""
        key = (what, reason, hint)
        self._counts[key] += count
        places = self._places.setdefault(key, [])
        if where and where not in places and len(places) < _PLACES:
            places.append(where)

    def entries(self) -> tuple[Loss, ...]:
        """Return what was noted, in the order in which it first happened."""
        return tuple(
            Loss(what=what, reason=reason, count=count, where=tuple(self._places[what, reason, hint]), hint=hint)
            for (what, reason, hint), count in self._counts.items()
        )


_PLACES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A whole foreign file as read."""

    format: str
    sha256: str
    program: str = ""
    documents: tuple[SourceDocument, ...] = ()
    codes: tuple[ForeignCode, ...] = ()
    segments: tuple[Segment, ...] = ()
    publications: tuple[Document, ...] = ()
    decisions: tuple[Decision, ...] = ()
    losses: tuple[Loss, ...] = ()
    codebook_only: bool = False
