"""What is known only when pages exist: where each target lies, how many pages there are, contents and index.

ReportLab lays the book out again until every ``IndexingFlowable`` is satisfied; each class here shows what the previous
pass found out.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus.doctemplate import IndexingFlowable
from reportlab.platypus.flowables import Flowable

from belegkette.pdf.flowables import Block, Insets, TextBlock
from belegkette.pdf.foreign import Foreign

# Targets, links and footnote calls of a heading belong to the heading, not to its line in the contents.
_BELONGING_TO_HEADING = re.compile(r"<super[^>]*>.*?</super>|</?a\b[^>]*>")

_NUMBER_COLUMN = 28.0
"""Points kept free for page numbers at the right of the contents."""

FIRST_DRAWN_PASS = 3
"""The first pass lays out without contents, the second finds what they must say; the third may be the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a target lies: the page, from 1, and its left upper corner in points from the page's left lower one."""

    page: int
    left: float
    top: float


class PageRegister(IndexingFlowable):
    """The place of every target and the number of pages, as of the previous pass; takes no space."""

    _ZEROSIZE = True

    def __init__(self) -> None:
        """Start with an empty book."""
        super().__init__()
        self.places: dict[str, Place] = {}
        self.total = 0
        self._places: dict[str, Place] = {}
        self._total = 0
        self._passes = 0

    @property
    def is_draft(self) -> bool:
        """Say whether this pass only finds places: before the third, contents and page numbers are never right."""
        return self._passes < FIRST_DRAWN_PASS

    def note(self, target: str, place: Place) -> None:
        """Remember where a target was drawn in this pass; its first place counts."""
        self._places.setdefault(target, place)

    def note_page(self, page: int) -> None:
        """Remember the last page of this pass."""
        self._total = page

    def beforeBuild(self) -> None:  # noqa: N802 - ReportLab's name
        """Publish what the last pass found and start anew."""
        self._passes += 1
        self.places, self.total = self._places, self._total
        self._places, self._total = {}, 0

    def isSatisfied(self) -> bool:  # noqa: N802
        """Say whether this pass found what it showed."""
        return not self.is_draft and self._places == self.places and self._total == self.total

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Take no space."""
        return 0, 0

    def draw(self) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents."""

    level: int
    text: str
    page: int
    target: str


class ContentsLine(Flowable):
    """A line of the contents: the title, dots, the page number; all of it is one link."""

    def __init__(self, entry: Entry, style: ParagraphStyle, color: str) -> None:
        """Prepare both texts."""
        super().__init__()
        link = f'<a href={quoteattr("#" + entry.target)} color="{color}">'
        self.title = TextBlock(f"{link}{entry.text}</a>", style)
        number = ParagraphStyle("contents-page", parent=style, alignment=TA_RIGHT, leftIndent=0, firstLineIndent=0)
        self.number = TextBlock(f"{link}{entry.page}</a>", number)
        self.style = style
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Measure the title beside the column of numbers."""
        self.width = availWidth
        _, self.height = self.title.wrapOn(self.canv, availWidth - _NUMBER_COLUMN, availHeight)
        self.number.wrapOn(self.canv, _NUMBER_COLUMN, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw title and number on one line, dots between them except for chapters."""
        self.title.drawOn(self.canv, 0, 0)
        self.number.drawOn(self.canv, self.width - _NUMBER_COLUMN, 0)
        if self.style.endDots or not self.style.leftIndent:
            return
        start = self.title.getActualLineWidths0()[-1] + 8
        end = self.width - self.number.getActualLineWidths0()[0] - 6
        if end > start:
            self.canv.saveState()
            self.canv.setStrokeColor(self.style.borderColor or self.style.textColor)
            self.canv.setLineCap(1)
            self.canv.setLineWidth(0.6)
            self.canv.setDash(0.01, 4)
            baseline = self.style.leading - self.style.fontSize * 0.98
            self.canv.line(end - (end - start) // 4 * 4, baseline, end, baseline)
            self.canv.restoreState()


class ContentsList(IndexingFlowable):
    """The table of contents, built from the headings the previous pass drew."""

    def __init__(self, styles: Sequence[ParagraphStyle], color: str) -> None:
        """Take one style per level; deeper headings are left out."""
        super().__init__()
        self._styles, self._color = styles, color
        self._entries: list[Entry] = []
        self._shown: list[Entry] = []
        self._block = Block([], Insets())

    def notify(self, kind: str, stuff: Foreign) -> None:
        """Collect a heading (the doc template tells every indexing flowable of each)."""
        level, text, page, target, _node = stuff
        if kind == "TOCEntry" and level < len(self._styles):
            plain = _BELONGING_TO_HEADING.sub("", text)
            self._entries.append(Entry(level=level, text=plain, page=int(page), target=target))

    def beforeBuild(self) -> None:  # noqa: N802
        """Set the lines from what the last pass collected."""
        self._shown, self._entries = self._entries, []
        lines = [ContentsLine(entry, self._styles[entry.level], self._color) for entry in self._shown]
        self._block = Block(lines, Insets())

    def isSatisfied(self) -> bool:  # noqa: N802
        """Say whether this pass found what it showed."""
        return self._entries == self._shown

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Measure the lines."""
        return tuple(self._block.wrapOn(self.canv, availWidth, availHeight))

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Divide between lines."""
        return list(self._block.splitOn(self.canv, availWidth, availHeight))

    def drawOn(self, canvas: Foreign, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw the lines."""
        self._block.drawOn(canvas, x, y, _sW)


class BoxList(ContentsList):
    """A list of boxes with their pages: what it lists is known from the beginning, where it lies from the last pass."""

    def __init__(
        self, boxes: Sequence[tuple[str, str]], style: ParagraphStyle, color: str, register: PageRegister
    ) -> None:
        """Take the boxes as target and text (markup)."""
        super().__init__([style], color)
        self._boxes, self._register = boxes, register

    def notify(self, kind: str, stuff: Foreign) -> None:
        """Pass over headings."""

    def beforeBuild(self) -> None:  # noqa: N802
        """Set the lines with the pages of the last pass; the register starts its pass before."""
        places = self._register.places
        self._entries = [
            Entry(level=0, text=text, page=places[target].page if target in places else 0, target=target)
            for target, text in self._boxes
        ]
        super().beforeBuild()

    def isSatisfied(self) -> bool:  # noqa: N802
        """Leave the judgement to the register."""
        return True


def join_pages(pages: Iterable[int]) -> list[tuple[int, int]]:
    """Return runs of at least three pages as first and last, all others as pages of their own."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [
        pair
        for run in runs
        for pair in ([(run[0], run[-1])] if len(run) > 2 else [(page, page) for page in run])  # noqa: PLR2004
    ]


class IndexText(Flowable):
    """A line of the index: the term and the pages of its targets, each a link."""

    def __init__(self, text: str, targets: Sequence[str], style: ParagraphStyle, register: PageRegister) -> None:
        """Keep the term; numbers are looked up when the line is measured."""
        super().__init__()
        self._text, self._targets, self.style, self._register = text, targets, style, register
        self._line = TextBlock(text, style)
        self.spaceBefore, self.spaceAfter = style.spaceBefore, style.spaceAfter

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Set the line anew with the page numbers of the previous pass."""
        pages: dict[int, str] = {}
        for target in self._targets:
            if target in self._register.places:
                pages.setdefault(self._register.places[target].page, target)
        numbers = [
            f"<a href={quoteattr('#' + pages[first])}>{first if first == last else f'{first}–{last}'}</a>"
            for first, last in join_pages(pages)
        ]
        self._line = TextBlock(", ".join([self._text, *numbers]), self.style)
        self.width, self.height = self._line.wrapOn(self.canv, availWidth, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self._line.drawOn(self.canv, 0, 0)
