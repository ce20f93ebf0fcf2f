"""What every part of the report is built from, with the names and orders that all parts share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from belegkette.model.base import one_or_many
from belegkette.model.evidence import Record
from belegkette.model.links import iter_contradictions
from belegkette.model.vocabulary import Vocabulary
from belegkette.places import natural_key
from belegkette.report.values import Finding, Named

if TYPE_CHECKING:
    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic
    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Recommendation
    from belegkette.report.reviews import Reviews
    from belegkette.settings import Settings


class Material:
    """A checked corpus on a day, with its ledger."""

    def __init__(self, graph: TraceGraph, settings: Settings, result: CheckResult, reviews: Reviews) -> None:
        """Take what was loaded and found; nothing is read here."""
        self.graph = graph
        self.settings = settings
        self.result = result
        self.reviews = reviews
        self.corpus = graph.corpus

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The project's words, empty where there is no file."""
        return self.corpus.vocabulary or Vocabulary()

    @cached_property
    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """The messages by the id of the record or recommendation they are about; the rest under an empty id."""
        known = self.corpus.evidence.keys() | self.corpus.recommendations.keys()
        found: dict[str, list[Finding]] = {}
        for diagnostic in self.result.diagnostics:
            subject = diagnostic.subject if diagnostic.subject in known else ""
            found.setdefault(subject, []).append(_finding(diagnostic))
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All records in the natural order of their ids."""
        return tuple(sorted(self.corpus.evidence.values(), key=lambda record: natural_key(record.id)))

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations by field of action in the vocabulary's order, then by id."""
        order = {key: at for at, key in enumerate(self.vocabulary.fields)}
        return tuple(
            sorted(
                self.corpus.recommendations.values(),
                key=lambda one: (order.get(first_field(one), len(order)), first_field(one), natural_key(one.id)),
            )
        )

    @cached_property
    def disagreements(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The records that contradict a record, in either direction: (other id, why it is settled or empty)."""
        found: dict[str, dict[str, str]] = {}
        for record in self.corpus.evidence.values():
            for other, settled in iter_contradictions(record):
                for one, two in ((record.id, other), (other, record.id)):
                    held = found.setdefault(one, {})
                    held[two] = held.get(two, "") or settled
        return {name: tuple(others.items()) for name, others in found.items()}

    def regions(self, record: Record) -> tuple[Named, ...]:
        """Return the regions of a record with their names."""
        known = self.vocabulary.regions
        return tuple(
            Named(key=key, name=known[key].name if key in known else key) for key in one_or_many(record.region)
        )

    def groups(self, record: Record) -> tuple[Named, ...]:
        """Return the groups of a record with their names."""
        known = self.vocabulary.groups
        return tuple(Named(key=key, name=known[key].name if key in known else key) for key in one_or_many(record.group))

    def addressee(self, key: str) -> Named:
        """Return an addressee by the name in force on the reference day."""
        addressee = self.vocabulary.addressees.get(key)
        names = addressee.valid_names(self.graph.day) if addressee else ()
        return Named(key=key, name=names[-1] if names else key)

    def field_name(self, key: str) -> str:
        """Return the name of a field of action, else the key."""
        field = self.vocabulary.fields.get(key)
        return field.name if field else key


def first_field(recommendation: Recommendation) -> str:
    """Return the field under which a recommendation is printed."""
    return recommendation.field.split(",")[0].strip()


def _finding(diagnostic: Diagnostic) -> Finding:
    waived = diagnostic.waived
    return Finding(
        code=diagnostic.code,
        name=diagnostic.name,
        severity=diagnostic.severity,
        message=diagnostic.message,
        hint=diagnostic.hint,
        path=diagnostic.location.path,
        line=diagnostic.location.line,
        column=diagnostic.location.column,
        waived_reason=waived.reason if waived else "",
        waived_until=waived.until if waived else "",
    )
