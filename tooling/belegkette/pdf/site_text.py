"""What a page of the site says, as a reader sees it: the text of each section and entry, without what only leads around.

Sphinx and its themes are known here by the classes they write; our own pages add nothing to the list but their links for
jumping about.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from functools import cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from lxml.html import parse as parse_html

_NOT_READ = frozenset({"script", "style", "input", "svg", "nav", "template", "button", "fieldset"})
_ONLY_ON_SCREEN = frozenset({
    "headerlink", "bk-jumps", "bk-kind", "toctree-wrapper", "sd-hide-link-text", "backrefs", "fn-bracket", "related-pages",
    "screen-only", "linkbutton-wrapper",
})  # fmt: skip
"""Marks of headings and notes, links for jumping about, and what the PDF prints elsewhere (contents, the kind of a record)."""
_INLINE = frozenset({"a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "s", "small", "span", "strong",
                     "sub", "sup", "u", "wbr"})  # fmt: skip


class SitePage:
    """One page of a built site."""

    def __init__(self, body: HtmlElement, skipped: Collection[str]) -> None:
        """Take the main part of the page; sections with an anchor in `skipped` are read by themselves."""
        self._skipped = skipped
        self._anchored = {element.get("id"): element for element in body.iter() if _is_part(element)}

    def read(self, anchor: str) -> str | None:
        """Return the text of the section or entry with that anchor, without those inside that are read by themselves."""
        element = self._anchored.get(anchor)
        return None if element is None else "".join(self._iter_texts(element, anchor))

    def _iter_texts(self, element: HtmlElement, anchor: str) -> Iterator[str]:
        name = element.get("id")
        if name != anchor and name in self._skipped and _is_part(element):
            return
        if "task-list-item-checkbox" in element.get("class", ""):
            yield " x " if element.get("checked") is not None else " "
        if element.tag in _NOT_READ or _ONLY_ON_SCREEN & set(element.get("class", "").split()):
            return
        edge = "" if element.tag in _INLINE else " "
        yield edge + (element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                yield from self._iter_texts(child, anchor)
            yield child.tail or ""
        yield edge


def _is_part(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag not in _INLINE and bool(element.get("id"))


class Site:
    """The pages of a built site, each read when it is first asked for."""

    def __init__(self, folder: str, skipped: dict[str, Collection[str]]) -> None:
        """Take the folder with ``index.html``, and the anchors of each page that are read by themselves."""
        self._folder = folder
        self._skipped = skipped
        self.page = cache(self._page)

    def _page(self, document: str) -> SitePage | None:
        """Return the page of a document, None if there is no such file or nothing in it."""
        path = os.path.join(self._folder, *f"{document}.html".split("/"))
        try:
            tree = parse_html(path, parser=HTMLParser(encoding="utf-8"))
        except (OSError, etree.LxmlError):
            return None
        body = tree.find(".//article[@role='main']")
        if body is None:
            body = tree.find(".//div[@role='main']")
        return None if body is None else SitePage(body, self._skipped.get(document, ()))
