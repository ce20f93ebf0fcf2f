"""What changed in the recommendations: which of them, in which way, and word by word where words changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import ChangedRecommendation, FieldChange, RecommendationChange
from belegkette.changes.values import field_change
from belegkette.model.terms import Strength
from belegkette.places import natural_key
from belegkette.wording import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.exchange.document import GraphDocument, RecommendationEntry

_RANKS = {
    Strength.SOLL: 3,
    Strength.SOLLTE: 2,
    Strength.KANN: 1,
    Strength.SOLLTE_NICHT: -2,
    Strength.SOLL_NICHT: -3,
}
"""How strongly each word speaks for (above zero) or against something."""

_KINDS: dict[str, RecommendationChange] = {
    "statement": RecommendationChange.REWORDED,
    "title": RecommendationChange.RETITLED,
    "addressee": RecommendationChange.READDRESSED,
    "field": RecommendationChange.MOVED,
    "status": RecommendationChange.STATUS,
    "text": RecommendationChange.EXPLAINED,
    **dict.fromkeys(("horizon", "indicator", "legal_basis", "supersedes"), RecommendationChange.CONDITIONS),
    **dict.fromkeys(
        ("counter_response", "confidence", "discordance", "consensus", "dissent"), RecommendationChange.EXPLAINED
    ),
    **dict.fromkeys(("response", "response_date", "implemented_on"), RecommendationChange.ANSWERED),
}
"""What a change in each part of a recommendation amounts to; strength is weighed, links are reported on their own."""

_ORDER = list(RecommendationChange)


def compare_recommendations(old: GraphDocument, new: GraphDocument) -> tuple[ChangedRecommendation, ...]:
    """Return the recommendations that came, went or changed."""
    before = {entry.id: entry for entry in old.recommendations}
    after = {entry.id: entry for entry in new.recommendations}
    successors: dict[str, list[str]] = {}
    for entry in new.recommendations:
        for name in entry.supersedes:
            successors.setdefault(name, []).append(entry.id)
    found = []
    for name in sorted(before.keys() | after.keys(), key=natural_key):
        was, now = before.get(name), after.get(name)
        if was is None and now is not None:
            found.append(_whole(now, RecommendationChange.ADDED, ()))
        elif now is None and was is not None:
            found.append(_whole(was, RecommendationChange.REMOVED, tuple(successors.get(name, ()))))
        elif was is not None and now is not None and was != now:
            changed = _changed(was, now)
            if changed is not None:
                found.append(changed)
    return tuple(found)


def same_wording(old: GraphDocument, new: GraphDocument) -> frozenset[str]:
    """Return the recommendations whose statement and strength are the same in both."""
    before = {entry.id: (squeeze(entry.statement), entry.strength) for entry in old.recommendations}
    return frozenset(
        entry.id for entry in new.recommendations if before.get(entry.id) == (squeeze(entry.statement), entry.strength)
    )


def _whole(
    entry: RecommendationEntry, change: RecommendationChange, successors: tuple[str, ...]
) -> ChangedRecommendation:
    statement = squeeze(entry.statement)
    came = change is RecommendationChange.ADDED
    field = FieldChange(name="statement", before="" if came else statement, after=statement if came else "")
    return ChangedRecommendation(
        id=entry.id, title=entry.title, changes=(change,), fields=(field,), successors=successors
    )


def _changed(was: RecommendationEntry, now: RecommendationEntry) -> ChangedRecommendation | None:
    fields: list[FieldChange] = []
    kinds: set[RecommendationChange] = set()
    for name, kind, field in _fields(was, now):
        if field is not None:
            fields.append(field)
            kinds.add(kind or _weigh(was.strength, now.strength))
            assert name
    if not fields:
        return None
    return ChangedRecommendation(
        id=now.id, title=now.title, changes=tuple(sorted(kinds, key=_ORDER.index)), fields=tuple(fields)
    )


def _fields(
    was: RecommendationEntry, now: RecommendationEntry
) -> Iterator[tuple[str, RecommendationChange | None, FieldChange | None]]:
    for name, kind in (*list(_KINDS.items())[:1], ("strength", None), *list(_KINDS.items())[1:]):
        yield name, kind, field_change(name, getattr(was, name), getattr(now, name))


def _weigh(before: Strength | None, after: Strength | None) -> RecommendationChange:
    """Say what a change of strength means; none given counts as nothing said."""
    old, new = _RANKS[before] if before else 0, _RANKS[after] if after else 0
    if old * new < 0:
        return RecommendationChange.REVERSED
    return RecommendationChange.STRENGTHENED if abs(new) > abs(old) else RecommendationChange.WEAKENED
