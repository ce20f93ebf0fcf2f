"""One record in full, as values: its sources, its confidence, what it stands for and what contradicts it."""

from __future__ import annotations

from belegkette.report.values import Decision, Finding, Named, Value


class SourceLine(Value, frozen=True, kw_only=True):
    """Where a statement can be looked up, and how much of it was read for this record."""

    key: str
    title: str
    publisher: str
    year: str
    urls: tuple[str, ...]
    accessed: str
    locator: str
    extent: str
    archived: str
    notes: tuple[str, ...]


class Component(Value, frozen=True, kw_only=True):
    """One of the four CERQual components; `concern` is empty where it was not judged."""

    name: str
    concern: str
    note: str


class Assessment(Value, frozen=True, kw_only=True):
    """The confidence in a record; `level` is empty where it was not assessed."""

    level: str
    components: tuple[Component, ...]
    note: str


class Transfer(Value, frozen=True, kw_only=True):
    """Whether a practice of another Land may work at home; `criteria` are (U1 … U10, rating, note)."""

    verdict: str
    mechanism: str
    assessed: str
    status: str
    criteria: tuple[tuple[str, str, str], ...]


class AxisLine(Value, frozen=True, kw_only=True):
    """One property of a practice; `text` is "unknown" where it is known to be unknown."""

    name: str
    text: str
    source: str
    date: str


class Disagreement(Value, frozen=True, kw_only=True):
    """A record that says otherwise; `settled` says why that is resolved, or is empty."""

    id: str
    title: str
    settled: str


class Statistic(Value, frozen=True, kw_only=True):
    """The number of a statistic."""

    value: float
    unit: str
    as_of: str
    definition: str


class Evidence(Value, frozen=True, kw_only=True):
    """One record in full. Of a record whose consent was withdrawn only that it was there (`closed`)."""

    id: str
    kind: str
    title: str
    text: str
    path: str
    closed: bool
    internal: bool
    status: str
    contested: bool
    expired: bool
    date: str
    valid_from: str
    valid_until: str
    regions: tuple[Named, ...]
    groups: tuple[Named, ...]
    codes: tuple[Named, ...]
    factor: str
    n: int | None
    n_source: int | None
    quote: str
    consent: str
    interview: str
    method: str
    question: str
    passage: str
    assessable: bool
    confidence: Assessment | None
    sources: tuple[SourceLine, ...]
    statistic: Statistic | None
    participants: str
    axes: tuple[AxisLine, ...]
    transfer: Transfer | None
    disagreements: tuple[Disagreement, ...]
    derived_from: tuple[str, ...]
    derived_into: tuple[str, ...]
    not_used: str
    cited_by: tuple[str, ...]
    reached: bool
    findings: tuple[Finding, ...]
    source_review: Decision
