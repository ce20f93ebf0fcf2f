"""What stands between two lines of a paragraph: a space, the hyphen of a divided word, or nothing.

ReportLab writes neither the space at which it broke a line nor anything that tells a division from a hyphen; a reader
would hear "Rechtsrahmen(Onlinezugangsgesetz". ISO 14289-1, 7.2 asks that text can be mapped to Unicode;
ISO 32000-1, 14.8.2.2.3 says that a hyphen put in by the layout is a soft hyphen (U+00AD), so that it is no part of the
text.

The private classes and attributes of ReportLab are those named in ``tests/pdf_tagging/test_private_names.py``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from reportlab.platypus import paragraph
from reportlab.platypus.xpreformatted import XPreformatted

from belegkette.pdf.foreign import Foreign

SOFT_HYPHEN = "\u00ad"
_SIMPLE = 0
"""ReportLab's kind of a paragraph in which all text looks alike."""

_DIVIDED_WORD = paragraph._SplitWordHY  # noqa: SLF001 - see the module's docstring
_CUT_WORD = paragraph._SplitWord  # noqa: SLF001
_WORD_END = paragraph._SplitWordEnd  # noqa: SLF001
_DIVIDED = (paragraph._SplitFragHY, paragraph._SplitFragLL)  # noqa: SLF001
"""A divided word, and what ReportLab makes of it where a page ends."""
_SPACED = paragraph._HSFrag  # noqa: SLF001


class LineEnd(Enum):
    """How a line ends."""

    NOTHING = "nothing"
    SPACE = "space"
    DIVISION = "division"

    def finish(self, text: str) -> str:
        """Return the last piece of the line's text as it has to be written."""
        if self is LineEnd.DIVISION and text.endswith("-"):
            return f"{text[:-1]}{SOFT_HYPHEN}"
        return f"{text} " if self is LineEnd.SPACE and not text.endswith(" ") else text


def read_line_ends(block: Foreign) -> tuple[LineEnd, ...]:
    """Return the ends of a measured paragraph's lines, all but the last's; nothing for a paragraph without lines."""
    lines = block.blPara.lines
    if isinstance(block, XPreformatted):
        return (LineEnd.SPACE,) * (len(lines) - 1)
    if getattr(block.blPara, "kind", 1) == _SIMPLE:
        return tuple(_read_simple(line[1]) for line in lines[:-1])
    return tuple(_iter_mixed(block.frags, lines))


def _read_simple(words: Foreign) -> LineEnd:
    if not words:
        return LineEnd.NOTHING
    if isinstance(words[-1], _DIVIDED_WORD):
        return LineEnd.DIVISION
    cut = isinstance(words[-1], _CUT_WORD) and not isinstance(words[-1], _WORD_END)
    return LineEnd.NOTHING if cut else LineEnd.SPACE


def _iter_mixed(words: Foreign, lines: Foreign) -> Iterator[LineEnd]:
    """Yield the ends of lines in which fonts or links change; a line knows the number of its first word (``sFW``)."""
    first = lines[0].sFW if lines else 0
    for line, following in itertools.pairwise(lines):
        last = following.sFW - first - 1
        word = words[last] if 0 <= last < len(words) else None
        if not line.lineBreak and isinstance(word, _DIVIDED):
            yield LineEnd.DIVISION
        elif line.lineBreak or isinstance(word, _SPACED):
            yield LineEnd.SPACE
        else:
            yield LineEnd.NOTHING


@contextmanager
def softened(block: Foreign, ends: tuple[LineEnd, ...]) -> Iterator[None]:
    """Write soft hyphens into the lines of a mixed paragraph while it is drawn.

    There an empty piece, which ReportLab puts in to break the line, may follow the divided word. The lines are as they
    were afterwards: the next pass divides the paragraph again.
    """
    mixed = getattr(block.blPara, "kind", 1) != _SIMPLE
    changed = []
    for line, end in zip(block.blPara.lines, ends, strict=False):
        if mixed and end is LineEnd.DIVISION:
            piece = next((word for word in reversed(line.words) if getattr(word, "text", "")), None)
            if piece is not None:
                changed.append((piece, piece.text))
                piece.text = end.finish(piece.text)
    try:
        yield
    finally:
        for piece, text in changed:
            piece.text = text
