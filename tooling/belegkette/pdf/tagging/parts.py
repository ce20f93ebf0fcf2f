"""What is drawn, as both halves speak of it: parts of the doctree, marks inside a line, and the trace of a drawn book.

The drawing half writes a `Trace`, the assembling half reads it; neither needs ReportLab or pikepdf for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from docutils import nodes

SCHEME = "belegkette-tag"
"""URI scheme of marks. ReportLab carries them as links; no link with this scheme reaches a file."""

_MARK = re.compile(rf"{SCHEME}:(\d+)\Z")


class Slot(StrEnum):
    """Which part of a node a flowable shows; `TEXT` is the node's own text."""

    TEXT = "text"
    LABEL = "label"
    TITLE = "title"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """What one flowable, and everything it is divided into, stands for. Two parts are equal only if they are one."""

    node: nodes.Element
    slot: Slot = Slot.TEXT
    level: int = 0
    """Of a line of the contents: 0 for a chapter."""
    title: str = ""
    """Of a line of the contents or the index: its plain text."""


@dataclass(slots=True, kw_only=True, eq=False)
class Mark:
    """A stretch of a line that is an element of its own: a link, a note's number, foreign words, an abbreviation.

    `node` is None for links that no doctree node stands for, such as the way back from a footnote.
    """

    node: nodes.Element | None
    target: str = ""
    """Where the link leads as ReportLab writes it: "#id" or a URI; empty if the mark is no link."""


class Marks:
    """All marks of one book; the key of a mark is its place in the list."""

    def __init__(self) -> None:
        """Start with none."""
        self._marks: list[Mark] = []
        self._unnamed: dict[tuple[Part, str, int], int] = {}

    def __getitem__(self, key: int) -> Mark:
        """Return the mark of that key."""
        return self._marks[key]

    def add(self, node: nodes.Element) -> str:
        """Register a mark for the node and return its URI."""
        self._marks.append(Mark(node=node))
        return f"{SCHEME}:{len(self._marks) - 1}"

    def add_link(self, part: Part, target: str, number: int) -> str:
        """Register a link without a node, once for each part, target and number in the paragraph; return its URI."""
        key = (part, target, number)
        if key not in self._unnamed:
            self._marks.append(Mark(node=None, target=target))
            self._unnamed[key] = len(self._marks) - 1
        return f"{SCHEME}:{self._unnamed[key]}"


def read_mark(uri: str) -> int | None:
    """Return the key that the URI of a mark holds, None for any other URI."""
    match = _MARK.match(uri)
    return int(match[1]) if match else None


Chain = tuple[int, ...]
"""Keys of the marks around a piece of text, the outermost first."""


@dataclass(slots=True, kw_only=True)
class Sequence:
    """One marked-content sequence (ISO 32000-1, 14.6): its page from 0, its MCID there, and what it shows."""

    page: int
    mcid: int
    part: Part
    chain: Chain = ()
    image: nodes.image | None = None
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right and top of an image on its page, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One link annotation: its page from 0, its place in the page's list, and the link it is a part of."""

    page: int
    index: int
    part: Part
    chain: Chain


@dataclass(slots=True)
class Trace:
    """Everything that was drawn in one pass over the book, in the order of drawing."""

    sequences: list[Sequence] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
