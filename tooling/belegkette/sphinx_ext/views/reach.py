"""Events and how many people came: evidence of reach, not of effect."""

from __future__ import annotations

from belegkette.edition import Edition
from belegkette.model.base import one_or_many
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import Event
from belegkette.model.terms import Kind
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import EvidenceName, name_of

REACH_FILTERS = ("region", "group")


class EventRow(View, frozen=True, kw_only=True):
    """One event; `contained` says that another listed event already counts its participants."""

    name: EvidenceName
    date: PartialDate | None
    audience: tuple[str, ...]
    participants: int | None
    contained: EvidenceName | None


class Reach(Answer, frozen=True, kw_only=True):
    """Events by date, unknown dates last. `total` adds the known numbers, nobody twice by containment; `home_total` those at home."""

    rows: tuple[EventRow, ...]
    total: int
    counted: int
    home_name: str
    home_total: int
    home_counted: int


def answer_reach(edition: Edition, region: str, group: str) -> Reach:
    """Return the events of a region (or all) and a group (or all)."""
    events = [
        event
        for event in edition.records_by_kind.get(Kind.EVENT, ())
        if isinstance(event, Event)
        and (not region or any(region in edition.graph.regions.around(one) for one in one_or_many(event.region)))
        and (not group or group in one_or_many(event.group))
    ]
    listed = {event.id for event in events}
    counted = [
        (event.participants, bool(event.region) and edition.graph.regions.is_at_home(event))
        for event in events
        if isinstance(event.participants, int) and event.contained_in not in listed
    ]
    at_home = [number for number, home in counted if home]
    home = edition.vocabulary.regions.get(edition.graph.regions.home)
    return Reach(
        rows=tuple(_row(edition, event, listed) for event in sorted(events, key=_sort_key)),
        total=sum(number for number, _home in counted),
        counted=len(counted),
        home_name=home.name if home else "",
        home_total=sum(at_home),
        home_counted=len(at_home),
        files=edition.files_of(listed),
    )


def _sort_key(event: Event) -> tuple[bool, str]:
    known = event.date is not None and event.date.first is not None
    return (not known, str(event.date) if known else "")


def _row(edition: Edition, event: Event, listed: set[str]) -> EventRow:
    container = edition.records.get(event.contained_in or "") if event.contained_in in listed else None
    return EventRow(
        name=name_of(edition, event),
        date=event.date,
        audience=one_or_many(event.audience),
        participants=event.participants if isinstance(event.participants, int) else None,
        contained=name_of(edition, container) if container else None,
    )
