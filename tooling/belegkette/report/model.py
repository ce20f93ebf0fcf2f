"""What the report says, declared once: the JSON file, its schema, the pages and the workbook all follow these shapes.

Terms of the contract stay as they are written in the files ("high", "soll-nicht"); words for readers come from
`belegkette.report.words`. Lists are in the order in which they are read.
"""

from __future__ import annotations

from belegkette.report.record_values import Evidence
from belegkette.report.values import Decision, Finding, Named, Readiness, Value

VERSION = 1
"""Raised when a field is renamed, removed or changes its meaning; new fields do not raise it."""


class Link(Value, frozen=True, kw_only=True):
    """One id named by a recommendation; `known` is false where no such record could be loaded."""

    option: str
    id: str
    known: bool
    decisive: bool
    review: Decision


class Confidence(Value, frozen=True, kw_only=True):
    """What the support of a recommendation carries; `lowered` tells that one source alone costs a level."""

    stated: str
    derived: str
    decisive: str
    decisive_level: str
    lowered: bool


class Breadth(Value, frozen=True, kw_only=True):
    """How broadly a recommendation is supported; `groups` are those that speak in its supporting findings."""

    kinds: tuple[str, ...]
    sources: int
    model_regions: tuple[str, ...]
    groups: tuple[str, ...]


class Recommendation(Value, frozen=True, kw_only=True):
    """One recommendation with everything that is said about it."""

    id: str
    title: str
    path: str
    line: int
    field: str
    field_name: str
    strength: str
    status: str
    superseded: bool
    statement: str
    body: str
    addressees: tuple[Named, ...]
    horizon: str
    indicator: str
    legal_basis: tuple[str, ...]
    discordance: str
    consensus: str
    dissent: str
    counter_response: str
    supersedes: tuple[str, ...]
    authors: tuple[str, ...]
    links: tuple[Link, ...]
    confidence: Confidence
    breadth: Breadth
    findings: tuple[Finding, ...]
    review: Decision
    open_points: tuple[str, ...]
    readiness: Readiness


class Reason(Value, frozen=True, kw_only=True):
    """Why recommendations are not ready: one rule, and whom it stops."""

    code: str
    severity: str
    summary: str
    recommendations: tuple[str, ...]


class Measure(Value, frozen=True, kw_only=True):
    """One question about breadth, with the recommendations for which the answer is yes, and no."""

    key: str
    met: tuple[str, ...]
    missing: tuple[str, ...]


class Count(Value, frozen=True, kw_only=True):
    """A kind, region or group: how many records there are, and how many recommendations rest on them."""

    key: str
    name: str
    evidence: int
    recommendations: int


class Flow(Value, frozen=True, kw_only=True):
    """How many links lead from a kind of evidence to a field of action."""

    kind: str
    field: str
    links: int


class WaiverLine(Value, frozen=True, kw_only=True):
    """A decision to live with something until a day; `subject` is an id, a page or empty for the whole project."""

    code: str
    reason: str
    until: str
    subject: str
    path: str
    expired: bool
    covers: int


class Suspect(Value, frozen=True, kw_only=True):
    """Something that was accepted and has changed since; a link has two ids, a statement or a source one."""

    ids: tuple[str, ...]
    review: Decision


class Summary(Value, frozen=True, kw_only=True):
    """The counts of the check and of the report."""

    errors: int
    warnings: int
    notes: int
    waived: int
    recommendations: int
    evidence: int
    links: int
    ready: int
    open: int
    blocked: int


class Report(Value, frozen=True, kw_only=True):
    """The whole report. Recommendations stand by field of action, evidence by id.

    `uncited` are the records on which nothing rests; `indirect` those that no recommendation lists, but that are cited
    in running text, that others are derived from, or that are raw material (codings, tables).
    """

    version: int
    profile: str
    as_of: str
    summary: Summary
    reasons: tuple[Reason, ...]
    measures: tuple[Measure, ...]
    kinds: tuple[Count, ...]
    regions: tuple[Count, ...]
    groups: tuple[Count, ...]
    flows: tuple[Flow, ...]
    fields: tuple[Named, ...]
    recommendations: tuple[Recommendation, ...]
    evidence: tuple[Evidence, ...]
    uncited: tuple[str, ...]
    indirect: tuple[str, ...]
    suspects: tuple[Suspect, ...]
    waivers: tuple[WaiverLine, ...]
    other_findings: tuple[Finding, ...]
