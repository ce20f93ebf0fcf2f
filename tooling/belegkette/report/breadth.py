"""How broad the support is, and how evidence flows over fields of action into recommendations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from belegkette.model.ledger import ReviewStatus
from belegkette.report.model import Count, Flow, Measure
from belegkette.report.values import Named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from belegkette.report.material import Material
    from belegkette.report.model import Recommendation
    from belegkette.report.record_values import Evidence

ENOUGH = 2


def build_measures(material: Material, recommendations: Iterable[Recommendation]) -> tuple[Measure, ...]:
    """Answer every question about breadth for every recommendation in force; questions without a subject are left out."""
    vocabulary = material.vocabulary
    model = {key for key, region in vocabulary.regions.items() if region.model}
    concerned = {key for key, group in vocabulary.groups.items() if group.concerned}
    surveyed = {key for key, group in vocabulary.groups.items() if group.surveyed} or set(vocabulary.groups)
    questions: dict[str, Callable[[Recommendation], bool]] = {
        "two-sources": lambda one: one.breadth.sources >= ENOUGH,
        "two-kinds": lambda one: len(one.breadth.kinds) >= ENOUGH,
    }
    if model:
        questions["model-regions"] = lambda one: model <= set(one.breadth.model_regions)
    if concerned:
        questions["concerned"] = lambda one: bool(concerned & set(one.breadth.groups))
    if surveyed:
        questions["all-groups"] = lambda one: surveyed <= set(one.breadth.groups)
    questions["assessed"] = lambda one: bool(one.confidence.derived)
    questions["answered"] = lambda one: bool(one.counter_response) or not _links(one, "contradicted-by")
    questions["reviewed"] = _is_reviewed
    current = [one for one in recommendations if not one.superseded]
    return tuple(_measure(key, question, current) for key, question in questions.items())


def _measure(key: str, question: Callable[[Recommendation], bool], recommendations: list[Recommendation]) -> Measure:
    answers = [(one.id, question(one)) for one in recommendations]
    return Measure(
        key=key,
        met=tuple(name for name, met in answers if met),
        missing=tuple(name for name, met in answers if not met),
    )


def _links(one: Recommendation, option: str) -> list[str]:
    return [link.id for link in one.links if link.option == option]


def _is_reviewed(one: Recommendation) -> bool:
    states = [one.review.state, *(link.review.state for link in one.links if link.option == "evidence")]
    return all(state is ReviewStatus.ACCEPTED for state in states)


def count_terms(
    terms: Iterable[Named],
    of: Callable[[Evidence], Iterable[str]],
    evidence: dict[str, Evidence],
    recommendations: Iterable[Recommendation],
) -> tuple[Count, ...]:
    """Count for each term the records that carry it and the recommendations that such records support."""
    records = Counter(key for record in evidence.values() for key in set(of(record)))
    resting: Counter[str] = Counter()
    for one in recommendations:
        if not one.superseded:
            named = (evidence[name] for name in _links(one, "evidence") if name in evidence)
            resting.update({key for record in named for key in of(record)})
    return tuple(
        Count(key=term.key, name=term.name, evidence=records[term.key], recommendations=resting[term.key])
        for term in terms
    )


def build_flows(evidence: dict[str, Evidence], recommendations: Iterable[Recommendation]) -> tuple[Flow, ...]:
    """Count the supporting links from each kind into each field, in the order in which the fields are printed."""
    flows: Counter[tuple[str, str]] = Counter()
    for one in recommendations:
        if not one.superseded:
            for name in _links(one, "evidence"):
                if name in evidence:
                    flows[evidence[name].kind, one.field] += 1
    return tuple(Flow(kind=kind, field=field, links=links) for (kind, field), links in flows.items())
