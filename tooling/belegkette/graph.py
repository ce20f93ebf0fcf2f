"""The trace graph: what rests on what, asked by rules, reports and Sphinx alike. It looks, it never judges."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from belegkette.model.base import one_or_many
from belegkette.model.evidence import Contradiction, Event, InterviewFinding, PracticeExample, Record, StatePractice
from belegkette.model.recommendation import CITING_ROLES
from belegkette.model.sources import source_identities
from belegkette.model.terms import LEVELS, Level, RecordStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import Mention, Recommendation

SourceIdentity = tuple[str, ...]


class Incoming(NamedTuple):
    """One link that arrives at a record: the recommendation it comes from and the option that names it."""

    recommendation: str
    option: str


class DerivedConfidence(NamedTuple):
    """What the support of a recommendation carries; None means not assessed. `decisive` is the id that limits it."""

    level: Level | None
    decisive: str


class TraceGraph:
    """Read-only questions about a corpus on a reference day. All answers are in the order of the files."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        """Take a loaded corpus; nothing is computed before it is asked."""
        self.corpus = corpus
        self.day = day
        self._sources: dict[str, frozenset[SourceIdentity]] = {}

    @property
    def home(self) -> str:
        """The home region, empty if none is named."""
        vocabulary = self.corpus.vocabulary
        return (vocabulary.home or "") if vocabulary else ""

    def record(self, name: str) -> Record | None:
        """Return a record by id."""
        return self.corpus.evidence.get(name)

    def is_record_or_declared(self, name: str) -> bool:
        """Whether an id stands for evidence, be it in a file that could not be read."""
        return name in self.corpus.evidence or name in self.corpus.declared

    def support(self, recommendation: Recommendation) -> tuple[tuple[Mention, Record], ...]:
        """Return the records named in ``evidence`` that load and are not withdrawn, each once."""
        found: dict[str, tuple[Mention, Record]] = {}
        for mention in recommendation.mentions("evidence"):
            record = self.corpus.evidence.get(mention.text)
            if record is not None and record.status is not RecordStatus.WITHDRAWN:
                found.setdefault(mention.text, (mention, record))
        return tuple(found.values())

    def support_is_whole(self, recommendation: Recommendation) -> bool:
        """Whether every id in ``evidence`` loads as a record that is not withdrawn (rules.md, Suppression)."""
        return len(self.support(recommendation)) == len(recommendation.ids("evidence"))

    def sources_of(self, name: str) -> frozenset[SourceIdentity]:
        """Return what tells a record's sources apart, those it is derived from included (rules.md, Words)."""
        if name not in self._sources:
            self._sources[name] = frozenset()
            record = self.corpus.evidence.get(name)
            if record is not None:
                found = set(self._own_sources(record))
                for target in one_or_many(record.derived_from):
                    found |= self.sources_of(target)
                self._sources[name] = frozenset(found)
        return self._sources[name]

    def _own_sources(self, record: Record) -> frozenset[SourceIdentity]:
        if record.sources:
            return source_identities(record.sources, self.corpus.publications or {})
        if isinstance(record, InterviewFinding) and record.interview:
            return frozenset({("interview", record.interview)})
        return frozenset({("record", record.id)})

    def derived_confidence(self, recommendation: Recommendation) -> DerivedConfidence:
        """Return the highest level that two supporting records of different sources reach (design.md 3)."""
        assessed = [
            (LEVELS.index(level), record.id)
            for _mention, record in self.support(recommendation)
            if (level := level_of(record)) is not None and self.sources_of(record.id)
        ]
        if not assessed:
            return DerivedConfidence(None, "")
        assessed.sort(key=lambda pair: -pair[0])
        best: tuple[int, str] | None = None
        for at, (_high, first) in enumerate(assessed):
            for low, second in assessed[at + 1 :]:
                if self.sources_of(first) != self.sources_of(second) and (best is None or low > best[0]):
                    best = (low, second)
        if best is None:
            rank, name = assessed[0]
            return DerivedConfidence(LEVELS[max(rank - 1, 0)], name)
        return DerivedConfidence(LEVELS[best[0]], best[1])

    @cached_property
    def incoming(self) -> dict[str, tuple[Incoming, ...]]:
        """The links from recommendations, by the id they name."""
        found: dict[str, list[Incoming]] = {}
        for recommendation in self.corpus.recommendations.values():
            for option, mention in recommendation.links():
                link = Incoming(recommendation.id, option)
                if link not in found.setdefault(mention.text, []):
                    found[mention.text].append(link)
        return {name: tuple(links) for name, links in found.items()}

    @cached_property
    def derived_into(self) -> dict[str, tuple[str, ...]]:
        """Records that are derived from a record, by its id."""
        found: dict[str, list[str]] = {}
        for record in self.corpus.evidence.values():
            for target in one_or_many(record.derived_from):
                found.setdefault(target, []).append(record.id)
        return {name: tuple(names) for name, names in found.items()}

    @cached_property
    def cited(self) -> frozenset[str]:
        """Ids of records in one of the three options or in a role on any edition page."""
        found = {name for name in self.incoming if name in self.corpus.evidence}
        for page in self.corpus.pages:
            found.update(
                citation.id
                for citation in page.all_citations()
                if citation.role in CITING_ROLES and citation.id in self.corpus.evidence
            )
        return frozenset(found)

    @cached_property
    def reached(self) -> frozenset[str]:
        """The cited records and everything they are derived from."""
        return self.derivation_closure(self.cited)

    def derivation_closure(self, names: frozenset[str]) -> frozenset[str]:
        """Return the given ids and all that they are derived from, directly or not."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                record = self.corpus.evidence.get(name)
                if record is not None:
                    waiting.extend(one_or_many(record.derived_from))
        return frozenset(found)

    @cached_property
    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """Records that contradict a record and are not resolved, in either direction, withdrawn ones left out."""
        found: dict[str, list[str]] = {}
        for record in self.corpus.evidence.values():
            for other, resolved in iter_contradictions(record):
                target = self.corpus.evidence.get(other)
                if target is None or resolved or RecordStatus.WITHDRAWN in (record.status, target.status):
                    continue
                for one, two in ((record.id, other), (other, record.id)):
                    if two not in found.setdefault(one, []):
                        found[one].append(two)
        return {name: tuple(names) for name, names in found.items()}

    def regions_around(self, region: str) -> tuple[str, ...]:
        """Return a region and everything it is part of, nearest first."""
        regions = self.corpus.vocabulary.regions if self.corpus.vocabulary else {}
        chain = [region]
        while (known := regions.get(chain[-1])) is not None and known.part_of and known.part_of not in chain:
            chain.append(known.part_of)
        return tuple(chain)

    def is_at_home(self, record: Record) -> bool:
        """Whether a record lies in the home region or has no region; without a home region everything does."""
        regions = one_or_many(record.region)
        return not self.home or not regions or any(self.home in self.regions_around(region) for region in regions)


def iter_contradictions(record: Record) -> Iterator[tuple[str, str]]:
    """Yield (other id, why it is resolved or empty) of a record's ``contradicts``."""
    entries = (record.contradicts,) if isinstance(record.contradicts, str) else record.contradicts
    for entry in entries:
        if isinstance(entry, Contradiction):
            yield entry.id, entry.resolved or ""
        else:
            yield entry, ""


def iter_references(record: Record) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Yield (id, where in the record) of every other record that a record names."""
    if isinstance(record.contradicts, str):
        yield record.contradicts, ("contradicts",)
    else:
        for at, entry in enumerate(record.contradicts):
            if isinstance(entry, Contradiction):
                yield entry.id, ("contradicts", at, "id")
            else:
                yield entry, ("contradicts", at)
    if isinstance(record.derived_from, str):
        yield record.derived_from, ("derived-from",)
    else:
        for at, name in enumerate(record.derived_from):
            yield name, ("derived-from", at)
    if isinstance(record, Event) and record.contained_in:
        yield record.contained_in, ("contained-in",)


def level_of(record: Record) -> Level | None:
    """Return the assessed confidence of a record, None where its kind has none or it was not judged."""
    if isinstance(record, InterviewFinding | StatePractice | PracticeExample) and record.confidence:
        return record.confidence.level
    return None
