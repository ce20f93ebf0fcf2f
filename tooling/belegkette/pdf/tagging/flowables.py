"""Flowables that know which part of the doctree they show.

A flowable is made by rst2pdf or by a handler and has the class they gave it. `adopt` gives it a subclass of that class
which draws inside marked content; what it is divided into has that class too. No class of ReportLab or rst2pdf is
changed. A flowable that is neither known to show something nor known to show nothing stops the build.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import html
import re
from collections.abc import Iterator

from docutils import nodes
from reportlab.platypus.doctemplate import ActionFlowable
from reportlab.platypus.flowables import CondPageBreak, KeepTogether, NullDraw, Spacer
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table
from reportlab.platypus.xpreformatted import XPreformatted
from rst2pdf.flowables import (
    BoundByWidth,
    DelayedTable,
    MyPageBreak,
    Reference,
    ResetNextTemplate,
    Separation,
    SetNextTemplate,
    Transition,
)
from rst2pdf.image import MyImage

from belegkette.pdf.flowables import Block, BookmarkedText, is_left_out
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.nodes import box
from belegkette.pdf.pagination import ContentsList, IndexText
from belegkette.pdf.tagging.canvas import UntaggedError
from belegkette.pdf.tagging.line_ends import LineEnd, read_line_ends, softened
from belegkette.pdf.tagging.parts import Chain, Marks, Part, Slot, read_mark

SHOWS_NOTHING = (
    ActionFlowable, CondPageBreak, MyPageBreak, NullDraw, Reference, ResetNextTemplate, Separation, SetNextTemplate,
    Spacer, Transition, str, type(None),
)  # fmt: skip
"""Flowables without content; a line that one of them draws becomes an artifact."""

_LABELLED_FIRST = (nodes.definition_list_item, nodes.option_list_item)
"""Nodes whose own text is the label of what follows."""
_LINKS = (nodes.reference, nodes.footnote_reference, nodes.citation_reference)


class TaggedText:
    """A paragraph that writes its lines as marked content; the class behind it is always one of ReportLab's."""

    part: Part
    last_end: LineEnd | None = None
    """How the last line ends if this is the beginning of a divided paragraph."""
    measured: Foreign = None
    """The lines of which `lines` says how they end and what is around them."""

    def draw(self: Foreign) -> None:
        """Draw, having told the canvas what the lines are and how they end."""
        if is_left_out(self):
            return
        if self.measured is not self.blPara:  # the next pass draws the same lines
            self.measured = self.blPara
            ends = read_line_ends(self) if self.last_end is None else (*read_line_ends(self), self.last_end)
            self.lines = ends, _read_chain(self.blPara)
            self.divided = LineEnd.DIVISION in ends
        draw = super().draw  # type: ignore[misc]
        if not self.divided:
            self.canv.draw_part(self.part, self, self.lines, draw)
            return
        with softened(self, self.lines[0]):
            self.canv.draw_part(self.part, self, self.lines, draw)

    def split(self: Foreign, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: N803 - ReportLab's names
        """Divide; both pieces stand for the same part, and the first knows how its last line ends."""
        pieces = super().split(availWidth, availHeight)  # type: ignore[misc]
        for piece in pieces:
            if piece is not self:
                piece.part = self.part
        if len(pieces) > 1:
            pieces[0].last_end = _read_cut(self, pieces[0])
            pieces[-1].last_end = self.last_end
        return list(pieces)


def _read_chain(lines: Foreign) -> Chain:
    """Return the marks around a paragraph in which all text looks alike; in any other they are in its pieces."""
    links = getattr(lines, "link", ()) if getattr(lines, "kind", 1) == 0 else ()
    keys = (read_mark(uri) for _, uri in links)
    return tuple(key for key in keys if key is not None)


def _read_cut(whole: Foreign, first: Foreign) -> LineEnd:
    if isinstance(whole, XPreformatted):
        return LineEnd.SPACE
    return read_line_ends(whole)[len(first.blPara.lines) - 1]


class TaggedImage:
    """An image that is one piece of marked content."""

    part: Part

    def drawOn(self: Foreign, canv: Foreign, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        """Draw inside a sequence whose box is that of the image (ISO 32000-1, 14.8.5.4.3)."""
        image = self.image
        left = x + {"CENTER": _sW / 2, "RIGHT": _sW}.get(str(image.hAlign).upper(), 0)
        shown = (left, y, left + image.drawWidth, y + image.drawHeight)
        with canv.picture(self.part, self, self.part.node, shown):
            super().drawOn(canv, x, y, _sW)  # type: ignore[misc]


class TaggedContents:
    """The table of contents: each line is a part of its own."""

    part: Part
    marks: Marks

    def beforeBuild(self: Foreign) -> None:  # noqa: N802
        """Adopt the lines of the next pass."""
        super().beforeBuild()  # type: ignore[misc]
        for entry, line in zip(self._shown, self._block.content, strict=True):
            title = html.unescape(re.sub(r"<[^>]*>", "", entry.text))
            part = Part(node=self.part.node, slot=Slot.LINE, level=entry.level, title=title)
            for text in (line.title, line.number):
                adopt_text(text, part, self.marks, whole=True)


class TaggedIndexText:
    """A line of the index, which is set anew whenever it is measured."""

    part: Part
    marks: Marks

    def wrap(self: Foreign, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Measure, then adopt the line."""
        size = super().wrap(availWidth, availHeight)  # type: ignore[misc]
        adopt_text(self._line, self.part, self.marks)
        return (float(size[0]), float(size[1]))


_RETYPED: dict[tuple[type, type], type] = {}


def _retype(kind: type, tagged: type) -> type:
    """Return the class that is both; it keeps its name, by which ReportLab recognises preformatted text."""
    if (kind, tagged) not in _RETYPED:
        _RETYPED[kind, tagged] = type(kind.__name__, (tagged, kind), {})
    return _RETYPED[kind, tagged]


def adopt(flowables: Foreign, node: nodes.Element, marks: Marks, slot: Slot = Slot.TEXT) -> None:
    """Make everything in the flowables that shows something, and belongs to nobody yet, a part of the node."""
    for flowable in flowables:
        if getattr(flowable, "part", None) is not None or getattr(flowable, "belegkette_adopted", False):
            continue
        if isinstance(flowable, Paragraph):
            adopt_text(flowable, Part(node=node, slot=_find_slot(flowable, node, slot)), marks)
        elif isinstance(flowable, MyImage):
            flowable.__class__ = _retype(type(flowable), TaggedImage)
            flowable.part = Part(node=node)
        elif isinstance(flowable, ContentsList | IndexText):
            tagged = TaggedContents if isinstance(flowable, ContentsList) else TaggedIndexText
            flowable.__class__ = _retype(type(flowable), tagged)
            flowable.part, flowable.marks = Part(node=node, title=node.get("text", "")), marks
        elif isinstance(flowable, Block):
            adopt(flowable.content, node, marks, slot)
            adopt([flowable.label], node, marks, Slot.LABEL)
            flowable.belegkette_adopted = True
        elif isinstance(flowable, list | tuple):
            adopt(flowable, node, marks, slot)
        elif not isinstance(flowable, SHOWS_NOTHING):
            adopt(_iter_content(flowable), node, marks, slot)
            flowable.belegkette_adopted = True


def _find_slot(flowable: Foreign, node: nodes.Element, slot: Slot) -> Slot:
    """Return what a text of the node is if the node has several."""
    if isinstance(node, box) and slot is Slot.TEXT:
        return Slot.TITLE if isinstance(flowable, BookmarkedText) else Slot.LABEL
    return Slot.LABEL if isinstance(node, _LABELLED_FIRST) else slot


def _iter_content(flowable: Foreign) -> Iterator[Foreign]:
    """Yield what a container holds; refuse what is no known container."""
    if isinstance(flowable, DelayedTable):
        yield from (cell for row in flowable.data for cell in row)
    elif isinstance(flowable, Table):
        yield from (cell for row in flowable._cellvalues for cell in row)  # noqa: SLF001 - its only list of cells
    elif isinstance(flowable, BoundByWidth):
        yield from flowable.content
    elif isinstance(flowable, KeepTogether):
        yield from flowable._content  # noqa: SLF001 - its only list of content
    else:
        message = f"Was „{type(flowable).__name__}“ zeichnet, lässt sich keinem Knoten zuordnen."
        raise UntaggedError(message)


def adopt_text(flowable: Foreign, part: Part, marks: Marks, *, whole: bool = False) -> None:
    """Make a paragraph stand for the part, and each of its links a mark; if it is `whole`, all its links are one."""
    flowable.__class__ = _retype(type(flowable), TaggedText)
    flowable.part = part
    done: dict[tuple[tuple[int, str], ...], list[tuple[int, str]]] = {}
    for fragment in _iter_fragments(flowable):
        links = tuple(getattr(fragment, "link", ()))
        if links:
            if links not in done:
                done[links] = list(_iter_marks(links, part, marks, whole=whole))
            fragment.link = done[links]


def _iter_fragments(flowable: Foreign) -> Iterator[Foreign]:
    """Yield the pieces that carry links: before a paragraph is measured its own, then those of its lines."""
    lines = getattr(flowable, "blPara", None)
    if lines is None:
        yield from flowable.frags
    elif getattr(lines, "kind", 1) == 0:
        yield lines
    else:
        yield from (word for line in lines.lines for word in line.words)


def _iter_marks(
    links: tuple[tuple[int, str], ...], part: Part, marks: Marks, *, whole: bool
) -> Iterator[tuple[int, str]]:
    """Yield the marks in place of links: a link inside the mark of its node gives that mark its target."""
    owner = None
    for number, uri in links:
        key = read_mark(uri)
        if key is not None:
            owner = marks[key] if isinstance(marks[key].node, _LINKS) else None
            yield number, uri
        elif owner is not None:
            owner.target = uri
            owner = None
        else:
            yield number, marks.add_link(part, uri, 0 if whole else number)
