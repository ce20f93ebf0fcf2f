"""What the internal edition adds: the way from a recommendation to the interviews, and what the check found.

In the public edition there is no answer to these questions.
"""

from __future__ import annotations

from belegkette.diagnostics import Diagnostic, Severity
from belegkette.edition import Edition
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Coding, InterviewFinding, Record
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import EvidenceName, name_of


class Remark(View, frozen=True, kw_only=True):
    """Something that the check found."""

    code: str
    severity: Severity
    message: str
    place: str
    waived: bool


class Step(View, frozen=True, kw_only=True):
    """A supporting record with what it is derived from, each with its interview; empty where there is none."""

    name: EvidenceName
    interview: str
    origins: tuple[tuple[EvidenceName, str], ...]


class InternalNotes(Answer, frozen=True, kw_only=True):
    """What stands below a recommendation."""

    remarks: tuple[Remark, ...]
    steps: tuple[Step, ...]


class InternalOverview(Answer, frozen=True, kw_only=True):
    """What the check found elsewhere: in records, pages and settings."""

    remarks: tuple[Remark, ...]


def answer_internal(edition: Edition, name: str) -> InternalNotes | None:
    """Return the notes below one recommendation, None in public."""
    recommendation = edition.corpus.recommendations.get(name)
    if not edition.internal or recommendation is None:
        return None
    steps = tuple(
        _step(edition, edition.records[one])
        for option in ("evidence", "qualified-by", "contradicted-by")
        for one in recommendation.ids(option)
        if one in edition.records
    )
    names = [one.id for step in steps for one in (step.name, *(origin for origin, _interview in step.origins))]
    return InternalNotes(
        remarks=tuple(_remark(one) for one in edition.diagnostics if one.subject == name),
        steps=tuple(step for step in steps if step.interview or step.origins),
        files=edition.files_of([name, *names]),
    )


def answer_internal_overview(edition: Edition) -> InternalOverview | None:
    """Return what belongs to no recommendation, None in public."""
    if not edition.internal:
        return None
    known = edition.corpus.recommendations
    return InternalOverview(
        remarks=tuple(_remark(one) for one in edition.diagnostics if one.subject not in known),
        files=edition.files_of([*edition.records, *known]),
    )


def _step(edition: Edition, record: Record) -> Step:
    origins = edition.graph.derivation_closure(frozenset(one_or_many(record.derived_from)))
    found = [edition.records[one] for one in sorted(origins) if one in edition.records and one != record.id]
    return Step(
        name=name_of(edition, record),
        interview=_interview(record),
        origins=tuple((name_of(edition, one), _interview(one)) for one in found),
    )


def _interview(record: Record) -> str:
    return (record.interview or "") if isinstance(record, InterviewFinding | Coding) else ""


def _remark(found: Diagnostic) -> Remark:
    return Remark(
        code=found.code,
        severity=found.severity,
        message=found.message,
        place=f"{found.location.path}:{found.location.line}",
        waived=found.waived is not None,
    )
