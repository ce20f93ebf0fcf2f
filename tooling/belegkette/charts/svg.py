"""The pieces that drawings are made of, and how they look: shapes with a tone, words, lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape

INK, QUIET, LINE, PAPER = "#1f2a33", "#525d66", "#c3ccd1", "#ffffff"
_CORNER = 3
_EDGE = 0.6
"""So far textures stay away from the edge of their shape."""


class Texture(StrEnum):
    """What is drawn over a fill, so that tones differ without colour."""

    NONE = "none"
    STRIPES = "stripes"
    DOTS = "dots"
    BARS = "bars"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """How a value looks: fill, the colour of words on it, texture and its colour; `name` is the class on the website."""

    name: str
    fill: str
    words: str = INK
    texture: Texture = Texture.NONE
    mark: str = QUIET


STRONG = Tone(name="strong", fill="#0b5260", words=PAPER)
MIDDLE = Tone(name="middle", fill="#6fa9b4", words=INK)
LIGHT = Tone(name="light", fill="#d5e8eb", words=INK)
DOTTED = Tone(name="dotted", fill="#fbf1dc", words=INK, texture=Texture.DOTS, mark="#6f4900")
STRIPED = Tone(name="striped", fill="#fbebe8", words=INK, texture=Texture.STRIPES, mark="#8e2a1e")
BARRED = Tone(name="barred", fill="#edf0f2", words=INK, texture=Texture.BARS, mark="#8a959c")
EMPTY = Tone(name="empty", fill=PAPER, words=QUIET)


def number(value: float) -> str:
    """Return a coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(width: float, height: float, *, title: str, description: str, key: str, parts: Sequence[str]) -> str:
    """Return the whole SVG; `key` makes its ids unique on a page."""
    size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bk-chart" role="img" aria-labelledby="{key}-t {key}-d" {size}>'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(description)}</desc>'
        f"{''.join(parts)}</svg>\n"
    )


def words(
    x: float,
    y: float,
    text: str,
    *,
    size: float = 12,
    colour: str = INK,
    anchor: str = "start",
    bold: bool = False,
    kind: str = "ink",
) -> str:
    """Return a line of text; `y` is its baseline, `kind` its class on the website."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text class="bk-c-{kind}" x="{number(x)}" y="{number(y)}" font-family="Helvetica" font-size="{number(size)}"'
        f'{weight} fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, *, colour: str = LINE, width: float = 1) -> str:
    """Return a hairline."""
    return (
        f'<line class="bk-c-line" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
        f'stroke="{colour}" stroke-width="{number(width)}"/>'
    )


def field(
    x: float, y: float, width: float, height: float, tone: Tone, *, rounded: bool = False, frame: float = 0.8
) -> str:
    """Return a filled field with the texture of its tone and a frame."""
    corner = f' rx="{_CORNER}"' if rounded else ""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"{corner}'
    marks = "".join(_iter_marks(tone, x, y, width, height))
    texture = f'<path class="bk-c-{tone.name}-mark" d="{marks}" stroke="{tone.mark}" stroke-width="1" fill="none"/>'
    edge = tone.mark if tone.texture is not Texture.NONE else (QUIET if tone is EMPTY else tone.fill)
    return (
        f'<rect class="bk-c-{tone.name}" {place} fill="{tone.fill}" stroke="{edge}" stroke-width="{number(frame)}"/>'
        f"{texture if marks else ''}"
    )


def plate(x: float, y: float, width: float, height: float, tone: Tone) -> str:
    """Return the ground for words on a textured field."""
    return (
        f'<rect class="bk-c-{tone.name}-plate" x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}" rx="2" fill="{tone.fill}"/>'
    )


def _iter_marks(tone: Tone, x: float, y: float, width: float, height: float) -> Iterator[str]:
    """Yield the texture as a path that stays inside the field: neither patterns nor clipping work in every PDF writer."""
    left, top, right, bottom = x + _EDGE, y + _EDGE, x + width - _EDGE, y + height - _EDGE
    if right <= left or bottom <= top:
        return
    match tone.texture:
        case Texture.STRIPES:
            yield from _stripes(left, top, right, bottom)
        case Texture.DOTS:
            yield from _dots(left, top, right, bottom)
        case Texture.BARS:
            yield from _bars(left, top, right, bottom)


def _stripes(left: float, top: float, right: float, bottom: float, step: float = 5) -> Iterator[str]:
    """Yield lines that rise to the right, cut at the field's edges."""
    height = bottom - top
    start = left - height + step / 2
    while start < right:
        x1, y1 = max(start, left), bottom - max(left - start, 0)
        x2 = min(start + height, right)
        y2 = y1 - (x2 - x1)
        if x2 > x1:
            yield f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
        start += step


def _dots(left: float, top: float, right: float, bottom: float, step: float = 5) -> Iterator[str]:
    """Yield small dashes in staggered rows."""
    y, odd = top + step / 2, False
    while y < bottom:
        x = left + (step if odd else step / 2)
        while x + 1 < right:
            yield f"M{number(x)} {number(y)}h1"
            x += step
        y, odd = y + step / 2 + 0.5, not odd


def _bars(left: float, top: float, right: float, bottom: float, step: float = 6) -> Iterator[str]:
    """Yield level lines."""
    y = top + step / 2
    while y < bottom:
        yield f"M{number(left)} {number(y)}H{number(right)}"
        y += step


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is; drawings must have room for every usual typeface."""
    return sum(0.36 if sign in "iljtfrI.,:;'|()-1 " else 0.86 if sign in "mwMWÖÄÜ%" else 0.6 for sign in text) * size


def shorten(text: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis to the room there is."""
    if text_width(text, size) <= room:
        return text
    while text and text_width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
