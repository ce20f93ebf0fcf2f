"""Codes of REFI-QDA, in a project or a codebook of its own, whichever of the namespaces in use it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.base import ForeignCode, Losses, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_GUID = re.compile(r"\{?([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})\}?")
KNOWN_NAMESPACES = (
    "urn:QDA-XML:codebook:1.0",
    "urn:QDA-XML:codebook:1:0",
    "urn:QDA-XML:project:1.0",
)


def guid(text: str | None) -> str:
    """Return an identifier in one form: without braces, lower case; what is none is only stripped."""
    stripped = (text or "").strip()
    match = _GUID.fullmatch(stripped)
    return match[1].lower() if match else stripped


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    """Return the namespace of an element, empty if it has none."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def child(element: Element, name: str) -> Element | None:
    """Return the first child with a local name."""
    return next((one for one in element if local(one) == name), None)


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children with a local name."""
    for one in element if element is not None else ():
        if local(one) == name:
            yield one


def text_of(element: Element | None, name: str) -> str:
    """Return the text of a child, empty if there is none."""
    found = child(element, name) if element is not None else None
    return "".join(found.itertext()).strip() if found is not None else ""


def read_codes(codebook: Element | None, losses: Losses) -> tuple[ForeignCode, ...]:
    """Return all codes of a codebook, parents before children; sets and colours are counted as losses."""
    if codebook is None:
        return ()
    found: list[ForeignCode] = []
    for code in children(child(codebook, "Codes"), "Code"):
        _walk(code, (), "", found, losses)
    for _one in children(child(codebook, "Sets"), "Set"):
        losses.note(_("Gruppe von Codes (Set)"), Reason.NOT_IN_MODEL)
    return tuple(found)


def _walk(code: Element, above: tuple[str, ...], parent: str, found: list[ForeignCode], losses: Losses) -> None:
    path = (*above, (code.get("name") or "").strip() or _("ohne Namen"))
    name = guid(code.get("guid")) or " > ".join(path)
    found.append(ForeignCode(id=name, path=path, description=text_of(code, "Description"), parent=parent))
    if code.get("color"):
        losses.note(_("Farbe eines Codes"), Reason.NOT_IN_MODEL)
    for inner in children(code, "Code"):
        _walk(inner, path, name, found, losses)
