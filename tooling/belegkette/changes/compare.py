"""Comparing two exported graphs. It sees what they say, not where it stands: moving a file changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import (
    ChangedEvidence,
    ChangedLink,
    ChangedVerdict,
    Changes,
    EvidenceChange,
    LinkChange,
    Side,
)
from belegkette.changes.recommendations import compare_recommendations, same_wording
from belegkette.changes.records import changed_fields, verdict_of
from belegkette.model.base import one_or_many
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.places import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.exchange.document import GraphDocument
    from belegkette.model.evidence import Record


def compare_documents(old: GraphDocument, new: GraphDocument, names: tuple[str, str]) -> Changes:
    """Return what differs; `names` is what the reader calls the two."""
    return Changes(
        edition=new.edition,
        old=_side(old, names[0]),
        new=_side(new, names[1]),
        recommendations=compare_recommendations(old, new),
        evidence=tuple(_evidence(old, new)),
        links=tuple(_links(old, new)),
        verdicts=tuple(_verdicts(old, new)),
    )


def _side(document: GraphDocument, name: str) -> Side:
    return Side(
        name=name,
        as_of=document.as_of,
        recommendations=len(document.recommendations),
        evidence=len(document.evidence),
    )


def _evidence(old: GraphDocument, new: GraphDocument) -> Iterator[ChangedEvidence]:
    before, after = _by_id(old), _by_id(new)
    gone = {entry.id for entry in new.withdrawn}
    uses = _Uses(old, new)
    for name in _ordered(before, after):
        was, now = before.get(name), after.get(name)
        if was is None and now is not None:
            yield _entry(now, EvidenceChange.ADDED, uses)
        elif was is not None and now is None:
            yield _entry(was, EvidenceChange.WITHDRAWN if name in gone else EvidenceChange.REMOVED, uses)
        elif was is not None and now is not None and was != now:
            fields = changed_fields(was, now)
            if fields:
                yield ChangedEvidence(
                    id=name,
                    kind=now.kind,
                    title=now.title,
                    change=EvidenceChange.CHANGED,
                    fields=fields,
                    used_by=uses.of(name),
                    unchanged_wording=uses.unchanged(name),
                )


def _entry(record: Record, change: EvidenceChange, uses: _Uses) -> ChangedEvidence:
    """Return a record that came or went; what came is no change under anybody's unchanged wording."""
    came = change is EvidenceChange.ADDED
    return ChangedEvidence(
        id=record.id,
        kind=record.kind,
        title=record.title,
        change=change,
        used_by=uses.of(record.id),
        unchanged_wording=() if came else uses.unchanged(record.id),
    )


class _Uses:
    """Which recommendations rest on a record, directly or through records that are derived from it, in either edition."""

    def __init__(self, old: GraphDocument, new: GraphDocument) -> None:
        self._users: dict[str, set[str]] = {}
        self._derived: dict[str, set[str]] = {}
        current = {entry.id for entry in new.recommendations}
        for document in (old, new):
            for link in document.links:
                if link.recommendation in current:
                    self._users.setdefault(link.evidence, set()).add(link.recommendation)
            for record in document.evidence:
                for base in one_or_many(record.derived_from):
                    self._derived.setdefault(base, set()).add(record.id)
        self._same = same_wording(old, new)

    def of(self, name: str) -> tuple[str, ...]:
        found: set[str] = set()
        seen, waiting = {name}, [name]
        while waiting:
            one = waiting.pop()
            found |= self._users.get(one, set())
            fresh = self._derived.get(one, set()) - seen
            seen |= fresh
            waiting.extend(fresh)
        return tuple(sorted(found, key=natural_key))

    def unchanged(self, name: str) -> tuple[str, ...]:
        return tuple(one for one in self.of(name) if one in self._same)


def _links(old: GraphDocument, new: GraphDocument) -> Iterator[ChangedLink]:
    """Yield the links of recommendations that both editions have; those of the others came or went with them."""
    both = {entry.id for entry in old.recommendations} & {entry.id for entry in new.recommendations}
    before, after = (
        {(link.recommendation, link.option, link.evidence) for link in document.links if link.recommendation in both}
        for document in (old, new)
    )
    for key in sorted(
        before ^ after, key=lambda key: (natural_key(key[0]), LINK_OPTIONS.index(key[1]), natural_key(key[2]))
    ):
        change = LinkChange.ADDED if key in after else LinkChange.REMOVED
        yield ChangedLink(recommendation=key[0], option=key[1], evidence=key[2], change=change)


def _verdicts(old: GraphDocument, new: GraphDocument) -> Iterator[ChangedVerdict]:
    before, after = _by_id(old), _by_id(new)
    uses = _Uses(old, new)
    for name in _ordered(before, after):
        was, now = before.get(name), after.get(name)
        if was is not None and now is not None and verdict_of(was) != verdict_of(now):
            yield ChangedVerdict(
                id=name, title=now.title, before=verdict_of(was), after=verdict_of(now), used_by=uses.of(name)
            )


def _by_id(document: GraphDocument) -> dict[str, Record]:
    return {record.id: record for record in document.evidence}


def _ordered(*groups: Iterable[str]) -> list[str]:
    return sorted({name for group in groups for name in group}, key=natural_key)
