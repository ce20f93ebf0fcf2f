"""Read a finished PDF back: its structure tree with the text that each element shows.

Independent of the writing half on purpose: it knows nothing of doctrees or traces and trusts nothing but the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Object, Page, Pdf

from belegkette.pdf.tagging.unicode_maps import read_entries

_SHOW = frozenset({"Tj", "TJ", "'", '"'})
_PAINT = frozenset({"Do", "INLINE IMAGE", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
"""Operators that paint an image, a shading or a path: outside marked content none may stand (ISO 14289-1, 7.1)."""
_READ = " ".join(["BMC BDC EMC Tf Tj TJ ' \" BI ID EI", *sorted(_PAINT - {"INLINE IMAGE"})])
_ARTIFACT = -1
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
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.iter_nodes()


@dataclass(slots=True)
class PageContent:
    """What one page paints: text by MCID, how much of it is an artifact, and what lies in nothing."""

    texts: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    repeated: list[int] = field(default_factory=list)
    artifacts: str = ""
    loose: str = ""
    loose_images: int = 0


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
    fonts: dict[tuple[int, int], dict[int, str]] = {}
    pages = [_read_page(page, fonts) for page in pdf.pages]
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


def _read_page(page: Page, fonts: dict[tuple[int, int], dict[int, str]]) -> PageContent:
    """Read what a page shows, each piece to the innermost marked content around it."""
    content = PageContent()
    stack: list[int | None] = []
    signs: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page, _READ):
        operator = str(step.operator)
        if operator in {"BMC", "BDC"}:
            stack.append(_read_opening(step))
            if (mcid := stack[-1]) is not None and mcid != _ARTIFACT:
                if mcid in content.texts:
                    content.repeated.append(mcid)
                content.texts[mcid] += ""
        elif operator == "EMC" and stack:
            stack.pop()
        elif operator == "Tf":
            signs = _read_font(page, str(step.operands[0]), fonts)
        elif operator in _SHOW or operator in _PAINT:
            text = _read_signs(list(step.operands), signs) if operator in _SHOW else ""
            around = next((mcid for mcid in reversed(stack) if mcid is not None), None)
            if around is None:
                content.loose += text
                content.loose_images += operator in _PAINT
            elif around == _ARTIFACT:
                content.artifacts += text
            else:
                content.texts[around] += text
    return content


def _read_opening(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> int | None:
    """Return the MCID, `_ARTIFACT`, or None for marked content that is neither."""
    operands = list(step.operands)
    if str(operands[0]) == "/Artifact":
        return _ARTIFACT
    if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return None


def _read_font(page: Page, name: str, fonts: dict[tuple[int, int], dict[int, str]]) -> dict[int, str]:
    font = page.obj.Resources.Font.get(name)
    if font is None:
        return {}
    if font.objgen not in fonts:
        data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        unknown = dict.fromkeys(range(256), "\ufffd")
        fonts[font.objgen] = unknown | read_entries(data.partition(b"endcodespacerange")[2])
    return fonts[font.objgen]


def _read_signs(operands: Iterable[object], signs: dict[int, str]) -> str:
    """Return the text of strings and arrays of strings; ReportLab's codes are one byte."""
    text = ""
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            text += bytes(operand).decode("latin-1").translate(signs)
        elif isinstance(operand, Array):
            text += _read_signs(list(operand), signs)
    return text
