"""What one record says of others, and what it carries: small questions that need no corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model.evidence import Contradiction, Event, InterviewFinding, PracticeExample, StatePractice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.model.evidence import Record
    from belegkette.model.terms import Level


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
