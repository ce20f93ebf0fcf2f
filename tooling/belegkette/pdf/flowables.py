"""Pieces of a page that ReportLab and rst2pdf do not have: blocks that break anywhere, and headings that never hang.

Every class keeps its measures for one width, so that the second and third pass over the book (which only settle page
numbers) do not break all lines again.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus.flowables import Flowable, KeepTogether
from reportlab.platypus.paragraph import Paragraph
from rst2pdf.flowables import Heading

from belegkette.pdf.foreign import Foreign, frame_of, height_of, is_empty, lend_frame
from belegkette.pdf.own_hyphens import marked_hyphens, protect_hyphens

_UNBOUNDED = 0xFFFFFFF
LARGEST_GAP = 0.4
"""Part of a page that may stay white so that a block that wants to be whole begins on the next one."""
_FUZZ = 1e-6


class TextBlock(Paragraph):
    """A paragraph that breaks its lines once per width."""

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        """Return width and height; a split that failed has thrown the lines away, then they are made again."""
        if getattr(self, "_measured_for", None) != availWidth or not hasattr(self, "blPara"):
            protect_hyphens(self)
            super().wrap(availWidth, availHeight)
            self._measured_for = availWidth
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Divide; hyphens of the words themselves stay."""
        if not hasattr(self, "blPara"):
            self.wrap(availWidth, availHeight)
        with marked_hyphens(self):
            return list(super().split(availWidth, availHeight))

    def draw(self) -> None:
        """Draw, unless the page is a draft and the text holds no target."""
        if not is_left_out(self):
            super().draw()


def is_left_out(text: Foreign) -> bool:
    """Say whether a measured paragraph need not be drawn: writing its lines is most of the work of a pass."""
    if not getattr(text.canv, "is_draft", False):
        return False
    lines = text.blPara
    return lines.kind == 0 or not any(hasattr(word, "cbDefn") for line in lines.lines for word in line.words)


class ResumedText(TextBlock):
    """The line at the top of a divided block that says which one goes on.

    It is no content: whoever hears the book or reads it without pages does not meet the division.
    """

    def draw(self) -> None:
        """Draw the line as a part of the page."""
        with self.canv.artifact():
            super().draw()


class BookHeading(Heading):
    """rst2pdf's heading, which moves to the next page rather than be divided.

    ReportLab divides a paragraph by calling its class with ``text=None`` and ``frags=…``; `Heading` knows no ``frags``.
    """

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height; hyphens of the words themselves stay."""
        protect_hyphens(self)
        width, height = super().wrap(availWidth, availHeight)
        return width, height

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Return this heading whole or nothing."""
        _, height = self.wrap(availWidth, availHeight)
        return [self] if height <= availHeight else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Insets:
    """Space between the edge of a block and its content, in points."""

    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0


Paint = Callable[[Foreign, float, float], None]


class Block(Flowable):
    """A column of flowables, indented, perhaps painted and labelled, that can break between and inside them.

    It takes the place of rst2pdf's ``SplitTable``, which stretches rows and gives up when it misjudged a height.
    """

    def __init__(
        self,
        content: Sequence[Foreign],
        insets: Insets,
        *,
        label: Foreign = None,
        paint: Paint | None = None,
        whole: bool = False,
        least: float = 0,
        space: tuple[float, float] = (0, 0),
        resumed: ResumedText | None = None,
    ) -> None:
        """Stack the content.

        `whole` keeps it on one page where it fits on one, unless much of this page would stay white; then it is
        divided, but between two pieces of content. Of a block that must be divided at least `least` points of content
        stay and go; `space` is before and after. `resumed` begins every further part of it.
        """
        super().__init__()
        self.content = list(content)
        self.insets = insets
        self.label = label
        self.paint = paint
        self.whole = whole
        self.least = least
        self.resumed = resumed
        self.spaceBefore, self.spaceAfter = space
        self._measured_for: float | None = None
        self._places: list[float] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Measure all content, once for this width."""
        if self._measured_for != availWidth:
            self._measure(availWidth)
        return self.width, self.height

    def _measure(self, width: float) -> None:
        inner = width - self.insets.left - self.insets.right
        depth, after, self._places = 0.0, 0.0, []
        for number, flowable in enumerate(self.content):
            _, height = flowable.wrapOn(getattr(self, "canv", None), inner, _UNBOUNDED)
            gap = max(after, flowable.getSpaceBefore()) if number else 0
            depth += gap + height
            after = flowable.getSpaceAfter() if height > _FUZZ else max(after - gap, 0)
            self._places.append(depth)
        if self.label is not None:
            _, height = self.label.wrapOn(getattr(self, "canv", None), max(self.insets.left, 1), _UNBOUNDED)
            depth = max(depth, height)
        self.width, self._measured_for = width, width
        self.height = depth + self.insets.top + self.insets.bottom

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803
        """Return two blocks, or nothing when too little would stay on this page."""
        _, height = self.wrap(availWidth, availHeight)
        if height <= availHeight + _FUZZ:
            return [self]
        frame = frame_of(self)
        between = self.whole and frame is not None and height <= height_of(frame)
        if between and availHeight <= height_of(frame) * LARGEST_GAP:
            return []
        room = availHeight - self.insets.top - self.insets.bottom
        room = min(room, self._places[-1] - self.least)
        if room < self.least and not (frame is not None and is_empty(frame)):
            return []
        inner = availWidth - self.insets.left - self.insets.right
        head, tail = self._divide_between(room) if between else self._divide(room, inner)
        if not head or not tail:
            return []
        resumed = [self.resumed] if self.resumed is not None else []
        return [self._part(head, label=self.label), self._part([*resumed, *tail], label=None)]

    def _find_first(self, room: float) -> int:
        """Return the number of the first piece of content that overflows."""
        return next((number for number, place in enumerate(self._places) if place > room + _FUZZ), len(self.content))

    def _divide_between(self, room: float) -> tuple[list[Foreign], list[Foreign]]:
        """Divide before the flowable that overflows, if enough stays."""
        first = self._step_back(self._find_first(room))
        enough = first > 0 and self._places[first - 1] >= self.least
        return (self.content[:first], self.content[first:]) if enough else ([], [])

    def _divide(self, room: float, inner: float) -> tuple[list[Foreign], list[Foreign]]:
        """Divide the content at the flowable that overflows: inside it if it can, before it if not."""
        first = self._find_first(room)
        if first == len(self.content):
            return [], []
        flowable = self.content[first]
        used = self._places[first] - flowable.wrapOn(getattr(self, "canv", None), inner, _UNBOUNDED)[1]
        lend_frame(flowable, frame_of(self))
        parts = flowable.splitOn(getattr(self, "canv", None), inner, room - used) if room > used else []
        if len(parts) > 1:
            return [*self.content[:first], parts[0]], [*parts[1:], *self.content[first + 1 :]]
        first = self._step_back(first)
        return self.content[:first], self.content[first:]

    def _step_back(self, first: int) -> int:
        """Return the piece before which to divide: none is left behind that must stay with the next."""
        while first and self.content[first - 1].getKeepWithNext():
            first -= 1
        return first

    def _part(self, content: list[Foreign], *, label: Foreign) -> Block:
        space = (self.spaceBefore, self.spaceAfter)
        part = Block(
            content,
            self.insets,
            label=label,
            paint=self.paint,
            least=self.least,
            space=space,
            resumed=self.resumed,
        )
        part.__dict__.update({name: value for name, value in self.__dict__.items() if name.startswith("belegkette_")})
        return part

    def loosened(self) -> Block:
        """Return this block without its wish to stay whole."""
        return self._part(self.content, label=self.label)

    def draw(self) -> None:
        """Paint the ground, then the label, then the content from the top down."""
        if self.paint is not None:
            self.paint(self.canv, self.width, self.height)
        top = self.height - self.insets.top
        if self.label is not None:
            _, height = self.label.wrapOn(getattr(self, "canv", None), max(self.insets.left, 1), _UNBOUNDED)
            self.label.drawOn(self.canv, 0, top - height)
        inner = self.width - self.insets.left - self.insets.right
        for flowable, place in zip(self.content, self._places, strict=True):
            width, _ = flowable.wrapOn(getattr(self, "canv", None), inner, _UNBOUNDED)
            flowable.drawOn(self.canv, self.insets.left, top - place, _sW=inner - width)


class HeadingGroup(KeepTogether):
    """A heading with what follows it, which moves to the next page only if nothing of the follower fits below it.

    ReportLab's own class moves the whole group when the follower as a whole does not fit, which leaves half a page
    white before every long table.
    """

    def split(self, aW: float, aH: float) -> list[Foreign]:  # noqa: N803
        """Try to place the heading and the beginning of its follower here."""
        *lead, last = self._content
        height = self._height_of_lead(lead, aW) + last.getSpaceBefore()
        frame = frame_of(self)
        if getattr(last, "whole", False) and frame is not None:
            _, needed = last.wrapOn(getattr(self, "canv", None), aW, aH)
            if height + needed > height_of(frame):
                last = last.loosened()
        room = aH - height
        if lead and room > 0:
            lend_frame(last, frame)
            _, needed = last.wrapOn(getattr(self, "canv", None), aW, room)
            if needed <= room or last.splitOn(getattr(self, "canv", None), aW, room):
                return [*lead, last]
        return [*super().split(aW, aH)[:-1], last]

    def _height_of_lead(self, lead: list[Foreign], width: float) -> float:
        height = after = 0.0
        for number, flowable in enumerate(lead):
            gap = max(after, flowable.getSpaceBefore()) if number else 0
            height += gap + flowable.wrapOn(getattr(self, "canv", None), width, _UNBOUNDED)[1]
            after = flowable.getSpaceAfter()
        return height + after


class BookmarkedText(TextBlock):
    """A line that may also be an entry of the outline, although it is no section's title."""

    bookmark: tuple[str, str, int] | None = None
    """Key of the destination, text and level of the entry."""
    mark: str = ""
    """What the running head names if the line is the first or the last of its kind on the page."""

    def draw(self) -> None:
        """Draw the line and enter it into the outline."""
        if self.mark:
            self.canv.marks.append(self.mark)
        if self.bookmark is not None:
            key, text, level = self.bookmark
            self.canv.bookmarkHorizontal(key, 0, self.height)
            self.canv.addOutlineEntry(text, key, level, closed=True)
        super().draw()
