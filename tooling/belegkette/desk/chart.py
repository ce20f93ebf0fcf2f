"""The picture of the chain: kinds of evidence flow over fields of action into recommendations.

Only geometry: boxes and ribbons in the units of the picture's own coordinate system. The template writes the SVG.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.places import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from belegkette.report.model import Recommendation, Report

WIDTH = 960
_NAMED = 48
"""So many recommendations are drawn one by one; more are drawn as one box a field."""
_BAR = 12
_LEFT, _MIDDLE, _RIGHT = 150, 520, 836
_TOP = 34
_GAP = 10
_PITCH = 15
_HEIGHT = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One bar with its words; `tone` says which colour, `anchor` where a click leads (or nothing)."""

    x: float
    y: float
    height: float
    label: str
    count: int
    tone: str
    anchor: str = ""
    width: int = _BAR

    @property
    def middle(self) -> float:
        """Where the words stand."""
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A band from one bar to another as an SVG path."""

    path: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole picture. `one_by_one` tells whether every recommendation has its own bar."""

    height: float
    kinds: tuple[Box, ...]
    fields: tuple[Box, ...]
    recommendations: tuple[Box, ...]
    ribbons: tuple[Ribbon, ...]
    one_by_one: bool
    width: int = WIDTH


@dataclass(slots=True)
class _Cursor:
    """How far the two sides of a bar are taken by ribbons."""

    left: float
    right: float


def build_chart(report: Report) -> Chart | None:
    """Return the picture, None where no recommendation has evidence."""
    total = sum(flow.links for flow in report.flows)
    if not total:
        return None
    links = _links_by_recommendation(report)
    current = [one for one in report.recommendations if links.get(one.id)]
    one_by_one = len(current) <= _NAMED
    unit = _unit(total, len(current) if one_by_one else len(report.fields))
    ends = _ends(current, links, unit, one_by_one=one_by_one)
    flows = {(flow.kind, flow.field): flow.links for flow in report.flows}
    fields = _fields(report, flows, ends, unit)
    height = max(box.y + box.height for boxes in ends.values() for box in boxes)
    kinds = _kinds(report, flows, unit, height)
    ribbons = (*_inward(kinds, fields, flows, unit), *_outward(fields, ends))
    return Chart(
        height=round(height + 8, 1),
        kinds=tuple(kinds.values()),
        fields=tuple(fields.values()),
        recommendations=tuple(box for boxes in ends.values() for box in boxes),
        ribbons=ribbons,
        one_by_one=one_by_one,
    )


def _links_by_recommendation(report: Report) -> dict[str, int]:
    return {
        one.id: sum(link.known and link.option == "evidence" for link in one.links)
        for one in report.recommendations
        if not one.superseded
    }


def _unit(total: int, rows: int) -> float:
    """Return the height of one link, so that the picture is as high as a screen and no bar is thinner than a hair."""
    return max(_HEIGHT, rows * _PITCH) / total


def _ends(
    current: Sequence[Recommendation], links: dict[str, int], unit: float, *, one_by_one: bool
) -> dict[str, list[Box]]:
    """Return the right column by field, from top to bottom."""
    found: dict[str, list[Box]] = {}
    by_field: dict[str, list[Recommendation]] = defaultdict(list)
    for one in current:
        by_field[one.field].append(one)
    y = float(_TOP)
    for field, held in by_field.items():
        boxes = []
        rows: Iterable[tuple[str, str, int]] = (
            ((one.id, anchor_of(one.id), links[one.id]) for one in held)
            if one_by_one
            else [(str(len(held)), "", sum(links[one.id] for one in held))]
        )
        for label, anchor, count in rows:
            height = count * unit
            boxes.append(
                Box(
                    x=_RIGHT,
                    y=round(y, 1),
                    height=round(height, 1),
                    label=label,
                    count=count,
                    tone="end",
                    anchor=anchor,
                )
            )
            y += max(height + 3, _PITCH)
        found[field] = boxes
        y += _GAP
    return found


def _fields(
    report: Report, flows: dict[tuple[str, str], int], ends: dict[str, list[Box]], unit: float
) -> dict[str, Box]:
    names = {field.key: field.name for field in report.fields}
    found = {}
    for field, boxes in ends.items():
        count = sum(links for (_kind, target), links in flows.items() if target == field)
        height = count * unit
        middle = (boxes[0].y + boxes[-1].y + boxes[-1].height) / 2
        found[field] = Box(
            x=_MIDDLE,
            y=round(middle - height / 2, 1),
            height=round(height, 1),
            label=names[field],
            count=count,
            tone="field",
        )
    return found


def _kinds(report: Report, flows: dict[tuple[str, str], int], unit: float, bottom: float) -> dict[str, Box]:
    counts = [
        (kind, sum(links for (source, _field), links in flows.items() if source == kind.key)) for kind in report.kinds
    ]
    counts = [(kind, count) for kind, count in counts if count]
    free = bottom - _TOP - sum(count for _kind, count in counts) * unit
    gap = max(min(free / max(len(counts) - 1, 1), 60), 4)
    used = sum(count for _kind, count in counts) * unit + gap * (len(counts) - 1)
    y = _TOP + max((bottom - _TOP - used) / 2, 0)
    found = {}
    for kind, count in counts:
        height = count * unit
        found[kind.key] = Box(
            x=_LEFT, y=round(y, 1), height=round(height, 1), label=kind.name, count=count, tone=kind.key
        )
        y += height + gap
    return found


def _inward(
    kinds: dict[str, Box], fields: dict[str, Box], flows: dict[tuple[str, str], int], unit: float
) -> list[Ribbon]:
    cursors = {key: _Cursor(box.y, box.y) for key, box in (*kinds.items(), *fields.items())}
    found = []
    for kind, source in kinds.items():
        for field, target in fields.items():
            links = flows.get((kind, field), 0)
            if links:
                height = links * unit
                begin, end = cursors[kind].right, cursors[field].left
                found.append(Ribbon(path=_band(source.x + _BAR, begin, target.x, end, height), tone=kind))
                cursors[kind].right += height
                cursors[field].left += height
    return found


def _outward(fields: dict[str, Box], ends: dict[str, list[Box]]) -> list[Ribbon]:
    found = []
    for field, boxes in ends.items():
        source = fields[field]
        y = source.y
        for box in boxes:
            found.append(Ribbon(path=_band(source.x + _BAR, y, box.x, box.y, box.height), tone="field"))
            y += box.height
    return found


def _band(x1: float, y1: float, x2: float, y2: float, height: float) -> str:
    """Return a band with soft curves from the right side of a bar to the left side of another."""
    bend = (x1 + x2) / 2
    return (
        f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        f"V{y2 + height:.1f}C{bend:.1f} {y2 + height:.1f} {bend:.1f} {y1 + height:.1f} {x1:.1f} {y1 + height:.1f}Z"
    )
