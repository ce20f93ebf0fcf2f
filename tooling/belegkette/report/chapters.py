"""One recommendation with everything that is said about it: its links, what they carry, findings, open points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Severity
from belegkette.model.base import one_or_many
from belegkette.model.evidence import INTERNAL_KINDS, InterviewFinding
from belegkette.model.links import level_of
from belegkette.places import natural_key
from belegkette.report.material import first_field
from belegkette.report.model import Breadth, Confidence, Link, Recommendation
from belegkette.report.open_points import open_points
from belegkette.report.values import Readiness

if TYPE_CHECKING:
    from belegkette.graph import DerivedConfidence, Support
    from belegkette.model import recommendation as source
    from belegkette.report.material import Material
    from belegkette.report.record_values import Evidence
    from belegkette.report.values import Finding


def build_recommendation(
    material: Material, found: source.Recommendation, evidence: dict[str, Evidence]
) -> Recommendation:
    """Return a recommendation's chapter; `evidence` are the records it may name, by id."""
    support = material.graph.support(found)
    derived = material.graph.confidence_of(support)
    links = _links(material, found, derived.decisive, evidence)
    findings = material.findings.get(found.id, ())
    review = material.reviews.of_statement(found.id)
    return Recommendation(
        id=found.id,
        title=found.title,
        path=found.path,
        line=found.line,
        field=first_field(found),
        field_name=material.field_name(first_field(found)),
        strength=found.strength or "",
        status=found.status,
        superseded=found.superseded,
        statement=found.statement.text.strip(),
        body=_body(found),
        addressees=tuple(material.addressee(key) for key in found.ids("addressee")),
        horizon=found.text("horizon"),
        indicator=found.text("indicator"),
        legal_basis=found.ids("legal-basis"),
        discordance=found.text("discordance"),
        consensus=found.text("consensus"),
        dissent=found.text("dissent"),
        counter_response=found.text("counter-response"),
        supersedes=found.ids("supersedes"),
        authors=found.ids("authors"),
        links=links,
        confidence=_confidence(material, found, support, derived),
        breadth=_breadth(material, support),
        findings=findings,
        review=review,
        open_points=open_points(links, review, evidence, findings),
        readiness=readiness(findings),
    )


def readiness(findings: tuple[Finding, ...]) -> Readiness:
    """Judge by the gravest message that nobody has waived: errors stop, warnings keep open, notes do neither."""
    live = {finding.severity for finding in findings if not finding.waived_until}
    if Severity.ERROR in live:
        return Readiness.BLOCKED
    return Readiness.OPEN if Severity.WARNING in live else Readiness.READY


def _links(
    material: Material, found: source.Recommendation, decisive: str, evidence: dict[str, Evidence]
) -> tuple[Link, ...]:
    seen: dict[tuple[str, str], None] = {}
    for option, mention in found.links():
        seen.setdefault((option, mention.text))
    return tuple(
        Link(
            option=option,
            id=name,
            known=name in evidence,
            decisive=option == "evidence" and name == decisive,
            review=material.reviews.of_link(found.id, name),
        )
        for option, name in seen
    )


def _body(found: source.Recommendation) -> str:
    """Return what stands around the statement."""
    start = found.statement.line - found.body.line
    lines = found.main_body.lines
    return "\n".join((*lines[:start], *lines[start + len(found.statement.lines) :])).strip()


def _confidence(
    material: Material, found: source.Recommendation, support: Support, derived: DerivedConfidence
) -> Confidence:
    record = material.graph.record(derived.decisive) if derived.decisive else None
    own = level_of(record) if record is not None else None
    sources = {material.graph.sources_of(one.id) for _mention, one in support if level_of(one) is not None}
    return Confidence(
        stated=found.confidence or "",
        derived=derived.level or "",
        decisive=derived.decisive,
        decisive_level=own or "",
        lowered=derived.level is not None and len(sources - {frozenset()}) == 1,
    )


def _breadth(material: Material, support: Support) -> Breadth:
    graph = material.graph
    records = [record for _mention, record in support if record.kind not in INTERNAL_KINDS]
    sources = frozenset().union(*(graph.sources_of(record.id) for record in records))
    regions = (graph.regions.model_of(region) for record in records for region in one_or_many(record.region))
    heard = (record for record in records if isinstance(record, InterviewFinding))
    groups = (group for record in heard for group in one_or_many(record.group))
    return Breadth(
        kinds=tuple(dict.fromkeys(str(record.kind) for record in records)),
        sources=len(sources),
        model_regions=tuple(sorted({region for region in regions if region}, key=natural_key)),
        groups=tuple(sorted(set(groups))),
    )
