"""Counts as bars that lie: one row a thing, one piece a part, every piece with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from belegkette.charts.svg import (
    EMPTY,
    LINE,
    QUIET,
    Texture,
    Tone,
    drawing,
    field,
    line,
    plate,
    shorten,
    text_width,
    words,
)

WIDTH = 640
_NAMES = 214
_END = 52
_ROW, _BAR = 26, 18
_TOP = 34
_SIZE, _SMALL = 12, 10.5
_HIDDEN_WIDTH = 30
"""A bar of a protected number is as long as this, whatever the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A part of every row: its name and its tone."""

    name: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One bar: its name and the counts of its parts; None is a number that must not be shown."""

    name: str
    counts: tuple[int | None, ...]


def draw_bars(
    rows: Sequence[Row], series: Sequence[Series], *, title: str, description: str, key: str, hidden: str
) -> str:
    """Return the bars under a legend; `hidden` are the signs on a protected number."""
    longest = max((sum(count or 0 for count in row.counts) for row in rows), default=0)
    most_hidden = max((sum(count is None for count in row.counts) for row in rows), default=0)
    room = WIDTH - _NAMES - _END - most_hidden * _HIDDEN_WIDTH
    unit = room / max(longest, 1)
    bottom = _TOP + len(rows) * _ROW
    parts = [_legend(series), line(_NAMES, _TOP - 4, _NAMES, bottom, colour=LINE)]
    for at, row in enumerate(rows):
        parts.append(_draw_row(row, series, _TOP + at * _ROW, unit, hidden))
    return drawing(WIDTH, bottom + 6, title=title, description=description, key=key, parts=parts)


def _legend(series: Sequence[Series]) -> str:
    x, parts = 0.0, []
    for one in series:
        parts += [field(x, 4, 24, 14, one.tone), words(x + 31, 15, one.name, size=_SIZE)]
        x += 31 + text_width(one.name, _SIZE) + 26
    return "".join(parts)


def _draw_row(row: Row, series: Sequence[Series], y: float, unit: float, hidden: str) -> str:
    parts = [_name(row.name, y)]
    x: float = _NAMES
    for count, one in zip(row.counts, series, strict=True):
        if count is None:
            parts += [field(x, y, _HIDDEN_WIDTH, _BAR, EMPTY), words(x + _HIDDEN_WIDTH / 2, y + 13, hidden, size=11,
                      colour=QUIET, anchor="middle", kind="on-empty")]  # fmt: skip
            x += _HIDDEN_WIDTH
        elif count:
            parts.append(_piece(x, y, count * unit, str(count), one.tone))
            x += count * unit
    if all(count is not None for count in row.counts):
        total = sum(count or 0 for count in row.counts)
        parts.append(words(x + 7, y + 13, str(total), size=_SIZE, bold=True))
    return "".join(parts)


def _name(name: str, y: float) -> str:
    """Return a name in one line or, smaller, in two."""
    room = _NAMES - 12
    if text_width(name, _SIZE) <= room:
        return words(0, y + 13, name, size=_SIZE)
    first, rest = "", name.split(" ")
    while rest and text_width(f"{first} {rest[0]}", _SMALL) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return words(0, y + 13, shorten(name, _SIZE, room), size=_SIZE)
    if not rest:
        return words(0, y + 13, first, size=_SMALL)
    second = shorten(" ".join(rest), _SMALL, room)
    return words(0, y + 7.5, first, size=_SMALL) + words(0, y + 19, second, size=_SMALL)


def _piece(x: float, y: float, width: float, count: str, tone: Tone) -> str:
    """Return a part of a bar; its number stands on it where there is room, and in the table in any case."""
    parts = [field(x, y, width, _BAR, tone)]
    needed = text_width(count, 11) + 6
    if width >= needed:
        if tone.texture is not Texture.NONE:
            parts.append(plate(x + width / 2 - needed / 2 + 1, y + 2.5, needed - 2, _BAR - 5, tone))
        parts.append(
            words(x + width / 2, y + 13, count, size=11, colour=tone.words, anchor="middle", kind=f"on-{tone.name}")
        )
    return "".join(parts)
