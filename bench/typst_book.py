"""The text of a book in one HTML page as Typst markup: headings, paragraphs, lists, tables, boxes, code, a picture.

A yardstick, no edition: links, notes' numbers and anchors lose their targets, the words stay and keep their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = """\
#set document(title: "Konstruiertes Buch", author: "Konstruierte Stelle")
#set page(paper: "a4", margin: (x: 25mm, y: 25mm), numbering: "1")
#set text(font: "Lato", size: 9.5pt, lang: "de", hyphenate: true)
#set heading(numbering: none)
#set table(stroke: 0.4pt)
#outline(depth: 2)
"""
_SIGNS = re.compile(r"([\\#*_`$<>@\[\]~/=+-])")
_PASSED_THROUGH = frozenset({"dd", "figure", "div", "section", "article", "body", "aside", "dl", "figcaption"})


def write_typst(page: Path, target: Path) -> None:
    """Write the markup of the page; pictures are found relative to it."""
    body = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("div", class_="body")
    assert isinstance(body, Tag)
    target.write_text(HEAD + "\n\n".join(_iter_blocks(body, page.parent)) + "\n", encoding="utf-8")


def _iter_blocks(element: Tag, folder: Path) -> Iterator[str]:  # noqa: C901 - one case for each kind
    for child in element.children:
        if isinstance(child, NavigableString) or not isinstance(child, Tag):
            continue
        name = child.name
        if "toctree-wrapper" in (child.get("class") or []) and child.find("section") is None:
            continue
        if re.fullmatch(r"h[1-6]", name):
            yield f"{'=' * int(name[1])} {_text(child)}"
        elif name in {"p", "dt"}:
            yield _text(child)
        elif name in {"ul", "ol"}:
            mark = "-" if name == "ul" else "+"
            yield "\n".join(f"{mark} {_text(item)}" for item in child.find_all("li", recursive=False))
        elif name == "table":
            yield _table(child)
        elif name == "blockquote":
            yield f"#quote(block: true)[{_text(child)}]"
        elif name == "pre":
            yield f"```\n{child.get_text()}\n```"
        elif name == "img":
            yield f'#image("{(folder / str(child["src"])).resolve().as_posix()}", alt: "{child.get("alt", "")}")'
        elif "admonition" in (child.get("class") or []):
            yield f"#block(stroke: 0.5pt, inset: 6pt)[{' '.join(_iter_blocks(child, folder))}]"
        elif name in _PASSED_THROUGH:
            yield from _iter_blocks(child, folder)


def _table(table: Tag) -> str:
    rows = [[_text(cell) for cell in row.find_all(("th", "td"))] for row in table.find_all("tr")]
    head = ", ".join(f"[{text}]" for text in rows[0])
    body = ",\n".join(", ".join(f"[{text}]" for text in row) for row in rows[1:])
    return f"#table(columns: ({'auto, ' * len(rows[0])}), table.header({head}),\n{body})"


def _text(element: Tag) -> str:
    return _SIGNS.sub(r"\\\1", " ".join(element.get_text(" ").replace("¶", " ").split()))
