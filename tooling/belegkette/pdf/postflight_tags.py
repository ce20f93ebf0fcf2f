"""Read a finished PDF and say what is wrong with its structure and its texts (OUT005 to OUT008).

What validators of PDF/UA cannot see is compared with the doctree: headings written as paragraphs, a page hidden as an
artifact, another order. Without an expectation only what the file says about itself is checked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Pdf

from belegkette.diagnostics import Location, Problem
from belegkette.pdf.tagging.expectation import Line
from belegkette.pdf.tagging.reading import Node, Reading, read_structure
from belegkette.pdf.text import squeeze

_TEXTS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "P", "Caption", "Code", "Title"})
_SKIPPED = frozenset({"TOC", "Index"})
_UNRESOLVED = re.compile(r"\{(?:ref|doc|term|numref|any|[a-z]+:[a-z]+)\}`[^`]*`|(?<!\w):[a-z]+:`[^`]+`|\[\?+\]|\?\?\?")
_ERRORS = re.compile(
    r"System Message: (?:ERROR|SEVERE|WARNING)/\d|Unknown interpreted text role|Unknown directive type|"
    r"Undefined substitution referenced|Traceback \(most recent call last\)|Exception occurred:"
)
_HINT = "Den PDF-Bau wiederholen; bleibt der Befund, ist er ein Fehler des Werkzeugs."


def check_tags(data: bytes, expected: Sequence[Line] = (), path: str = "") -> Iterator[Problem]:
    """Yield everything that is wrong; `expected` comes from `belegkette.pdf.tagging.expectation`."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reading = read_structure(pdf)
        yield from _iter_catalogue(pdf, reading, path)
        yield from _iter_content(reading, path)
        yield from _iter_links(pdf, path)
    if reading.root is not None:
        yield from _iter_headings(reading.root, path)
        yield from _iter_figures(reading.root, path)
        if expected:
            yield from _iter_differences(expected, list(iter_lines(reading.root)), path)
    yield from _iter_texts(reading, path)


def _problem(code: str, path: str, page: int, message: str, hint: str = _HINT) -> Problem:
    return Problem(code=code, place=Location(path=path, line=max(page, 1), column=1), message=message, hint=hint)


def _iter_catalogue(pdf: Pdf, reading: Reading, path: str) -> Iterator[Problem]:
    """Yield what the file as a whole lacks (ISO 14289-1, 7.1 and 7.2)."""
    root = pdf.Root
    if reading.root is None:
        yield _problem("OUT005", path, 1, "Die PDF-Datei hat keine Struktur (Tags).")
    if not root.get("/MarkInfo", Dictionary()).get("/Marked", False):
        yield _problem("OUT005", path, 1, "Die PDF-Datei gibt sich nicht als getaggt aus (MarkInfo).")
    if not str(root.get("/Lang", "")):
        yield _problem("OUT005", path, 1, "Der PDF-Datei fehlt die Sprache (Lang).")


def _iter_content(reading: Reading, path: str) -> Iterator[Problem]:
    """Yield content outside the structure, twice in it, or hidden from it."""
    placed: dict[int, set[int]] = defaultdict(set)
    for where, mcid in reading.placed:
        placed[where].add(mcid)
    for number, page in enumerate(reading.pages):
        if page.loose.strip() or page.loose_images:
            shown = page.loose.strip()[:40] or "ein Bild"
            yield _problem("OUT005", path, number + 1, f"Seite {number + 1}: Inhalt ohne Tag: „{shown}“.")
        for mcid in sorted(set(page.texts) - placed[number]):
            shown = page.texts[mcid].strip()[:40]
            yield _problem("OUT005", path, number + 1, f"Seite {number + 1}: „{shown}“ gehört zu keinem Element.")
        if page.repeated:
            yield _problem("OUT005", path, number + 1, f"Seite {number + 1}: Eine MCID kommt mehrmals vor.")
        if not page.texts:
            yield _problem("OUT005", path, number + 1, f"Seite {number + 1} hat keinen getaggten Inhalt.")
    for where, mcid in sorted(reading.placed):
        if where >= len(reading.pages) or mcid not in reading.pages[where].texts:
            yield _problem("OUT005", path, where + 1, f"Seite {where + 1}: Ein Element verweist auf fehlenden Inhalt.")
    for where, _mcid in sorted(reading.placed_twice):
        yield _problem("OUT005", path, where + 1, f"Seite {where + 1}: Ein Inhalt gehört zu zwei Elementen.")


def _iter_headings(root: Node, path: str) -> Iterator[Problem]:
    """Yield levels of headings that are left out (ISO 14289-1, 7.4.2)."""
    before = 0
    for node in root.iter_nodes():
        match = re.fullmatch(r"H([1-6])", node.role)
        if match is None:
            continue
        if int(match[1]) > before + 1:
            message = f"Nach der Ebene {before} folgt eine Überschrift der Ebene {match[1]}: „{node.text[:40]}“."
            yield _problem("OUT005", path, node.page, message)
        before = int(match[1])


def _iter_figures(root: Node, path: str) -> Iterator[Problem]:
    """Yield images that say nothing to those who do not see them (ISO 14289-1, 7.3)."""
    for node in root.iter_nodes():
        if node.role == "Figure" and not node.properties.get("Alt", "").strip():
            hint = "Dem Bild mit „alt“ einen Text geben; ein leerer Text erklärt es zum Schmuck."
            yield _problem("OUT008", path, node.page, f"Seite {node.page}: Ein Bild hat keinen Alternativtext.", hint)


def _iter_links(pdf: Pdf, path: str) -> Iterator[Problem]:
    """Yield links inside the file that lead nowhere (ISO 32000-1, 12.3.2)."""
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    names = set(pikepdf.NameTree(tree)) if tree is not None else set()
    old = pdf.Root.get("/Dests", Dictionary())
    for number, page in enumerate(pdf.pages, start=1):
        for note in page.obj.get("/Annots", ()):
            target = note.get("/Dest", note.get("/A", Dictionary()).get("/D"))
            known = target is None or isinstance(target, pikepdf.Array)
            if not known and str(target) not in names and str(target) not in old:
                message = f"Seite {number}: Ein Verweis führt zu „{target}“, das es im PDF nicht gibt."
                yield _problem("OUT007", path, number, message, "Den Verweis im Text prüfen.")


def _iter_texts(reading: Reading, path: str) -> Iterator[Problem]:
    """Yield what a reader should never see."""
    for number, page in enumerate(reading.pages, start=1):
        text = "".join(page.texts[mcid] for mcid in sorted(page.texts))
        for match in _ERRORS.finditer(text):
            yield _problem(
                "OUT006", path, number, f"Seite {number}: Fehlertext „{match[0]}“.", "Die Quelle berichtigen."
            )
        for match in _UNRESOLVED.finditer(text):
            message = f"Seite {number}: Unaufgelöster Verweis „{match[0][:60]}“."
            yield _problem("OUT007", path, number, message, "Den Verweis im Text prüfen.")


def iter_lines(node: Node, cell: str = "") -> Iterator[Line]:
    """Yield the lines of a structure tree as the expectation has them."""
    for kid in node.kids:
        if not isinstance(kid, Node) or kid.role in _SKIPPED:
            continue
        place = partial("Seite {}".format, kid.page)
        if kid.role == "Figure":
            yield Line(role="Figure", text=squeeze(kid.properties.get("Alt", "")), place=place, cell=cell)
        elif kid.role == "P" and any(isinstance(inner, Node) and inner.role == "Code" for inner in kid.kids):
            yield Line(role="Code", text=squeeze(kid.text), place=place, cell=cell)
        elif kid.role in _TEXTS or (kid.role == "Lbl" and node.role == "LI"):
            role = "P" if kid.role == "Title" else kid.role
            yield Line(role=role, text=squeeze(kid.text), place=place, cell=cell)
            yield from (line for line in iter_lines(kid, cell) if line.role == "Figure")
        elif kid.role != "Lbl":
            yield from iter_lines(kid, kid.role if kid.role in {"TH", "TD"} else cell)


def _iter_differences(expected: Sequence[Line], found: Sequence[Line], path: str) -> Iterator[Problem]:
    """Yield where roles, texts or their order differ from the doctree."""
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
        yield _problem("OUT005", path, 1, message)


def _key(line: Line) -> tuple[str, str, str]:
    return line.role, line.cell, line.text
