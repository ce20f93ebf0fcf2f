"""The trace graph: what rests on what, asked by rules, reports and Sphinx alike. It looks, it never judges."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from belegkette.further_links import FurtherLink, iter_further_links
from belegkette.model.base import one_or_many
from belegkette.model.evidence import InterviewFinding, Record
from belegkette.model.links import iter_contradictions, level_of
from belegkette.model.recommendation import CITING_ROLES, LINK_OPTIONS
from belegkette.model.regions import Regions
from belegkette.model.sources import source_identities
from belegkette.model.terms import LEVELS, Level, RecordStatus
from belegkette.suggest import KnownWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import Mention, Recommendation
    from belegkette.model.terms import Extent

    Support = tuple[tuple[Mention, Record], ...]

SourceIdentity = tuple[str, ...]

ENOUGH_SOURCES = 2
"""What one source says, a second one should confirm."""


class Incoming(NamedTuple):
    """One link that arrives at a record: the recommendation it comes from and the option that names it."""

    recommendation: str
    option: str


class DerivedConfidence(NamedTuple):
    """What the support of a recommendation carries; None means not assessed. `decisive` is the id that limits it."""

    level: Level | None
    decisive: str


class Supported(NamedTuple):
    """A recommendation with its support.

    `whole` tells whether every id in ``evidence`` belongs to it; `sources` is how many different sources it has, counted
    up to two, None where that cannot be told.
    """

    recommendation: Recommendation
    support: Support
    whole: bool
    sources: int | None

    @property
    def single_source(self) -> bool:
        """Whether EVD001 speaks for the recommendation, so that other rules stay silent."""
        return self.sources is not None and self.sources < ENOUGH_SOURCES


class TraceGraph:
    """Read-only questions about a corpus on a reference day. All answers are in the order of the files."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        """Take a loaded corpus; nothing is computed before it is asked."""
        self.corpus = corpus
        self.day = day
        self._sources: dict[str, frozenset[SourceIdentity]] = {}
        self._terms: dict[str, Mapping[str, object]] = {}
        self._words: dict[str, KnownWords] = {}
        self._by_key: dict[tuple[str, Extent | None], frozenset[SourceIdentity]] = {}

    @cached_property
    def regions(self) -> Regions:
        """What lies in what, and which region is home."""
        return Regions(self.corpus.vocabulary)

    def terms(self, part: str) -> Mapping[str, object]:
        """Return what is defined in a part of the vocabulary, in ``codes`` or in ``sources``.

        Empty where nothing is defined: then the terms are not checked.
        """
        if part not in self._terms:
            match part:
                case "codes":
                    self._terms[part] = self.corpus.codebook.codes if self.corpus.codebook else {}
                case "sources":
                    self._terms[part] = self.corpus.publications or {}
                case _:
                    vocabulary = self.corpus.vocabulary
                    self._terms[part] = getattr(vocabulary, part) if vocabulary else {}
        return self._terms[part]

    def words(self, part: str) -> KnownWords:
        """Return the same terms, or the ids of ``evidence`` or ``recommendations``, ready for „Meinten Sie …?“."""
        if part not in self._words:
            ids: dict[str, Iterable[str]] = {
                "evidence": self.corpus.evidence,
                "recommendations": self.corpus.recommendations,
            }
            self._words[part] = KnownWords(ids[part] if part in ids else self.terms(part))
        return self._words[part]

    def knows(self, part: str, terms: str | tuple[str, ...]) -> bool:
        """Whether all the given terms are defined, or none of this part are."""
        known = self.terms(part)
        if not known or not terms:
            return True
        return terms in known if isinstance(terms, str) else all(map(known.__contains__, terms))

    def knows_sources_of(self, name: str) -> bool:
        """Whether all keys that tell a record's sources apart lead into sources.yaml."""
        return all(
            self.knows("sources", tuple(source.key for source in record.sources if source.key))
            for one in self.derivation_closure(frozenset({name}))
            if (record := self.corpus.evidence.get(one)) is not None
        )

    def record(self, name: str) -> Record | None:
        """Return a record by id."""
        return self.corpus.evidence.get(name)

    def support(self, recommendation: Recommendation) -> Support:
        """Return the records named in ``evidence`` that load and are not withdrawn, each once."""
        found: dict[str, tuple[Mention, Record]] = {}
        for mention in recommendation.mentions("evidence"):
            record = self.corpus.evidence.get(mention.text)
            if record is not None and record.status is not RecordStatus.WITHDRAWN:
                found.setdefault(mention.text, (mention, record))
        return tuple(found.values())

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations in force, those without an id or with one already taken included, page by page."""
        return tuple(
            recommendation
            for page in self.corpus.pages
            for recommendation in page.recommendations
            if not recommendation.superseded
        )

    @cached_property
    def links(self) -> tuple[tuple[Recommendation, Mention], ...]:
        """Every word in the three options for evidence, of superseded recommendations too, page by page."""
        return tuple(
            (recommendation, mention)
            for page in self.corpus.pages
            for recommendation in page.recommendations
            for option in LINK_OPTIONS
            for mention in recommendation.mentions(option)
        )

    @cached_property
    def further_links(self) -> tuple[FurtherLink, ...]:
        """Every word in an option that names a record without resting on it, page by page."""
        return tuple(iter_further_links(self.corpus))

    @cached_property
    def supported(self) -> tuple[Supported, ...]:
        """The recommendations in force that name evidence; LNK002 speaks for the others (rules.md, Suppression)."""
        found = []
        for recommendation in self.recommendations:
            if recommendation.mentions("evidence") and "evidence" not in recommendation.faulty:
                support = self.support(recommendation)
                whole = len(support) == len(recommendation.ids("evidence"))
                found.append(Supported(recommendation, support, whole, self._count_sources(support) if whole else None))
        return tuple(found)

    def _count_sources(self, support: Support) -> int | None:
        found: set[SourceIdentity] = set()
        for _mention, record in support:
            found |= self.sources_of(record.id)
            if len(found) >= ENOUGH_SOURCES:
                return ENOUGH_SOURCES
        known = all(self.knows_sources_of(record.id) for _mention, record in support)
        return len(found) if known else None

    def sources_of(self, name: str) -> frozenset[SourceIdentity]:
        """Return what tells a record's sources apart, those it is derived from included (rules.md, Words)."""
        if name not in self._sources:
            record = self.corpus.evidence.get(name)
            if record is None:
                self._sources[name] = frozenset()
            elif not record.derived_from:
                self._sources[name] = self._own_sources(record)
            else:
                chain = map(self.corpus.evidence.get, self.derivation_closure(frozenset({name})))
                self._sources[name] = frozenset().union(*(self._own_sources(one) for one in chain if one is not None))
        return self._sources[name]

    def _own_sources(self, record: Record) -> frozenset[SourceIdentity]:
        if len(record.sources) == 1 and (key := record.sources[0].key):
            mark = (key, record.sources[0].extent)
            if mark not in self._by_key:
                self._by_key[mark] = source_identities(record.sources, self.corpus.publications or {})
            return self._by_key[mark]
        if record.sources:
            return source_identities(record.sources, self.corpus.publications or {})
        if isinstance(record, InterviewFinding) and record.interview:
            return frozenset({("interview", record.interview)})
        return frozenset({("record", record.id)})

    def derived_confidence(self, recommendation: Recommendation) -> DerivedConfidence:
        """Return the highest level that two supporting records of different sources reach (design.md 3)."""
        return self.confidence_of(self.support(recommendation))

    def confidence_of(self, support: Support) -> DerivedConfidence:
        """Return the same for a support that is already known."""
        assessed = [
            (LEVELS.index(level), record.id)
            for _mention, record in support
            if (level := level_of(record)) is not None and self.sources_of(record.id)
        ]
        if not assessed:
            return DerivedConfidence(None, "")
        assessed.sort(key=lambda pair: -pair[0])
        highest, first = assessed[0]
        for rank, name in assessed[1:]:
            if self.sources_of(name) != self.sources_of(first):
                return DerivedConfidence(LEVELS[rank], name)
        return DerivedConfidence(LEVELS[max(highest - 1, 0)], first)

    @cached_property
    def incoming(self) -> dict[str, tuple[Incoming, ...]]:
        """The links from recommendations, by the id they name."""
        found: dict[str, dict[Incoming, None]] = {}
        for recommendation in self.corpus.recommendations.values():
            for option, mention in recommendation.links():
                found.setdefault(mention.text, {})[Incoming(recommendation.id, option)] = None
        return {name: tuple(links) for name, links in found.items()}

    @cached_property
    def backlinks(self) -> dict[str, tuple[Incoming, ...]]:
        """All links from recommendations, those that do not rest on the record last, by the id they name."""
        found = {name: dict.fromkeys(links) for name, links in self.incoming.items()}
        for recommendation, option, mention in self.further_links:
            if self.corpus.recommendations.get(recommendation.id) is recommendation:
                found.setdefault(mention.text, {})[Incoming(recommendation.id, option)] = None
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
        """Ids of records in an option of a recommendation or in a role on any edition page."""
        found = {mention.text for _recommendation, mention in self.links}
        found.update(link.mention.text for link in self.further_links)
        for page in self.corpus.pages:
            found.update(citation.id for citation in page.all_citations() if citation.role in CITING_ROLES)
        return frozenset(found & self.corpus.evidence.keys())

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
                if record is not None and record.derived_from:
                    waiting.extend(one_or_many(record.derived_from))
        return frozenset(found)

    @cached_property
    def conflicts(self) -> dict[str, tuple[str, ...]]:
        """Records that contradict a record and are not resolved, in either direction, withdrawn ones left out."""
        found: dict[str, dict[str, None]] = {}
        for record in self.corpus.evidence.values():
            for other, resolved in iter_contradictions(record):
                target = self.corpus.evidence.get(other)
                if target is None or resolved or RecordStatus.WITHDRAWN in (record.status, target.status):
                    continue
                for one, two in ((record.id, other), (other, record.id)):
                    found.setdefault(one, {})[two] = None
        return {name: tuple(names) for name, names in found.items()}
