"""Running the rules over a corpus: problems in, sorted diagnostics with severities and waivers out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from belegkette.diagnostics import Diagnostic, Place, Problem, Related, Severity, Waived
from belegkette.forks import Fork, usable_cores
from belegkette.graph import TraceGraph
from belegkette.model.terms import Profile
from belegkette.rules.catalogue import RULES
from belegkette.waivers import WaiverBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.loaders.positions import Positions
    from belegkette.rules.base import Rule
    from belegkette.settings import Settings


_ASK_FOR_SUPPORT = ("EVD", "REC")
"""Families that share what the graph works out about the support of recommendations; together about half of the work."""

_WORTH_TWO_PROCESSES = 10_000_000
"""Bytes of a project: copying the memory that both processes touch costs a tenth of a second there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The counts of a check; what is waived counts only as waived."""

    errors: int
    warnings: int
    notes: int
    waived: int
    recommendations: int
    evidence: int
    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Everything a check found, sorted, with the circumstances under which it was found."""

    profile: Profile
    as_of: date
    summary: Summary
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether anything keeps an edition from being built."""
        return self.summary.errors > 0


def run_check(corpus: Corpus, settings: Settings, profile: Profile, day: date) -> CheckResult:
    """Run every rule of the catalogue and decide what each problem means in the profile."""
    graph = TraceGraph(corpus, day)
    book = WaiverBook(corpus, settings, day)
    rules = [rule for rule in RULES.values() if rule.check is not None and not rule.is_off(profile)]
    diagnose = partial(_diagnose, graph, profile, book)
    known = (*corpus.problems, *book.problems)
    if sum(map(len, corpus.texts.values())) > _WORTH_TWO_PROCESSES and usable_cores() > 1:
        beside = [rule for rule in rules if rule.code.startswith(_ASK_FOR_SUPPORT)]
        with Fork(partial(diagnose, beside)) as fork:
            found = diagnose([rule for rule in rules if rule not in beside], known) | fork.finish()
    else:
        found = diagnose(rules, known)
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.sort_key)
    return CheckResult(
        profile=profile, as_of=day, summary=summarise(corpus, diagnostics), diagnostics=tuple(diagnostics)
    )


def _diagnose(
    graph: TraceGraph, profile: Profile, book: WaiverBook, rules: Sequence[Rule], known: Iterable[Problem] = ()
) -> set[Diagnostic]:
    """Return what rules find and what is known already, as diagnostics."""
    found = chain.from_iterable(rule.check(graph) for rule in rules if rule.check is not None)
    return set(_judge(chain(known, found), graph.corpus, profile, book, graph.corpus.positions()))


def _judge(
    problems: Iterable[Problem], corpus: Corpus, profile: Profile, book: WaiverBook, positions: Positions
) -> Iterator[Diagnostic]:
    for problem in problems:
        rule = RULES[problem.code]
        recommendation = corpus.recommendations.get(problem.subject)
        severity = rule.severity(profile, recommendation.strength if recommendation else None)
        if severity is None:
            continue
        if problem.note:
            severity = Severity.NOTE
        elif problem.grave:
            severity = Severity.WARNING if profile is Profile.DRAFT else Severity.ERROR
        waiver = book.find(problem)
        yield Diagnostic(
            code=rule.code,
            name=rule.name,
            severity=severity,
            location=positions.resolve(problem.place),
            message=problem.message,
            hint=problem.hint,
            related=tuple(_related(problem.related, positions)),
            waived=Waived(reason=waiver.reason, until=str(waiver.until)) if waiver else None,
            subject=problem.subject,
        )


def _related(places: tuple[tuple[Place, str], ...], positions: Positions) -> Iterator[Related]:
    for place, message in places:
        yield Related(location=positions.resolve(place), message=message)


def summarise(corpus: Corpus, diagnostics: list[Diagnostic]) -> Summary:
    """Count diagnostics and what was checked; a link is a distinct (recommendation, option, id)."""
    live = [diagnostic.severity for diagnostic in diagnostics if diagnostic.waived is None]
    links = {
        (recommendation.id, option, mention.text)
        for recommendation in corpus.recommendations.values()
        for option, mention in recommendation.links()
    }
    return Summary(
        errors=live.count(Severity.ERROR),
        warnings=live.count(Severity.WARNING),
        notes=live.count(Severity.NOTE),
        waived=len(diagnostics) - len(live),
        recommendations=len(corpus.recommendations),
        evidence=len(corpus.evidence),
        links=len(links),
    )
