"""A text object whose text lies in marked-content sequences.

The operators stand inside the text object (BT … BDC … EMC … ET), so that a link can begin and end within a line.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.pdfgen.textobject import PDFTextObject

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.tagging.line_ends import LineEnd
from belegkette.pdf.tagging.parts import Chain, Part, read_mark

if TYPE_CHECKING:
    from belegkette.pdf.tagging.canvas import TaggedCanvas


class TaggedText(PDFTextObject):
    """The text of one flowable on one page; `chain` is what surrounds the next piece of it."""

    def __init__(
        self,
        canvas: TaggedCanvas,
        x: float,
        y: float,
        direction: Foreign,
        *,
        part: Part,
        ends: tuple[LineEnd, ...],
        chain: Chain,
    ) -> None:
        """Begin with nothing open; `ends` are the ends of all lines in order."""
        super().__init__(canvas, x, y, direction)
        self._part = part
        self._ends = iter(ends)
        self._around: list[tuple[int, int]] = list(enumerate(chain))
        self.chain = chain
        """Keys of the marks around what is written next."""
        self._open: Chain | None = None
        self._pieces = 0
        self._wrote = False

    def _surround(self) -> None:
        """Say anew which marks are around, the outermost first: ReportLab numbers links in that order."""
        self.chain = tuple(key for _, key in sorted(self._around))

    def interrupt(self) -> None:
        """Close the open sequence; more text opens a new one."""
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    close = interrupt

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        """Write one piece of a line; with `TStar` it is the line's last."""
        if TStar:
            text = next(self._ends, LineEnd.NOTHING).finish(text)
        self._wrote = bool(text)
        if not text:
            self._code.extend(["T*"] if TStar else [])
            return
        if self._open != self.chain:
            self.interrupt()
            self._begin()
        self._pieces += 1
        super()._textOut(text, TStar)

    def textLine(self, text: str = "") -> None:  # noqa: N802
        """Write a line of its own."""
        self.interrupt()
        self._begin()
        super().textLine(text)

    def _begin(self) -> None:
        self._open = self.chain
        self._code.append(self._canvas.open_sequence(self._part, self._open))
        self._pieces = 0

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:  # noqa: N802
        """Take note that a link begins or ends; it begins when its first piece is already written."""
        key = read_mark(link[1])
        if key is None:
            return
        if what == "end":
            self._around.remove((link[0], key))
            self._surround()
            return
        self._around.append((link[0], key))
        self._surround()
        if not self._wrote:
            return
        if self._pieces == 1:
            self._open = self.chain
            self._canvas.trace.sequences[-1].chain = self._open
        elif self._open is not None:
            piece = self._code.pop()
            self.interrupt()
            self._begin()
            self._code.append(piece)
            self._pieces = 1
