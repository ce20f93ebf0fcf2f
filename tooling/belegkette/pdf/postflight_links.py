"""Where the links of a finished PDF lead: every place inside exists, every address outside is one (OUT007)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.tagging.reading import Node
from belegkette.pdf.text import squeeze

_HINT = "Den Verweis im Text prüfen."
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_NO_BLANKS = re.compile(r"[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something in the file points to: an explicit place, or its name."""

    page: int
    what: str
    target: Object | None


def iter_links(pdf: Pdf, path: str) -> Iterator[Problem]:
    """Yield links and bookmarks that lead nowhere (ISO 32000-1, 12.3.2), and actions that no edition needs (12.6.4)."""
    known = _Known(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.obj.get("/Annots", ()):
            action = note.get("/A", Dictionary())
            kind = action.get("/S")
            if kind == Name.URI:
                yield from _iter_address(str(action.get("/URI", "")), number, path)
            elif kind not in {None, Name.GoTo}:
                message = f"Seite {number}: Ein Verweis startet „{str(kind).lstrip('/')}“ statt nur zu führen."
                yield problem("OUT007", path, number, message, _HINT)
            elif note.get("/Subtype") == Name.Link:
                target = note.get("/Dest", action.get("/D"))
                yield from known.iter_lost(Place(number, "Ein Verweis", target), path)
    for title, target in iter_bookmarks(pdf):
        yield from known.iter_lost(Place(1, f"Das Lesezeichen „{title}“", target), path)


def iter_unnamed(pdf: Pdf, names: Iterable[str], path: str) -> Iterator[Problem]:
    """Yield places that a site cannot link to, because the file has no name for them (``edition.pdf#HE-01``)."""
    known = _Known(pdf)
    for name in names:
        if not known.has_name(name):
            message = f"Der Ort „{name}“ hat im PDF keinen Namen; Verweise von außen führen nicht dorthin."
            yield problem("OUT007", path, 1, message)


def count_links(pdf: Pdf) -> int:
    """Return the number of links and bookmarks."""
    return sum(len(page.obj.get("/Annots", ())) for page in pdf.pages) + sum(1 for _ in iter_bookmarks(pdf))


class _Known:
    """All places of a file."""

    def __init__(self, pdf: Pdf) -> None:
        tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
        self._names = {} if tree is None else dict(pikepdf.NameTree(tree).items())
        self._old = pdf.Root.get("/Dests", Dictionary())
        self._pages = {page.obj.objgen for page in pdf.pages}

    def has_name(self, name: str) -> bool:
        """Say whether a place has that name."""
        return name in self._names

    def iter_lost(self, place: Place, path: str) -> Iterator[Problem]:
        """Yield a problem if the target is no place on a page of this file."""
        target = place.target
        name = "" if target is None or isinstance(target, Array) else str(target)
        if name:
            target = self._names.get(name, self._old.get(name) if name.startswith("/") else None)
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if isinstance(target, Array) and len(target) and getattr(target[0], "objgen", None) in self._pages:
            return
        shown = f"zu „{name}“, das es im PDF nicht gibt" if name else "zu keiner Seite dieses PDFs"
        message = f"Seite {place.page}: {place.what} führt {shown}."
        yield problem("OUT007", path, place.page, message, _HINT)


def _iter_address(address: str, page: int, path: str) -> Iterator[Problem]:
    """Yield what makes an address none (RFC 3986)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    whole = parts.netloc if parts.scheme.startswith("http") else parts.path
    if parts.scheme in _SCHEMES and whole and _NO_BLANKS.fullmatch(address):
        return
    message = f"Seite {page}: „{address[:80]}“ ist keine vollständige Adresse."
    yield problem("OUT007", path, page, message, "Adressen mit https:// beginnen; Leerzeichen als %20 schreiben.")


def iter_bookmarks(pdf: Pdf) -> Iterator[tuple[str, Object | None]]:
    """Yield title and target of all bookmarks, from top to bottom."""
    waiting = [pdf.Root.get("/Outlines", Dictionary()).get("/First")]
    while waiting:
        item = waiting.pop()
        if item is None:
            continue
        yield str(item.get("/Title", "")), item.get("/Dest", item.get("/A", Dictionary()).get("/D"))
        waiting += [item.get("/Next"), item.get("/First")]


def iter_strange_bookmarks(pdf: Pdf, root: Node, path: str) -> Iterator[Problem]:
    """Yield bookmarks that name no heading, in the order of the headings (ISO 14289-1, 7.17)."""
    headings = iter(
        squeeze(node.text) for node in root.iter_nodes() if re.fullmatch(r"H[1-6]|Caption|Title", node.role)
    )
    for title, _target in iter_bookmarks(pdf):
        wanted = squeeze(title)
        if not any(heading and wanted.endswith(heading) for heading in headings):
            message = f"Zum Lesezeichen „{title}“ gibt es an seiner Stelle keine Überschrift."
            yield problem("OUT005", path, 1, message)
            return
