"""The report of a checked corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model.evidence import INTERNAL_KINDS
from belegkette.model.ledger import ReviewStatus
from belegkette.model.terms import Kind
from belegkette.report.breadth import build_flows, build_measures, count_terms
from belegkette.report.chapters import build_recommendation
from belegkette.report.material import Material
from belegkette.report.model import VERSION, Count, Reason, Report, Summary, Suspect
from belegkette.report.records import build_evidence
from belegkette.report.values import Named, Readiness
from belegkette.report.waived import build_waivers
from belegkette.report.words import word
from belegkette.rules.catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.check import CheckResult
    from belegkette.graph import TraceGraph
    from belegkette.report.model import Recommendation
    from belegkette.report.record_values import Evidence
    from belegkette.report.reviews import Reviews
    from belegkette.settings import Settings


def build_report(graph: TraceGraph, settings: Settings, result: CheckResult, reviews: Reviews) -> Report:
    """Return everything that the report says; `result` is the check in the profile that the reviewer asked for."""
    material = Material(graph, settings, result, reviews)
    evidence = {record.id: build_evidence(material, record) for record in material.records}
    recommendations = tuple(build_recommendation(material, one, evidence) for one in material.recommendations)
    current = [one for one in recommendations if not one.superseded]
    uncited = {record.id for record in evidence.values() if _is_uncited(record, graph)}
    fields = dict.fromkeys(one.field for one in recommendations)
    return Report(
        version=VERSION,
        profile=result.profile,
        as_of=result.as_of.isoformat(),
        summary=_summary(result, current),
        reasons=_reasons(current),
        measures=build_measures(material, current),
        kinds=count_terms(_kinds(evidence), lambda record: (record.kind,), evidence, current),
        regions=_regions(material, evidence, current),
        groups=count_terms(
            [Named(key=key, name=group.name) for key, group in material.vocabulary.groups.items()],
            _heard,
            evidence,
            current,
        ),
        flows=build_flows(evidence, current),
        fields=tuple(Named(key=key, name=material.field_name(key)) for key in fields),
        recommendations=recommendations,
        evidence=tuple(evidence.values()),
        uncited=tuple(name for name in evidence if name in uncited),
        indirect=tuple(name for name, record in evidence.items() if not record.cited_by and name not in uncited),
        suspects=tuple(_iter_suspects(recommendations, evidence)),
        waivers=build_waivers(material),
        other_findings=material.findings.get("", ()),
    )


def _is_uncited(record: Evidence, graph: TraceGraph) -> bool:
    return record.id not in graph.cited and not record.reached and Kind(record.kind) not in INTERNAL_KINDS


def _summary(result: CheckResult, current: list[Recommendation]) -> Summary:
    states = [one.readiness for one in current]
    counted = result.summary
    return Summary(
        errors=counted.errors,
        warnings=counted.warnings,
        notes=counted.notes,
        waived=counted.waived,
        recommendations=counted.recommendations,
        evidence=counted.evidence,
        links=counted.links,
        ready=states.count(Readiness.READY),
        open=states.count(Readiness.OPEN),
        blocked=states.count(Readiness.BLOCKED),
    )


def _reasons(current: list[Recommendation]) -> tuple[Reason, ...]:
    """Return the rules that keep recommendations from being ready: the gravest first, then the most frequent."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in current:
        for finding in one.findings:
            if finding.severity != "note" and not finding.waived_until:
                found.setdefault((finding.severity, finding.code), {})[one.id] = None
    reasons = [
        Reason(code=code, severity=severity, summary=RULES[code].summary, recommendations=tuple(names))
        for (severity, code), names in found.items()
    ]
    return tuple(sorted(reasons, key=lambda one: (one.severity, -len(one.recommendations), one.code)))


def _iter_suspects(recommendations: tuple[Recommendation, ...], evidence: dict[str, Evidence]) -> Iterator[Suspect]:
    """Yield what changed since somebody accepted it: statements and links by recommendation, then sources."""
    for one in recommendations:
        if one.review.state is ReviewStatus.SUSPECT:
            yield Suspect(ids=(one.id,), review=one.review)
        for link in one.links:
            if link.review.state is ReviewStatus.SUSPECT:
                yield Suspect(ids=(one.id, link.id), review=link.review)
    for record in evidence.values():
        if record.source_review.state is ReviewStatus.SUSPECT:
            yield Suspect(ids=(record.id,), review=record.source_review)


def _heard(record: Evidence) -> Iterator[str]:
    """Yield the groups that speak in a record; only findings let anybody speak (as in EVD011)."""
    if record.kind == Kind.INTERVIEW_FINDING:
        yield from (group.key for group in record.groups)


def _kinds(evidence: dict[str, Evidence]) -> list[Named]:
    present = {record.kind for record in evidence.values()}
    return [Named(key=kind, name=word(kind)) for kind in Kind if kind in present]


def _regions(material: Material, evidence: dict[str, Evidence], current: list[Recommendation]) -> tuple[Count, ...]:
    """Return the regions with records, and every model region even without."""
    known = material.vocabulary.regions
    terms = [Named(key=key, name=region.name) for key, region in known.items()]
    counts = count_terms(terms, lambda record: (region.key for region in record.regions), evidence, current)
    return tuple(count for count in counts if count.evidence or known[count.key].model)
