"""Events on a line of years: one row each, a bar for a span, a dot for a day, as large as the number of people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from belegkette.charts.svg import EMPTY, INK, LINE, MIDDLE, PAPER, QUIET, STRONG, drawing, line, number, shorten, words

WIDTH = 720
_NAMES = 64
_END = 230
_ROW, _TOP = 30, 36
_SMALLEST, _LARGEST = 4.0, 12.0
_DAYS = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One event: id, first and last day, how many came (None: unknown), words at its side.

    `contained` events are counted elsewhere and drawn hollow; so are those whose number is unknown, small.
    """

    name: str
    first: date
    last: date
    participants: int | None
    contained: bool
    note: str


def draw_timeline(spans: Sequence[Span], *, title: str, description: str, key: str) -> str:
    """Return the line of years with its events, in the order given; at least one must be given."""
    first = min(span.first.year for span in spans)
    last = max(span.last.year for span in spans) + 1
    room = WIDTH - _NAMES - _END
    scale = room / (last - first)
    bottom = _TOP + len(spans) * _ROW
    step = max(1, math.ceil((last - first) * 40 / room))
    parts = []
    for year in range(first, last + 1, step):
        x = _NAMES + (year - first) * scale
        parts.append(line(x, _TOP - 8, x, bottom, colour=LINE, width=0.7))
        parts.append(words(x, _TOP - 14, str(year), size=11, colour=QUIET, anchor="middle", kind="quiet"))
    most = max((span.participants or 0 for span in spans), default=0)
    for at, span in enumerate(spans):
        y = _TOP + at * _ROW + _ROW / 2
        parts.append(_draw(span, y, first, scale, most))
    return drawing(WIDTH, bottom + 4, title=title, description=description, key=key, parts=parts)


def _draw(span: Span, y: float, first: int, scale: float, most: int) -> str:
    start, end = (_NAMES + (_year(day) - first) * scale for day in (span.first, span.last))
    middle = (start + end) / 2
    radius = _SMALLEST
    if span.participants and most:
        radius = max(_SMALLEST, _LARGEST * math.sqrt(span.participants / most))
    known = span.participants is not None and not span.contained
    tone = STRONG if known else EMPTY
    dash = "" if span.participants is not None else ' stroke-dasharray="2 2"'
    parts = [line(0, y + _ROW / 2, WIDTH, y + _ROW / 2, colour="#e6ebed", width=0.5)]
    parts.append(words(0, y + 4, span.name, size=11, colour=INK, bold=True))
    if end - start > 2 * _SMALLEST:
        parts.append(
            f'<rect class="bk-c-middle" x="{number(start)}" y="{number(y - 2.5)}" width="{number(end - start)}" height="5" '
            f'rx="2.5" fill="{MIDDLE.fill}"/>'
        )
    parts.append(
        f'<circle class="bk-c-{tone.name} bk-c-ring" cx="{number(middle)}" cy="{number(y)}" r="{number(radius)}" '
        f'fill="{tone.fill if known else PAPER}" stroke="{STRONG.fill}" stroke-width="1.4"{dash}/>'
    )
    parts.append(words(WIDTH - _END + 22, y + 4, shorten(span.note, 11, _END - 24), size=11, colour=INK))
    return "".join(parts)


def _year(day: date) -> float:
    """Return a day as a year with its part."""
    return day.year + (day.timetuple().tm_yday - 1) / _DAYS
