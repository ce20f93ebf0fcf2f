"""What a doctree lets expect of its PDF, as a file beside it: ``NAME.struktur.json``.

With it the finished PDF can be checked again later, on another machine, without sources and without Sphinx.
The file holds nothing but what is printed, and where it is written in the sources:

    {"version": 1, "title": …, "author": …, "language": …,
     "lines": [[role, cell, text, place], …],        in reading order, texts without spaces and hyphens
     "parts": [[element, document, anchor], …]}      sections and boxes: /ID in the PDF, page and anchor on the site
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from docutils import nodes
from sphinx import addnodes

from belegkette.pdf.config import Edition
from belegkette.pdf.nodes import BoxKind, box
from belegkette.pdf.tagging.expectation import Line, read_expectation

VERSION = 1
SUFFIX = ".struktur.json"
_PREFIX = "place:"
_ENTRIES = frozenset({BoxKind.RECOMMENDATION, BoxKind.EVIDENCE})


class RecordError(ValueError):
    """The file is none of ours, or is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPlace:
    """A section or box: the ID of its structure element, the page of the site it comes from, and its anchor there."""

    element: str
    document: str
    anchor: str

    @property
    def name(self) -> str:
        """The name of the place in the PDF."""
        return self.element.removeprefix(_PREFIX)


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureRecord:
    """Everything that is expected of one PDF."""

    title: str = ""
    author: str = ""
    language: str = ""
    lines: tuple[Line, ...] = ()
    parts: tuple[PartPlace, ...] = ()


def name_element(identifier: str) -> str:
    """Return the ID of the structure element of a node; note that footnotes have IDs of their own (``note-1``)."""
    return f"{_PREFIX}{identifier}"


def read_record(doctree: nodes.document, root: str, docname: str, edition: Edition) -> StructureRecord:
    """Return what is expected of the book; `docname` is the root file, which has no node of its own."""
    return StructureRecord(
        title=edition.title,
        author=edition.author,
        language=edition.language,
        lines=read_expectation(doctree, root),
        parts=tuple(_iter_parts(doctree, docname)),
    )


def _iter_parts(node: nodes.Element, docname: str) -> Iterator[PartPlace]:
    for child in node.children:
        if not isinstance(child, nodes.Element) or "index" in child["classes"]:
            continue
        owner = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
        if _is_part(child):
            name = child["ids"][0]
            anchor = name.removeprefix(f"{owner.replace('/', '.')}.")
            yield PartPlace(element=name_element(name), document=owner, anchor=anchor)
        yield from _iter_parts(child, owner)


def _is_part(node: nodes.Element) -> bool:
    """Say whether the site has an element of its own for it: a note's text belongs to what stands around it."""
    if isinstance(node, box) and node["kind"] not in _ENTRIES:
        return False
    return isinstance(node, nodes.section | box) and bool(node["ids"])


def render_record(record: StructureRecord) -> bytes:
    """Return the file, one line of it for each line and part."""
    lines = [[line.role, line.cell, line.text, line.place()] for line in record.lines]
    parts = [[part.element, part.document, part.anchor] for part in record.parts]
    said = [("title", record.title), ("author", record.author), ("language", record.language)]
    head = ", ".join(f'"{name}": {json.dumps(text, ensure_ascii=False)}' for name, text in said)
    shown = (f'"version": {VERSION}, {head}', f'"lines": {_list(lines)}', f'"parts": {_list(parts)}')
    return ("{" + ",\n".join(shown) + "}\n").encode()


def _list(rows: list[list[str]]) -> str:
    """Return the rows, each on a line; inside a string a quotation mark has a backslash before it."""
    written = json.dumps(rows, ensure_ascii=False)[1:-1]
    return "[\n" + written.replace('"], ["', '"],\n["') + "\n]"


def parse_record(data: bytes) -> StructureRecord:
    """Return what a file says. Raises `RecordError`."""
    try:
        read = json.loads(data)
        if read["version"] != VERSION:
            raise RecordError(f"Fassung {read['version']} statt {VERSION}")
        lines = tuple(
            Line(role=str(role), cell=str(cell), text=str(text), place=str(place).__str__)
            for role, cell, text, place in read["lines"]
        )
        parts = tuple(
            PartPlace(element=str(element), document=str(document), anchor=str(anchor))
            for element, document, anchor in read["parts"]
        )
        title, author, language = (str(read[name]) for name in ("title", "author", "language"))
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(str(error)) from error
    return StructureRecord(title=title, author=author, language=language, lines=lines, parts=parts)
