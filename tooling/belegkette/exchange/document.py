"""The shape of the exported graph, version 1. The JSON Schema in ``schemas/`` is made from these classes.

Lists are always lists, absent keys mean that nothing is said; everything is in the natural order of the ids. What only
says where something stands in a file is not part of it: a record that moves into another file is the same record.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from belegkette.model.base import Shape
from belegkette.model.evidence import AnyRecord, Waiver
from belegkette.model.sources import Publication
from belegkette.model.terms import Kind, Level, RecommendationStatus, Response, Strength
from belegkette.model.vocabulary import Codebook, Vocabulary

VERSION: Final = 1
FORMAT: Final = "belegkette-graph"
FILE_NAME = "belegkette.json"
"""What the export is called in a delivered folder."""


class EditionName(StrEnum):
    """Who a document is for; ``public`` holds nothing internal."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Derived(Shape, frozen=True, kw_only=True):
    """The confidence that the evidence of a recommendation carries, and the record that limits it."""

    level: Level
    decisive: str | None = None


class Reaction(Shape, frozen=True, kw_only=True):
    """Something that happened after delivery: on which day, and which records prove it."""

    date: str
    proof: tuple[str, ...] = ()


class RecommendationEntry(Shape, frozen=True, kw_only=True):
    """One recommendation: its statement, what follows it, its options, and what its text cites."""

    id: str
    title: str = ""
    statement: str = ""
    text: str = ""
    page: str
    strength: Strength | None = None
    status: RecommendationStatus = RecommendationStatus.DRAFT
    field: str = ""
    addressee: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    qualified_by: tuple[str, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    unpublished: int = 0
    counter_response: str = ""
    horizon: str = ""
    indicator: str = ""
    legal_basis: tuple[str, ...] = ()
    confidence: Level | None = None
    derived_confidence: Derived | None = None
    discordance: str = ""
    consensus: str = ""
    dissent: str = ""
    supersedes: tuple[str, ...] = ()
    response: Response | None = None
    response_date: Reaction | None = None
    implemented_on: Reaction | None = None
    authors: tuple[str, ...] = ()
    waive: tuple[Waiver, ...] = ()

    def ids(self, option: str) -> tuple[str, ...]:
        """Return the ids of one of the three options for evidence."""
        found: tuple[str, ...] = getattr(self, option.replace("-", "_"))
        return found


class WithdrawnEntry(Shape, frozen=True, kw_only=True):
    """A record that was withdrawn: that it was there, and nothing of what it said."""

    id: str
    kind: Kind


class LinkEntry(Shape, frozen=True, kw_only=True):
    """One link of the chain: a recommendation, the option that names the record, and the record."""

    recommendation: str
    option: str
    evidence: str


class GraphDocument(Shape, frozen=True, kw_only=True):
    """A whole edition: what it recommends, what that rests on, and the words that both use."""

    format: Literal["belegkette-graph"] = FORMAT
    version: Literal[1] = VERSION
    generator: str
    as_of: str
    edition: EditionName
    vocabulary: Vocabulary
    codebook: Codebook
    sources: dict[str, Publication]
    recommendations: tuple[RecommendationEntry, ...]
    evidence: tuple[AnyRecord, ...]
    withdrawn: tuple[WithdrawnEntry, ...] = ()
    links: tuple[LinkEntry, ...] = ()
