"""What evidence there is, as a table for people and as JSON for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from belegkette.i18n import _, ngettext
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Statistic
from belegkette.model.help import WORDS
from belegkette.model.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belegkette.graph import TraceGraph
    from belegkette.model.evidence import Record

VERSION = 1
_NARROWEST_TITLE = 24
_GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFilter:
    """Which records are wanted; an empty value wants all. A region includes its parts, a code the codes below it."""

    kind: str = ""
    code: str = ""
    region: str = ""
    group: str = ""
    field: str = ""


def select_evidence(graph: TraceGraph, wanted: EvidenceFilter) -> list[Record]:
    """Return the records that pass the filter, by id, numbers in their natural order."""
    codes = _with_parts(wanted.code, graph)
    found = [
        record
        for record in graph.corpus.evidence.values()
        if (not wanted.kind or record.kind == wanted.kind)
        and (not wanted.code or codes & set(one_or_many(record.codes)))
        and (not wanted.region or _lies_in(record, wanted.region, graph))
        and (not wanted.group or wanted.group in one_or_many(record.group))
        and (not wanted.field or wanted.field in _fields_of(record, graph))
    ]
    return sorted(found, key=lambda record: _natural(record.id))


def render_evidence_json(graph: TraceGraph, records: Sequence[Record]) -> str:
    """Return one JSON object, indented, with a line end."""
    positions = graph.corpus.positions()
    entries = []
    for record in records:
        place = positions.resolve(graph.corpus.place(record.id))
        entries.append(
            {
                "id": record.id,
                "kind": record.kind,
                "title": record.title,
                "region": one_or_many(record.region),
                "group": one_or_many(record.group),
                "codes": one_or_many(record.codes),
                "date": _date(record),
                "status": record.status,
                "visibility": record.visibility,
                "cited-by": _cited_by(record, graph),
                "path": place.path,
                "line": place.line,
            }
        )
    document = {"version": VERSION, "evidence": entries}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def render_evidence_text(graph: TraceGraph, records: Sequence[Record], width: int) -> str:
    """Return a table no wider than `width` where titles allow it (0: as wide as it needs to be), and a count."""
    heads = (_("Kennung"), _("Art"), _("Region"), _("Datum"), _("angeführt"), _("Titel"))
    rows = [
        (
            record.id,
            _(WORDS[Kind][record.kind]),
            " ".join(one_or_many(record.region)) or "–",
            _date(record) or "–",
            str(len(_cited_by(record, graph))),
            record.title,
        )
        for record in records
    ]
    total = ngettext("{n} Beleg", "{n} Belege", len(rows)).format(n=len(rows))
    if not rows:
        return _("Kein Beleg passt dazu.") + "\n"
    return "\n".join([*_table([heads, *rows], width), "", f"{total}."]) + "\n"


def _table(rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    columns = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    room = max(width - sum(columns) - len(_GAP) * len(columns), _NARROWEST_TITLE) if width else 0
    lines = []
    for row in rows:
        cells = [cell.ljust(size) for cell, size in zip(row, columns, strict=False)]
        cells[-1] = row[-2].rjust(columns[-1])
        lines.append(_GAP.join([*cells, _shortened(row[-1], room)]).rstrip())
    return lines


def _shortened(text: str, room: int) -> str:
    return text if not room or len(text) <= room else f"{text[: room - 1].rstrip()}…"


def _cited_by(record: Record, graph: TraceGraph) -> list[str]:
    return list(dict.fromkeys(link.recommendation for link in graph.incoming.get(record.id, ())))


def _date(record: Record) -> str:
    if isinstance(record, Statistic) and record.date is None:
        return str(record.as_of)
    return str(record.date) if record.date is not None else ""


def _fields_of(record: Record, graph: TraceGraph) -> set[str]:
    """Return the fields of action of the recommendations that name a record."""
    recommendations = (graph.corpus.recommendations[name] for name in _cited_by(record, graph))
    return {word.strip() for recommendation in recommendations for word in recommendation.field.split(",")}


def _lies_in(record: Record, region: str, graph: TraceGraph) -> bool:
    return any(region in graph.regions.around(own) for own in one_or_many(record.region))


def _with_parts(code: str, graph: TraceGraph) -> set[str]:
    """Return a code and all codes below it."""
    codes = graph.corpus.codebook.codes if graph.corpus.codebook else {}
    found, waiting = {code}, [code]
    while waiting:
        above = waiting.pop()
        below = {name for name, entry in codes.items() if entry.parent == above} - found
        found |= below
        waiting.extend(below)
    return found


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in re.split(r"(\d+)", name))
