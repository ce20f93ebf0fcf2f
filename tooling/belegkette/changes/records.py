"""What changed in a record's meaning. Notes, codes and the day somebody looked at a source are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from belegkette.changes.values import NO_MEANING_INSIDE, field_change
from belegkette.model.evidence import StatePractice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.changes.document import FieldChange
    from belegkette.model.evidence import Record
    from belegkette.model.terms import Verdict

_NO_MEANING = frozenset({"id", "codes", "visibility", "status", "waive", "not_used"})
"""How a project files its records is not what they say; withdrawal is reported as such."""

_FIRST = ("text", "concern", "level")
"""What a plain word stands for where a mapping could be: an axis that is unknown, a concern without a note."""


def changed_fields(was: Record, now: Record) -> tuple[FieldChange, ...]:
    """Return the keys that say something else, those inside of others with a dot; how a text is wrapped does not count."""
    found = [field_change("kind", str(was.kind), str(now.kind))]
    names = dict.fromkeys((*was.__struct_fields__, *now.__struct_fields__))
    for name in names:
        if name not in _NO_MEANING:
            found += _compare(name, getattr(was, name, None), getattr(now, name, None))
    return tuple(field for field in found if field is not None)


def _compare(name: str, was: Any, now: Any) -> Iterator[FieldChange | None]:  # noqa: ANN401 - any key of any record
    """Yield the change of one key; of a mapping, the change of each key in it."""
    if was == now:
        return
    if not isinstance(was, Struct) and not isinstance(now, Struct):
        yield field_change(name, was, now)
        return
    shapes = [value for value in (was, now) if isinstance(value, Struct)]
    for field in dict.fromkeys(name for shape in shapes for name in shape.__struct_encode_fields__):
        if field not in NO_MEANING_INSIDE:
            old, new = (_inside(value, field) for value in (was, now))
            yield from _compare(f"{name}.{field}", old, new)


def _inside(value: Any, key: str) -> Any:  # noqa: ANN401
    """Return a key of a mapping; a word that stands in its place is what the mapping says first."""
    if isinstance(value, Struct):
        names = value.__struct_encode_fields__
        return getattr(value, value.__struct_fields__[names.index(key)]) if key in names else None
    return value if key in _FIRST else None


def verdict_of(record: Record) -> Verdict | None:
    """Return the judgement on transferability, None where there is none."""
    if isinstance(record, StatePractice) and record.transferability is not None:
        return record.transferability.verdict
    return None
