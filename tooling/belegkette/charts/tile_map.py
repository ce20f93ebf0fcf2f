"""Germany as sixteen tiles of one size, each roughly where the Land lies: no borders, so nobody's map data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belegkette.charts.svg import INK, QUIET, Texture, Tone, drawing, field, plate, words

PLACES: dict[str, tuple[int, int]] = {
    "DE-SH": (1, 0), "DE-HH": (2, 0), "DE-MV": (3, 0),
    "DE-HB": (0, 1), "DE-NI": (1, 1), "DE-ST": (2, 1), "DE-BB": (3, 1), "DE-BE": (4, 1),
    "DE-NW": (0, 2), "DE-HE": (1, 2), "DE-TH": (2, 2), "DE-SN": (3, 2),
    "DE-RP": (0, 3), "DE-BW": (1, 3), "DE-BY": (2, 3),
    "DE-SL": (0, 4),
}  # fmt: skip
"""Column and row of each Land by its key (ISO 3166-2)."""

_SIDE, _GAP, _EDGE = 58, 4, 2
_COLUMNS, _ROWS = 5, 5
_LEGEND_STEP, _LEGEND_WIDTH = 20, 270
_HOME_FRAME = 2.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What one tile shows: its tone and a few signs under the short name of the Land."""

    tone: Tone
    note: str = ""
    home: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """One line of the legend: a tone, the signs that go with it, and what they mean."""

    tone: Tone
    text: str
    note: str = ""


def draw_tile_map(
    tiles: Mapping[str, Tile], legend: Sequence[Legend], *, title: str, description: str, key: str, beside: bool = False
) -> str:
    """Return the map with its legend below or `beside` it; a Land that has no tile is left out."""
    pitch = _SIDE + _GAP
    parts = []
    for name, (column, row) in PLACES.items():
        if name in tiles:
            parts.append(_draw_tile(tiles[name], name.removeprefix("DE-"), _EDGE + column * pitch, _EDGE + row * pitch))
    width: float = 2 * _EDGE + _COLUMNS * pitch - _GAP
    height: float = 2 * _EDGE + _ROWS * pitch - _GAP
    left, top = (width + 14, _EDGE + 2 * pitch + 8) if beside else (_EDGE, height + 10)
    for at, entry in enumerate(legend):
        y = top + at * _LEGEND_STEP
        parts.append(field(left, y, 24, 14, entry.tone, rounded=True))
        if entry.note:
            parts.append(_note(entry.tone, entry.note, left + 12, y + 11, 11))
        parts.append(words(left + 32, y + 11.5, entry.text, size=12.5))
    size = (width + _LEGEND_WIDTH, height) if beside else (width, top + len(legend) * _LEGEND_STEP)
    return drawing(*size, title=title, description=description, key=key, parts=parts)


def _draw_tile(tile: Tile, short: str, x: float, y: float) -> str:
    tone = tile.tone
    middle = x + _SIDE / 2
    parts = [field(x, y, _SIDE, _SIDE, tone, rounded=True)]
    if tone.texture is not Texture.NONE:
        parts.append(plate(middle - 19, y + 11, 38, 38 if tile.note else 24, tone))
    parts.append(words(middle, y + (28 if tile.note else 35), short, size=18, colour=tone.words, anchor="middle",
                       bold=True, kind=f"on-{tone.name}"))  # fmt: skip
    if tile.note:
        parts.append(_note(tone, tile.note, middle, y + 45, 13))
    if tile.home:
        parts.append(
            f'<rect class="bk-c-home" x="{x + 1.3:.1f}" y="{y + 1.3:.1f}" width="{_SIDE - 2.6:.1f}" height="{_SIDE - 2.6:.1f}" '
            f'rx="3" fill="none" stroke="{INK}" stroke-width="{_HOME_FRAME}"/>'
        )
    return "".join(parts)


def _note(tone: Tone, text: str, x: float, y: float, size: float) -> str:
    colour = tone.words if tone.words != QUIET else INK
    return words(x, y, text, size=size, colour=colour, anchor="middle", kind=f"on-{tone.name}")
