"""Evidence records: one class a kind, as the contract lists their keys (docs: „Belege schreiben“)."""

from __future__ import annotations

from belegkette.model.base import Locator, Shape, Text, Unknown
from belegkette.model.dates import PartialDate
from belegkette.model.sources import SourceReference
from belegkette.model.terms import (
    AssessmentStatus,
    Concern,
    Consent,
    Extent,
    Factor,
    Kind,
    Level,
    Method,
    Rating,
    RecordStatus,
    Verdict,
    Visibility,
)


class ConcernNote(Shape, frozen=True, kw_only=True):
    """One CERQual component with the reason for its rating."""

    concern: Concern
    note: str | None = None


class Confidence(Shape, frozen=True, kw_only=True):
    """How far a finding can be trusted, in the style of GRADE-CERQual (four components, one level)."""

    level: Level
    methods: Concern | ConcernNote | None = None
    coherence: Concern | ConcernNote | None = None
    adequacy: Concern | ConcernNote | None = None
    relevance: Concern | ConcernNote | None = None
    note: str | None = None


class Contradiction(Shape, frozen=True, kw_only=True):
    """A record that says otherwise, and why that is settled (if it is)."""

    id: Text
    resolved: Text | None = None


class Waiver(Shape, frozen=True, kw_only=True):
    """Somebody decided to live with a rule's finding, for a reason, until a day (inclusive)."""

    code: Text
    reason: Text
    until: PartialDate


class Record(Shape, frozen=True, kw_only=True, tag_field="kind"):
    """What every record has."""

    id: str
    title: Text
    text: Text
    date: PartialDate | None = None
    valid_from: PartialDate | None = None
    valid_until: PartialDate | None = None
    region: str | tuple[str, ...] = ()
    group: str | tuple[str, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    factor: Factor | None = None
    codes: str | tuple[str, ...] = ()
    n: int | None = None
    n_source: int | None = None
    contradicts: str | tuple[str | Contradiction, ...] = ()
    derived_from: str | tuple[str, ...] = ()
    visibility: Visibility = Visibility.PUBLIC
    status: RecordStatus = RecordStatus.FINAL
    contested: bool = False
    not_used: Text | None = None
    waive: tuple[Waiver, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind as written in the file."""
        return Kind(str(self.__struct_config__.tag))


class InterviewFinding(Record, frozen=True, kw_only=True, tag=Kind.INTERVIEW_FINDING.value):
    """What people said, condensed; `interview`, `question` and `passage` stay inside the house."""

    interview: Text | None = None
    method: Method | None = None
    question: str | None = None
    quote: Text | None = None
    passage: Locator | None = None
    consent: Consent | None = None
    confidence: Confidence | None = None


class Axis(Shape, frozen=True, kw_only=True):
    """One property of a Land's practice, with where and when it was found."""

    text: Text
    source: str | None = None
    date: PartialDate | None = None
    extent: Extent | None = None


class Criterion(Shape, frozen=True, kw_only=True):
    """One of the transferability criteria U1 to U10."""

    rating: Rating
    note: str | None = None


CRITERIA = tuple(f"U{number}" for number in range(1, 11))


class Transferability(
    Shape, frozen=True, kw_only=True, rename=lambda name: name.upper() if name[1:].isdigit() else name
):
    """Whether a practice can be expected to work in the home region (short form after PIET-T and ASTAIRE)."""

    verdict: Verdict
    mechanism: Text
    assessed: PartialDate | None = None
    status: AssessmentStatus = AssessmentStatus.DRAFT
    u1: Criterion | None = None
    u2: Criterion | None = None
    u3: Criterion | None = None
    u4: Criterion | None = None
    u5: Criterion | None = None
    u6: Criterion | None = None
    u7: Criterion | None = None
    u8: Criterion | None = None
    u9: Criterion | None = None
    u10: Criterion | None = None

    def criterion(self, name: str) -> Criterion | None:
        """Return the rating of ``U1`` … ``U10``."""
        return getattr(self, name.lower())  # type: ignore[no-any-return]


AXES = (
    "carrier",
    "legal_basis",
    "subsidy",
    "duration",
    "application",
    "coaching",
    "funding",
    "return_right",
    "premiums",
    "target_group",
    "cases",
)


class StatePractice(Record, frozen=True, kw_only=True, tag=Kind.STATE_PRACTICE.value):
    """How a Land does it, on axes that can be compared."""

    carrier: Unknown | Axis | None = None
    legal_basis: Unknown | Axis | None = None
    subsidy: Unknown | Axis | None = None
    duration: Unknown | Axis | None = None
    application: Unknown | Axis | None = None
    coaching: Unknown | Axis | None = None
    funding: Unknown | Axis | None = None
    return_right: Unknown | Axis | None = None
    premiums: Unknown | Axis | None = None
    target_group: Unknown | Axis | None = None
    cases: Unknown | Axis | None = None
    transferability: Transferability | None = None
    confidence: Confidence | None = None

    def axis(self, name: str) -> str | Axis | None:
        """Return one of `AXES`: an `Axis`, ``"unknown"``, or None where nothing is said."""
        return getattr(self, name)  # type: ignore[no-any-return]


class ExampleConsent(Shape, frozen=True, kw_only=True):
    """What the portrayed people agreed to."""

    scope: str | None = None
    until: PartialDate | None = None
    withdrawn: bool | str = False


class PracticeExample(Record, frozen=True, kw_only=True, tag=Kind.PRACTICE_EXAMPLE.value):
    """A portrait: identifiable by purpose, so it has a consent of its own."""

    branch: str | tuple[str, ...] = ()
    consent: ExampleConsent | None = None
    confidence: Confidence | None = None


class Event(Record, frozen=True, kw_only=True, tag=Kind.EVENT.value):
    """An event: evidence of reach, not of effect."""

    audience: str | tuple[str, ...] = ()
    participants: int | Unknown | None = None
    format: str | None = None
    contained_in: str | None = None


class Statistic(Record, frozen=True, kw_only=True, tag=Kind.STATISTIC.value):
    """One number with its unit, its day and what it counts."""

    value: int | float
    unit: Text
    as_of: PartialDate
    definition: Text | None = None


class Document(Record, frozen=True, kw_only=True, tag=Kind.DOCUMENT.value):
    """A law, a paper, a guideline."""


class Origin(Shape, frozen=True, kw_only=True):
    """The foreign file a record was imported from. It holds no name: neither the file's nor a person's."""

    format: Text
    sha256: Text
    program: str | None = None


class Coding(Record, frozen=True, kw_only=True, tag=Kind.CODING.value):
    """One coded segment of an interview; internal by definition."""

    interview: Text | None = None
    passage: Locator | None = None
    question: str | None = None
    memo: Text | None = None
    foreign_id: str | None = None
    origin: Origin | None = None


class Table(Record, frozen=True, kw_only=True, tag=Kind.TABLE.value):
    """Internal raw material in rows."""


AnyRecord = InterviewFinding | StatePractice | PracticeExample | Event | Statistic | Document | Coding | Table

KINDS: dict[Kind, type[Record]] = {
    Kind.INTERVIEW_FINDING: InterviewFinding,
    Kind.STATE_PRACTICE: StatePractice,
    Kind.PRACTICE_EXAMPLE: PracticeExample,
    Kind.EVENT: Event,
    Kind.STATISTIC: Statistic,
    Kind.DOCUMENT: Document,
    Kind.CODING: Coding,
    Kind.TABLE: Table,
}

INTERNAL_KINDS = frozenset({Kind.CODING, Kind.TABLE})
