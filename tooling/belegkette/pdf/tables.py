"""Tables of the text's width: columns as wide as their content asks, rows that may break, heads that come again.

Markdown tables carry no widths; rst2pdf then makes all columns equal, an id as wide as a sentence. Here each column
gets at least its longest word (hyphenation takes over beyond `LONGEST_WORD`), and the rest goes by what the longest
cell of each would like, as in CSS 2.1, 17.5.2.2 (automatic table layout).
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table
from rst2pdf.flowables import DelayedTable
from rst2pdf.styles import adjustUnits

from belegkette.pdf.foreign import Foreign, frame_of, height_of, is_empty, lend_frame

LONGEST_WORD = 82.0
"""Points; a longer word is hyphenated rather than widen its column."""
PADDING = 12.0
"""Left and right padding of a cell together, in points, with a little air."""

SMALL = 0.33
"""Part of a page up to which a table is not divided."""

FIRST_ROWS, FIRST_HEIGHT = 3, 72
LAST_ROWS, LAST_HEIGHT = 2, 36
"""A divided table leaves at least so many rows, or points, on the page where it begins, and on the one where it ends."""

LEAST_PART = 26
"""Points of a divided row that must stay, and go, at least."""

_FUZZ = 1e-6

AFTER_ID = 3.0
"""Points for the comma that follows an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a cell or column asks for, in points without padding.

    `hard` is its longest id, which is never broken, `least` its longest word (or what of it hyphenation must leave
    together), `liked` its longest paragraph on one line.
    """

    hard: float
    least: float
    liked: float


class BookTable(DelayedTable):
    """A table whose rows may break inside (a row taller than a page) and whose head rows come again on every page."""

    def __init__(
        self,
        data: list[Foreign],
        shares: Sequence[Foreign] | None,
        style: Foreign,
        head_rows: int,
        *,
        whole: bool = False,
    ) -> None:
        """Take the columns' shares as rst2pdf has them, or None to let the content decide.

        `whole` keeps the table on one page where it fits on one.
        """
        super().__init__(data, shares, style, repeatrows=head_rows)
        self.whole = whole
        self._wishes = measure_columns(data)
        self._measured_for: float | None = None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Build ReportLab's table for this width, once."""
        if self._measured_for != availWidth:
            if self._colWidths is None:
                self.colWidths = share_width(self._wishes, availWidth)
            else:
                given = [adjustUnits(share, total=availWidth) for share in self._colWidths]
                self.colWidths = widen_for_ids(given, self._wishes)
            self.t = RowTable(self.data, colWidths=self.colWidths, style=self.style, repeatRows=self.repeatrows)
            self.t.hAlign = self.hAlign
            self.width, self.height = self.t.wrapOn(getattr(self, "canv", None), availWidth, availHeight)
            self._measured_for = availWidth
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Divide as `RowTable` does."""
        _, height = self.wrap(availWidth, availHeight)
        frame = frame_of(self)
        if frame is not None and not is_empty(frame) and height <= height_of(frame) * (1 if self.whole else SMALL):
            return []
        lend_frame(self.t, frame)
        self.t.spaceAfter = self.getSpaceAfter()
        return list(self.t.splitOn(getattr(self, "canv", None), availWidth, availHeight))

    def loosened(self) -> BookTable:
        """Return this table without its wish to stay whole."""
        loose = copy(self)
        loose.whole = False
        return loose


class RowTable(Table):
    """ReportLab's table, which divides a row only if the row is taller than a page.

    ReportLab by itself divides whatever row meets the page's end, and prints the head a second time on the same page.
    """

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Divide between rows where that helps, else inside the first row that does not fit."""
        self._calc(availWidth, availHeight)
        frame = frame_of(self)
        page = height_of(frame) if frame is not None else availHeight
        fitting = self._count_fitting(availHeight)
        heights = self._rowHeights
        following = heights[min(fitting, len(heights) - 1)]
        tall = sum(heights[: self.repeatRows]) + following > page
        self.splitByRow, self.splitInRow = (0, LEAST_PART) if tall else (1, 0)
        room = availHeight
        if not tall and frame is not None:
            if not is_empty(frame) and not self._begins_well(fitting):
                return []
            room = min(availHeight, sum(heights[: self._count_staying(fitting)]) + _FUZZ)
        parts = super().split(availWidth, room)
        if not parts and frame is not None and is_empty(frame):
            self.splitByRow, self.splitInRow = 0, LEAST_PART
            parts = super().split(availWidth, availHeight)
        if parts:
            parts[-1].spaceAfter = self.getSpaceAfter()
        return list(parts)

    def _count_fitting(self, room: float) -> int:
        """Return how many rows fit, head rows among them."""
        depth = 0.0
        for number, height in enumerate(self._rowHeights):
            depth += height
            if depth > room:
                return number
        return len(self._rowHeights)

    def _begins_well(self, fitting: int) -> bool:
        """Say whether enough rows stay here for a beginning."""
        rows = self._rowHeights[self.repeatRows : fitting]
        return len(rows) >= FIRST_ROWS or sum(rows) >= FIRST_HEIGHT

    def _count_staying(self, fitting: int) -> int:
        """Return how many of the rows that fit are to stay here, so that none is left alone on the next page."""
        left, staying = self._rowHeights[fitting:], self._rowHeights[self.repeatRows : fitting]
        lonely = len(left) < LAST_ROWS and sum(left) < LAST_HEIGHT
        return fitting - 1 if left and lonely and len(staying) > LAST_ROWS else fitting


def measure_columns(rows: Sequence[Sequence[Foreign]]) -> list[Wish]:
    """Return what each column asks for: the greatest wishes of its cells."""
    columns = [[_wish(cell) for cell in column] for column in zip(*rows, strict=True)]
    return [
        Wish(
            hard=max(wish.hard for wish in column),
            least=max(wish.least for wish in column),
            liked=max(wish.liked for wish in column),
        )
        for column in columns
    ]


def share_width(wishes: Sequence[Wish], width: float) -> list[float]:
    """Return one width per column; they add up to `width`.

    Columns that ask for no more than an equal share get what they ask for; the others share what is left. Where not
    even the longest words have room, ids keep theirs and words are hyphenated.
    """
    hard = [wish.hard + PADDING for wish in wishes]
    least = [max(wish.least + PADDING, low) for wish, low in zip(wishes, hard, strict=True)]
    liked = [max(low, min(wish.liked + PADDING, width)) for wish, low in zip(wishes, least, strict=True)]
    if sum(hard) >= width:
        return [low * width / sum(hard) for low in hard]
    if sum(least) >= width:
        return _spread(hard, least, width)
    if sum(liked) <= width:
        return [high * width / sum(liked) for high in liked]
    floors = [high if high <= width / len(liked) else low for low, high in zip(least, liked, strict=True)]
    return _spread(floors if sum(floors) <= width else least, liked, width)


def widen_for_ids(given: Sequence[float], wishes: Sequence[Wish]) -> list[float]:
    """Return the given widths, with enough for the longest id of each column at the others' expense."""
    needed = [wish.hard + PADDING if wish.hard else 0.0 for wish in wishes]
    if sum(needed) >= sum(given):
        return list(given)
    widths = [max(width, low) for width, low in zip(given, needed, strict=True)]
    spare = [width - low for width, low in zip(widths, needed, strict=True)]
    part = (sum(widths) - sum(given)) / max(sum(spare), 1e-6)
    return [width - room * part for width, room in zip(widths, spare, strict=True)]


def _spread(floors: Sequence[float], goals: Sequence[float], width: float) -> list[float]:
    """Raise all floors towards their goals by the same part, until the width is used up."""
    part = (width - sum(floors)) / max(sum(goals) - sum(floors), 1e-6)
    return [low + (high - low) * part for low, high in zip(floors, goals, strict=True)]


def _wish(cell: Foreign) -> Wish:
    """Return what one cell asks for; rst2pdf's cells are lists of flowables, or "" where another cell reaches over."""
    hard = least = liked = 0.0
    for paragraph in _iter_paragraphs(cell):
        line = 0.0
        for fragment in paragraph.frags:
            words = getattr(fragment, "text", "").split()
            longest = max((_measure(word, fragment) for word in words), default=0.0)
            if getattr(fragment, "nobr", False):
                hard = max(hard, longest + AFTER_ID)
            least = max(least, min(longest, LONGEST_WORD))
            line += _measure(getattr(fragment, "text", ""), fragment)
        liked = max(liked, line)
    return Wish(hard=hard, least=least, liked=liked)


def _measure(text: str, fragment: Foreign) -> float:
    return float(stringWidth(text, fragment.fontName, fragment.fontSize))


def _iter_paragraphs(cell: Foreign) -> Iterator[Paragraph]:
    if isinstance(cell, list | tuple):
        for part in cell:
            yield from _iter_paragraphs(part)
    elif hasattr(cell, "content"):
        yield from _iter_paragraphs(cell.content)
    elif isinstance(cell, Paragraph):
        yield cell
