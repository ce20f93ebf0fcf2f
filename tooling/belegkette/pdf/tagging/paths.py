"""Rules, grounds and frames, marked as artifacts while they are drawn (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2).

Whatever of the canvas's methods paints a path writes all of it at once, from its first point to the operator that
paints it; so marked content can stand around it. What a picture is made of is marked by the picture.
"""

from __future__ import annotations

from collections.abc import Callable

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.layout import BookCanvas

PAINTING = ("line", "lines", "bezier", "arc", "rect", "ellipse", "wedge", "roundRect", "drawPath", "shade")
"""The methods of ReportLab's canvas that paint paths; all others that do call one of these."""
PATH = "/Artifact BMC"
END = "EMC"


def marking(name: str) -> Callable[..., None]:
    """Return a method that calls ReportLab's of that name inside an artifact, unless one is open."""
    paint: Callable[..., None] = getattr(BookCanvas, name)

    def method(self: Foreign, *args: Foreign, **options: Foreign) -> None:
        if self.is_closed:
            paint(self, *args, **options)
            return
        self._code.append(PATH)
        paint(self, *args, **options)
        self._code.append(END)

    method.__name__ = name
    return method


MARKING = {name: marking(name) for name in PAINTING}
