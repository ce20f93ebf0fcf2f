"""The one sample that every format of the check is tested on: constructed, with everything that can be said."""

from __future__ import annotations

from datetime import date

import pytest

from belegkette.check import CheckResult, Summary
from belegkette.diagnostics import Diagnostic, Location, Related, Severity, Waived
from belegkette.model.terms import Profile

SAMPLE = CheckResult(
    profile=Profile.REVIEW,
    as_of=date(2026, 11, 22),
    summary=Summary(errors=1, warnings=2, notes=1, waived=1, recommendations=3, evidence=7, links=11),
    diagnostics=(
        Diagnostic(
            code="EVD002",
            name="single-kind",
            severity=Severity.WARNING,
            location=Location(path="evidence/ä b,c:d.yaml", line=3, column=5),
            message="Erste Zeile,\nzweite mit 100 %: <b>&\x00\x1b.",
            subject="F-01",
        ),
        Diagnostic(
            code="LNK001",
            name="unknown-evidence",
            severity=Severity.ERROR,
            location=Location(path="recommendations/a.md", line=21, column=12),
            message="Beleg „F06“ gibt es nicht.",
            hint="Meinten Sie „F-06“?",
            related=(
                Related(location=Location(path="evidence/f.yaml", line=2, column=7), message="zuerst hier"),
                Related(location=Location(path="recommendations/a.md", line=30, column=1), message="und hier"),
            ),
            subject="HE-01",
        ),
        Diagnostic(
            code="EVD001",
            name="single-source",
            severity=Severity.ERROR,
            location=Location(path="recommendations/a.md", line=22, column=1),
            message="„HE-01“ ruht auf einer Quelle.",
            waived=Waived(reason="Zweite Studie folgt.", until="2027-03-31"),
            subject="HE-01",
        ),
        Diagnostic(
            code="EVD002",
            name="single-kind",
            severity=Severity.WARNING,
            location=Location(path="recommendations/a.md", line=23, column=1),
            message="Zweimal derselbe Satz.",
        ),
        Diagnostic(
            code="EVD002",
            name="single-kind",
            severity=Severity.NOTE,
            location=Location(path="recommendations/a.md", line=24, column=1),
            message="Zweimal derselbe Satz.",
        ),
    ),
)


@pytest.fixture
def sample() -> CheckResult:
    """Everything at once: all severities, a hint, related places, a waiver, a repetition, hostile characters."""
    return SAMPLE


@pytest.fixture
def clean() -> CheckResult:
    """Nothing was found."""
    summary = Summary(errors=0, warnings=0, notes=0, waived=0, recommendations=3, evidence=7, links=11)
    return CheckResult(profile=Profile.DRAFT, as_of=date(2026, 11, 22), summary=summary, diagnostics=())
