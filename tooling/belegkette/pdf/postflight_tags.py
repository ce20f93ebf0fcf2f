"""Read a finished PDF and say what is wrong with its structure and its texts (OUT005 to OUT008).

What validators of PDF/UA cannot see is compared with the doctree: headings written as paragraphs, a page hidden as an
artifact, another order. Without an expectation only what the file says about itself is checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_links import iter_links
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.postflight_texts import iter_error_texts, iter_unresolved
from belegkette.pdf.tagging.expectation import Line
from belegkette.pdf.tagging.reading import Node, Reading, read_structure
from belegkette.pdf.text import squeeze

_TEXTS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "P", "Caption", "Code", "Title"})
_SKIPPED = frozenset({"TOC", "Index"})
_LEVELS = {f"H{level}": level for level in range(1, 7)}


def check_tags(data: bytes, expected: Sequence[Line] = (), path: str = "") -> Iterator[Problem]:
    """Yield everything that is wrong; `expected` comes from `belegkette.pdf.tagging.expectation`."""
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from iter_tag_problems(pdf, expected, path)


def iter_tag_problems(pdf: Pdf, expected: Sequence[Line] = (), path: str = "") -> Iterator[Problem]:
    """Yield the same of a file that is open already."""
    reading = read_structure(pdf)
    yield from iter_structure(pdf, reading, path)
    yield from iter_links(pdf, path)
    if reading.root is not None:
        yield from iter_silent_figures(reading.root, path)
        yield from iter_differences(expected, reading.root, path)
    pages = read_texts(reading)
    yield from iter_error_texts(pages, path)
    yield from iter_unresolved(pages, path)


def read_texts(reading: Reading) -> tuple[str, ...]:
    """Return the text of each page, every piece of marked content on a line of its own; heads and feet are no text."""
    return tuple("\n".join(page.texts[mcid] for mcid in sorted(page.texts)) for page in reading.pages)


def iter_structure(pdf: Pdf, reading: Reading, path: str) -> Iterator[Problem]:
    """Yield what is wrong with the structure by itself."""
    yield from _iter_catalogue(pdf, reading, path)
    yield from _iter_content(reading, path)
    if reading.root is not None:
        yield from _iter_headings(reading.root, path)


def _iter_catalogue(pdf: Pdf, reading: Reading, path: str) -> Iterator[Problem]:
    """Yield what the file as a whole lacks (ISO 14289-1, 7.1 and 7.2)."""
    root = pdf.Root
    if reading.root is None:
        yield problem("OUT005", path, 1, "Die PDF-Datei hat keine Struktur (Tags).")
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield problem("OUT005", path, 1, "Die PDF-Datei gibt sich nicht als getaggt aus (MarkInfo).")
    if not str(root.get("/Lang", "")):
        yield problem("OUT005", path, 1, "Der PDF-Datei fehlt die Sprache (Lang).")


def _iter_content(reading: Reading, path: str) -> Iterator[Problem]:
    """Yield content outside the structure, twice in it, or hidden from it."""
    placed: dict[int, set[int]] = defaultdict(set)
    for where, mcid in reading.placed:
        placed[where].add(mcid)
    yield from _iter_page_content(reading, placed, path)
    yield from _iter_placing(reading, path)


def _iter_page_content(reading: Reading, placed: dict[int, set[int]], path: str) -> Iterator[Problem]:
    for number, page in enumerate(reading.pages):
        if page.loose.strip() or page.loose_images:
            shown = page.loose.strip()[:40] or "ein Bild"
            yield problem("OUT005", path, number + 1, f"Seite {number + 1}: Inhalt ohne Tag: „{shown}“.")
        for mcid in sorted(set(page.texts) - placed[number]):
            shown = page.texts[mcid].strip()[:40]
            yield problem("OUT005", path, number + 1, f"Seite {number + 1}: „{shown}“ gehört zu keinem Element.")
        if page.repeated:
            yield problem("OUT005", path, number + 1, f"Seite {number + 1}: Eine MCID kommt mehrmals vor.")
        if not page.texts:
            yield problem("OUT005", path, number + 1, f"Seite {number + 1} hat keinen getaggten Inhalt.")


def _iter_placing(reading: Reading, path: str) -> Iterator[Problem]:
    """Yield elements whose content is missing, or also another's."""
    for where, mcid in sorted(reading.placed):
        if where >= len(reading.pages) or mcid not in reading.pages[where].texts:
            yield problem("OUT005", path, where + 1, f"Seite {where + 1}: Ein Element verweist auf fehlenden Inhalt.")
    if reading.lost:
        yield problem("OUT005", path, 1, f"{reading.lost} Inhalte liegen auf Seiten, die es in der Datei nicht gibt.")
    for where, _mcid in sorted(reading.placed_twice):
        yield problem("OUT005", path, where + 1, f"Seite {where + 1}: Ein Inhalt gehört zu zwei Elementen.")


def _iter_headings(root: Node, path: str) -> Iterator[Problem]:
    """Yield levels of headings that are left out (ISO 14289-1, 7.4.2)."""
    before = 0
    for node in root.iter_nodes():
        level = _LEVELS.get(node.role)
        if level is None:
            continue
        if level > before + 1:
            message = f"Nach der Ebene {before} folgt eine Überschrift der Ebene {level}: „{node.text[:40]}“."
            yield problem("OUT005", path, node.page, message)
        before = level


def iter_silent_figures(root: Node, path: str) -> Iterator[Problem]:
    """Yield images that say nothing to those who do not see them (ISO 14289-1, 7.3)."""
    for node in root.iter_nodes():
        if node.role == "Figure" and not node.properties.get("Alt", "").strip():
            hint = "Dem Bild mit „alt“ einen Text geben; ein leerer Text erklärt es zum Schmuck."
            yield problem("OUT008", path, node.page, f"Seite {node.page}: Ein Bild hat keinen Alternativtext.", hint)


def read_lines(node: Node) -> list[Line]:
    """Return the lines of a structure tree as the expectation has them."""
    lines: list[Line] = []
    _add_lines(node, "", lines)
    return lines


def _add_lines(node: Node, cell: str, lines: list[Line]) -> None:
    for kid in node.kids:
        if not isinstance(kid, Node) or kid.role in _SKIPPED:
            continue
        place = partial("Seite {}".format, kid.page)
        if kid.role == "Figure":
            lines.append(Line(role="Figure", text=squeeze(kid.properties.get("Alt", "")), place=place, cell=cell))
        elif kid.role == "P" and any(isinstance(inner, Node) and inner.role == "Code" for inner in kid.kids):
            lines.append(Line(role="Code", text=squeeze(kid.text), place=place, cell=cell))
        elif kid.role in _TEXTS or (kid.role == "Lbl" and node.role == "LI"):
            role = "P" if kid.role == "Title" else kid.role
            lines.append(Line(role=role, text=squeeze(kid.text), place=place, cell=cell))
            inner: list[Line] = []
            _add_lines(kid, cell, inner)
            lines.extend(line for line in inner if line.role == "Figure")
        elif kid.role != "Lbl":
            _add_lines(kid, kid.role if kid.role in {"TH", "TD"} else cell, lines)


def iter_differences(expected: Sequence[Line], root: Node, path: str) -> Iterator[Problem]:
    """Yield where roles, texts or their order differ from the doctree; nothing is known without an expectation."""
    if not expected:
        return
    found = read_lines(root)
    wanted = [_key(line) for line in expected if line.text]
    places = [line.place for line in expected if line.text]
    marks = frozenset(text for role, _, text in wanted if role == "Lbl")
    shown = [line for line in found if line.text and (line.role != "Lbl" or line.text in marks)]
    keys = [_key(line) for line in shown]
    if wanted == keys:
        return
    for kind, first, last, start, end in SequenceMatcher(None, wanted, keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lacking = "; ".join(f"{role} „{text[:50]}“" for role, _, text in wanted[first:last][:2]) or "nichts"
        there = "; ".join(f"{role} „{text[:50]}“" for role, _, text in keys[start:end][:2]) or "nichts"
        place = places[first]() if first < len(places) else ""
        page = shown[start].place() if start < len(shown) else "am Ende"
        message = f"{place}Die Struktur weicht vom Text ab: erwartet {lacking}, gefunden {there} ({page})."
        yield problem("OUT005", path, 1, message)


def _key(line: Line) -> tuple[str, str, str]:
    return line.role, line.cell, line.text
