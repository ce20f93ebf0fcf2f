"""The word that lies under the text of a draft: a picture, so that nobody reads, copies or searches it by mistake.

As text it would stand in the middle of every page that a program extracts, and in the way of every search.
"""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from belegkette.pdf.fonts import find_font_file
from belegkette.pdf.foreign import Foreign

_FONT = "Lato-Bold"
_SIZE = 160
"""Height of the letters in pixels; about 100 to the inch on the page."""
_PAPER, _GREY = 255, 244
"""Of 255: text on this grey keeps nine tenths of its contrast with white."""
_PART_OF_WIDTH = 0.78
_ANGLE = 52


@cache
def _draw_word(word: str) -> ImageReader:
    font = ImageFont.truetype(find_font_file(_FONT), _SIZE, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(word))
    picture = Image.new("L", (right - left, bottom - top), _PAPER)
    ImageDraw.Draw(picture).text((-left, -top), word, fill=_GREY, font=font)
    return ImageReader(picture)


def draw_watermark(canvas: Foreign, word: str, width: float, height: float) -> None:
    """Draw the word from the lower left to the upper right of a page of that size."""
    picture = _draw_word(word)
    across, up = picture.getSize()
    long = _PART_OF_WIDTH * min(width, height) * 1.15
    high = long * up / across
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_ANGLE if height > width else 90 - _ANGLE)
    canvas.drawImage(picture, -long / 2, -high / 2, long, high)
    canvas.restoreState()
