"""The yardstick for HTML builds: the text of a finished edition as plain Markdown on the same pages.

Headings, paragraphs, list items and tables keep their words and their order; cards, badges, anchors and links are gone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX = """\
# Konstruierte Ausgabe

```{toctree}
:maxdepth: 1
:glob:

laendervergleich
matrix
register/index
recommendations/*
```
"""
OUR_CONF = """\
project = "Konstruierte Ausgabe"
language = "de"
extensions = ["sphinx_design", "belegkette.sphinx_ext"]
"""
PLAIN_CONF = """\
project = "Konstruierte Ausgabe"
language = "de"
extensions = ["myst_parser"]
html_theme = "furo"
html_copy_source = False
suppress_warnings = ["toc.not_included", "toc.excluded", "myst.header"]
"""

_LEFT_OUT = {"genindex.html", "search.html", "py-modindex.html"}
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "table", "summary", "pre")


def write_site_frame(root: Path) -> None:
    """Add what a generated corpus lacks to become an edition: settings and a front page."""
    (root / "conf.py").write_text(OUR_CONF, encoding="utf-8")
    (root / "index.md").write_text(INDEX, encoding="utf-8")


def write_plain_site(built: Path, target: Path) -> int:
    """Write a Sphinx project with the text of every built page; return the number of pages."""
    target.mkdir(parents=True)
    (target / "conf.py").write_text(PLAIN_CONF, encoding="utf-8")
    pages = [
        page for page in sorted(built.rglob("*.html")) if page.name not in _LEFT_OUT and "_static" not in page.parts
    ]
    names = [page.relative_to(built).with_suffix("").as_posix() for page in pages]
    for page, name in zip(pages, names, strict=True):
        path = target / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        blocks = list(_blocks(BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")))
        if name == "index":
            blocks.append("\n".join(["```{toctree}", ":maxdepth: 1", "", *(n for n in names if n != "index"), "```"]))
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return len(pages)


def _blocks(page: BeautifulSoup) -> Iterator[str]:
    article = page.find("article")
    if not isinstance(article, Tag):
        return
    for element in article.find_all(_BLOCKS):
        if element.find_parent("table") is not None or (element.name != "table" and element.find(_BLOCKS) is not None):
            continue
        if element.name == "table":
            yield _table(element)
        elif text := _text(element):
            yield _line(element.name, text)


def _line(name: str, text: str) -> str:
    if re.fullmatch(r"h[1-6]", name):
        return f"{'#' * int(name[1])} {text}"
    return f"- {text}" if name == "li" else text


def _table(table: Tag) -> str:
    rows = [[_text(cell) for cell in row.find_all(("th", "td"))] for row in table.find_all("tr")]
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows if row]
    return "\n".join([*lines[:1], f"|{'---|' * width}", *lines[1:]])


def _text(element: Tag) -> str:
    """Return the words of an element on one line, with nothing in them that Markdown would take for markup."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", " ".join(element.get_text(" ").replace("¶", " ").split()))
