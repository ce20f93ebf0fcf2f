"""The picture that messengers and social networks show with a link: the title on a quiet ground, made from local fonts."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PREVIEW = "_static/vorschau.png"
WIDTH, HEIGHT = 1200, 630
_MARGIN = 90
_GROUND, _BAR, _INK, _QUIET = "#eef5f6", "#0b5260", "#1f2a33", "#525d66"
_LARGEST, _SMALLEST, _STEP = 72, 36, 4
_LINES = 5


@cache
def build_preview(title: str, author: str) -> bytes:
    """Return a PNG with title and author; a long title gets smaller letters, and is cut where even those do not fit."""
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - opened once a build, not where pages are only read

    from belegkette.pdf.fonts import find_font_file  # noqa: PLC0415

    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, HEIGHT), fill=_BAR)
    room = WIDTH - 2 * _MARGIN
    for size in range(_LARGEST, _SMALLEST - 1, -_STEP):
        font = ImageFont.truetype(find_font_file("Lato-Bold"), size)
        lines = _break(title, draw, font, room)
        if len(lines) <= _LINES:
            break
    draw.multiline_text((_MARGIN, _MARGIN), "\n".join(lines[:_LINES]), font=font, fill=_INK, spacing=size // 3)
    small = ImageFont.truetype(find_font_file("Lato-Regular"), 32)
    draw.text((_MARGIN, HEIGHT - _MARGIN - 20), author[:70], font=small, fill=_QUIET)
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()


def _break(text: str, draw: ImageDraw, font: FreeTypeFont, room: int) -> list[str]:
    """Return the text in lines that fit; a word that is wider than a line stands alone."""
    lines: list[str] = []
    for word in text.split() or ["–"]:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=font) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
