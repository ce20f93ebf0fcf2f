"""Making the document of an edition. What the public one may hold is decided by `Edition` and, for references, here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from belegkette import __version__
from belegkette.edition import docname_of, is_withdrawn
from belegkette.exchange.document import (
    Derived,
    EditionName,
    GraphDocument,
    LinkEntry,
    Reaction,
    RecommendationEntry,
    WithdrawnEntry,
)
from belegkette.exchange.prose import not_published, plain, statement_of, text_after_statement
from belegkette.model.base import one_or_many
from belegkette.model.evidence import AXES, AnyRecord, Axis, Contradiction, Event, StatePractice
from belegkette.model.links import iter_contradictions
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.model.vocabulary import Vocabulary
from belegkette.places import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.edition import Edition
    from belegkette.model.evidence import Record
    from belegkette.model.recommendation import Recommendation
    from belegkette.model.sources import Publication


def build_document(edition: Edition, name: EditionName = EditionName.PUBLIC) -> GraphDocument:
    """Return the whole graph as far as an edition may show it."""
    return _Builder(edition, name).document()


@dataclass(frozen=True)
class _Builder:
    """Builds one document; `internal` is the one question that every part asks."""

    edition: Edition
    name: EditionName

    @property
    def internal(self) -> bool:
        return self.name is EditionName.INTERNAL

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records of this edition by id in natural order."""
        if not self.internal:
            return self.edition.records
        found = self.edition.corpus.evidence
        return {name: found[name] for name in sorted(found, key=natural_key)}

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the records that this edition may not name."""
        return frozenset(self.edition.corpus.evidence.keys() - self.records.keys())

    def document(self) -> GraphDocument:
        recommendations = tuple(self._recommendation(one) for one in self.edition.recommendations)
        live = [record for record in self.records.values() if not is_withdrawn(record)]
        return GraphDocument(
            generator=f"belegkette {__version__}",
            as_of=self.edition.graph.day.isoformat(),
            edition=self.name,
            vocabulary=self._vocabulary(),
            codebook=self.edition.codebook,
            sources=self._sources(live),
            recommendations=recommendations,
            evidence=tuple(self._record(record) for record in live),
            withdrawn=tuple(
                WithdrawnEntry(id=record.id, kind=record.kind)
                for record in self.records.values()
                if is_withdrawn(record)
            ),
            links=tuple(
                LinkEntry(recommendation=one.id, option=option, evidence=name)
                for one in recommendations
                for option in LINK_OPTIONS
                for name in one.ids(option)
            ),
        )

    def _vocabulary(self) -> Vocabulary:
        """Leave out in public what is never printed: the questions, and notes beside the words."""
        vocabulary = self.edition.vocabulary
        if self.internal:
            return vocabulary
        return replace(
            vocabulary,
            questions={},
            regions={key: replace(one, note=None) for key, one in vocabulary.regions.items()},
            groups={key: replace(one, note=None) for key, one in vocabulary.groups.items()},
            addressees={key: replace(one, note=None) for key, one in vocabulary.addressees.items()},
        )

    def _sources(self, records: Iterable[Record]) -> dict[str, Publication]:
        """Return the sources that the records name, in public no others: an unnamed one may be confidential."""
        known = {
            key: replace(source, url=one_or_many(source.url))
            for key, source in (self.edition.corpus.publications or {}).items()
        }
        if self.internal:
            return dict(sorted(known.items()))
        named = {source.key for record in records for source in record.sources}
        named |= {axis.source for record in records for axis in _axes(record)}
        return {key: known[key] for key in sorted(known) if key in named}

    def _record(self, record: Record) -> AnyRecord:
        """Return a record with lists where one word or a list may stand, and without what this edition may not name."""
        changed: dict[str, Any] = {
            "region": one_or_many(record.region),
            "group": one_or_many(record.group),
            "codes": one_or_many(record.codes),
            "derived_from": self._shown(one_or_many(record.derived_from)),
            "contradicts": tuple(
                Contradiction(id=other, resolved=settled or None)
                for other, settled in iter_contradictions(record)
                if other not in self.hidden
            ),
            "sources": tuple(replace(source, url=one_or_many(source.url)) for source in record.sources),
        }
        if isinstance(record, Event):
            changed["audience"] = one_or_many(record.audience)
            changed["contained_in"] = None if record.contained_in in self.hidden else record.contained_in
        if not self.internal:
            changed["not_used"] = None
        found: AnyRecord = replace(record, **changed)  # type: ignore[assignment]
        return found

    def _shown(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if name not in self.hidden)

    def _recommendation(self, one: Recommendation) -> RecommendationEntry:
        named = {option: one.ids(option) for option in LINK_OPTIONS}
        cited = tuple(dict.fromkeys(citation.id for citation in one.citations if citation.role != "recommendation"))
        derived = self.edition.derived_confidence(one)
        return RecommendationEntry(
            id=one.id,
            title=one.title,
            statement=statement_of(one, self._cite),
            text=text_after_statement(one, self._cite),
            page=docname_of(one.path),
            strength=one.strength,
            status=one.status,
            field=one.field,
            addressee=one.ids("addressee"),
            evidence=self._shown(named["evidence"]),
            qualified_by=self._shown(named["qualified-by"]),
            contradicted_by=self._shown(named["contradicted-by"]),
            cites=self._shown(cited),
            unpublished=len({name for names in (*named.values(), cited) for name in names} & self.hidden),
            counter_response=self._text(one, "counter-response"),
            horizon=self._text(one, "horizon"),
            indicator=self._text(one, "indicator"),
            legal_basis=self._shown(one.ids("legal-basis")),
            confidence=one.confidence,
            derived_confidence=None
            if derived.level is None
            else Derived(level=derived.level, decisive=next(iter(self._shown([derived.decisive])), None)),
            discordance=self._text(one, "discordance"),
            consensus=self._text(one, "consensus"),
            dissent=self._text(one, "dissent"),
            supersedes=one.ids("supersedes"),
            response=one.response,
            response_date=self._reaction(one, "response-date"),
            implemented_on=self._reaction(one, "implemented-on"),
            authors=one.ids("authors") if self.internal else (),
            waive=tuple(waiver for waiver, _line, _column in one.waivers) if self.internal else (),
        )

    def _text(self, one: Recommendation, option: str) -> str:
        return " ".join(plain(one.text(option), self._cite).split())

    def _reaction(self, one: Recommendation, option: str) -> Reaction | None:
        text = one.text(option)
        if not text or option in one.faulty:
            return None
        day, *proofs = (part.strip() for part in text.split(","))
        return Reaction(date=day, proof=self._shown(filter(None, proofs)))

    def _cite(self, role: str, name: str) -> str:
        if name in self.hidden:
            return not_published()
        record = self.records.get(name)
        quote = getattr(record, "quote", None) if role == "quote" and record and not is_withdrawn(record) else None
        return f"{quote} ({name})" if quote else name


def _axes(record: Record) -> Iterator[Axis]:
    if isinstance(record, StatePractice):
        for name in AXES:
            axis = record.axis(name)
            if isinstance(axis, Axis):
                yield axis
