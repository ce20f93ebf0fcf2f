"""Read a finished PDF back: its structure tree with the text that each element shows.

Independent of the writing half on purpose: it knows nothing of doctrees or traces and trusts nothing but the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Pdf

from belegkette.pdf.tagging.page_reading import Fonts, PageContent, read_page

_PROPERTIES = ("/Alt", "/E", "/Lang", "/ID")


@dataclass(slots=True, eq=False)
class Node:
    """One structure element as read; `kids` are elements and texts in reading order."""

    role: str
    page: int
    """Page of its first content, from 1; 0 if it has none of its own."""
    kids: list[Node | str] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    """Alt, E, Lang and ID, as far as they are there."""

    @property
    def text(self) -> str:
        """Return all text in it."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def iter_nodes(self) -> Iterator[Node]:
        """Yield this element and all below it, in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(kid for kid in reversed(node.kids) if isinstance(kid, Node))


@dataclass(slots=True)
class Reading:
    """A file as read."""

    pages: list[PageContent]
    root: Node | None
    placed: set[tuple[int, int]]
    """Page (from 0) and MCID of all content that an element holds."""
    placed_twice: set[tuple[int, int]]
    pictured: set[tuple[int, int]] = field(default_factory=set)
    """Those of `placed` that are pictures."""
    lost: int = 0
    """How much content lies on a page that is not in the file."""


def read_structure(pdf: Pdf) -> Reading:
    """Read all pages and the structure tree; `root` is None if there is none."""
    fonts: Fonts = {}
    pages = [read_page(page, fonts) for page in pdf.pages]
    reading = Reading(pages=pages, root=None, placed=set(), placed_twice=set())
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is not None and "/K" in tree:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        top = tree.K[0] if isinstance(tree.K, Array) else tree.K
        reading.root = _read_element(top, None, numbers, reading)
    return reading


def _read_element(element: Object, page: int | None, numbers: dict[tuple[int, int], int], reading: Reading) -> Node:
    keys = element.keys()  # asked once: every look into a PDF object crosses into another language
    page = numbers.get(element.Pg.objgen) if "/Pg" in keys else page
    node = Node(role=str(element.S).lstrip("/"), page=0)
    node.properties = {key[1:]: str(element[key]) for key in _PROPERTIES if key in keys}
    kids = element.K if "/K" in keys else Array()
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            _read_content(int(kid), page, node, reading)
        elif "/S" in kid:
            node.kids.append(_read_element(kid, page, numbers, reading))
        elif "/MCID" in kid:
            where = numbers.get(kid.Pg.objgen) if "/Pg" in kid else page
            _read_content(int(kid.MCID), where, node, reading)
    return node


def _read_content(mcid: int, page: int | None, node: Node, reading: Reading) -> None:
    if page is None:
        reading.lost += 1
        return
    place = (page, mcid)
    if place in reading.placed:
        reading.placed_twice.add(place)
    reading.placed.add(place)
    if node.role == "Figure":
        reading.pictured.add(place)
    node.page = node.page or page + 1
    node.kids.append(reading.pages[page].texts.get(mcid, ""))
