"""Read a finished PDF and say what is wrong with it: damage (OUT001), missing content (OUT002), metadata (OUT004).

`check_pdf` is a pure function of bytes and expectations; it trusts neither exit codes nor sizes. For a PDF the line of a
location is the page, 1 where the file as a whole is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Pdf
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from belegkette.diagnostics import Location, Problem
from belegkette.pdf.text import count_id, squeeze

_HEADER = re.compile(rb"(?:\A|[\r\n])%PDF-\d")
_PAINTING = frozenset({"Tj", "TJ", "'", '"', "Do", "INLINE IMAGE", "sh"})
_RUNNING_LINE = 3
"""A line that stands on at least this many pages, numbers aside, is a running head or foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the PDF must hold: metadata, a number of pages, and the ids with the titles of all recommendations."""

    title: str
    author: str
    language: str = "de-DE"
    min_pages: int = 1
    recommendations: tuple[tuple[str, str], ...] = ()


def check_pdf(data: bytes, expected: Expected, path: str = "") -> Iterator[Problem]:
    """Yield everything that is wrong; a file that cannot be read yields its damage and nothing else."""
    damage = list(iter_damage(data, path, expected.min_pages))
    yield from damage
    if any(problem.subject == "unreadable" for problem in damage):
        return
    pages = read_pages(data)
    yield from _iter_empty_pages(data, pages, path)
    yield from _iter_missing(pages, expected, path)
    with pikepdf.open(BytesIO(data)) as pdf:
        yield from _iter_metadata(pdf, expected, path)


def iter_damage(data: bytes, path: str = "", min_pages: int = 1) -> Iterator[Problem]:
    """Yield what makes the file no sound PDF; `subject` is "unreadable" when nothing more can be read from it."""
    again = "Den PDF-Bau wiederholen; bleibt der Befund, ist die Ausgabe von rst2pdf beschädigt."
    if not data:
        yield _damage(path, "Die PDF-Datei ist leer (0 Byte).", again, readable=False)
        return
    headers = len(_HEADER.findall(data))
    if not data.startswith(b"%PDF-"):
        yield _damage(path, "Die Datei beginnt nicht mit „%PDF-“; sie ist kein PDF.", again, readable=False)
        return
    if headers > 1:
        yield _damage(path, f"Die Datei enthält {headers} PDF-Dateien hintereinander.", again, readable=True)
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            for finding in pdf.check_pdf_syntax():
                yield _damage(path, f"qpdf meldet: {finding}", again, readable=True)
            pages = len(pdf.pages)
    except pikepdf.PdfError as error:
        yield _damage(path, f"Die PDF-Datei lässt sich nicht öffnen: {error}", again, readable=False)
        return
    if not pages:
        yield _damage(path, "Die PDF-Datei hat keine Seite.", again, readable=False)
    elif pages < min_pages:
        message = f"Die PDF-Datei hat {pages} Seiten; erwartet werden mindestens {min_pages}."
        yield _damage(path, message, "Prüfen, ob Kapitel im Inhaltsverzeichnis (toctree) fehlen.", readable=True)


def _damage(path: str, message: str, hint: str, *, readable: bool) -> Problem:
    subject = "" if readable else "unreadable"
    return Problem(code="OUT001", place=_page(path, 1), message=message, hint=hint, subject=subject)


def _page(path: str, number: int) -> Location:
    return Location(path=path, line=number, column=1)


def read_pages(data: bytes) -> tuple[str, ...]:
    """Return the text of every page as pypdf reads it; a page that it cannot read has no text."""
    reader = PdfReader(BytesIO(data))
    texts = []
    for page in reader.pages:
        try:
            texts.append(page.extract_text())
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
            texts.append("")
    return tuple(texts)


def _iter_empty_pages(data: bytes, pages: tuple[str, ...], path: str) -> Iterator[Problem]:
    """Yield pages that show nothing but running heads."""
    shapes = [[re.sub(r"\d+", "#", line.strip()) for line in text.splitlines() if line.strip()] for text in pages]
    often = Counter(shape for page in shapes for shape in set(page))
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, (page, lines) in enumerate(zip(pdf.pages, shapes, strict=True), start=1):
            if any(often[line] < _RUNNING_LINE for line in lines) or (lines and len(pages) < _RUNNING_LINE):
                continue
            if any(str(step.operator) in {"Do", "INLINE IMAGE"} for step in pikepdf.parse_content_stream(page)):
                continue
            hint = "Seitenumbrüche an dieser Stelle prüfen (zwei hintereinander, oder ein Kapitel ohne Text)."
            message = f"Seite {number} hat keinen Inhalt."
            yield Problem(code="OUT001", place=_page(path, number), message=message, hint=hint)


def _iter_missing(pages: tuple[str, ...], expected: Expected, path: str) -> Iterator[Problem]:
    """Yield every recommendation whose id or title is not in the text."""
    whole = "\n".join(pages)
    squeezed = squeeze(whole)
    for identifier, title in expected.recommendations:
        missing = []
        if not count_id(whole, identifier):
            missing.append(f"die Kennung „{identifier}“")
        if squeeze(title) not in squeezed:
            missing.append(f"der Titel „{title}“")
        if missing:
            yield Problem(
                code="OUT002",
                place=_page(path, 1),
                message=f"„{identifier}“: Im PDF fehlt {' und '.join(missing)}.",
                hint="Prüfen, ob die Seite der Empfehlung im Inhaltsverzeichnis (toctree) steht.",
                subject=identifier,
            )


def _iter_metadata(pdf: Pdf, expected: Expected, path: str) -> Iterator[Problem]:
    """Yield metadata that is missing or says something else than it should."""
    root, information = pdf.Root, pdf.docinfo
    with pdf.open_metadata() as xmp:
        creators = xmp.get("dc:creator", [])
        found = (
            ("Der Titel", expected.title, str(information.get("/Title", "")), str(xmp.get("dc:title", ""))),
            (
                "Der Urheber",
                expected.author,
                str(information.get("/Author", "")),
                ", ".join(map(str, filter(None, creators))),
            ),
        )
    for name, wanted, written, described in found:
        for value, where in ((written, "Dokumentinformationen"), (described, "XMP-Angaben")):
            if not value:
                yield _metadata(path, f"{name} fehlt in den {where}.")
            elif value != wanted:
                yield _metadata(path, f"{name} in den {where} ist „{value}“ statt „{wanted}“.")
    language = str(root.get("/Lang", ""))
    if language != expected.language:
        yield _metadata(path, f"Die Sprache ist „{language}“ statt „{expected.language}“.")
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield _metadata(path, "Programme zeigen den Dateinamen statt des Titels (DisplayDocTitle fehlt).")


def _metadata(path: str, message: str) -> Problem:
    hint = "Titel und Urheber stehen in pdf_documents in conf.py, die Sprache in language."
    return Problem(code="OUT004", place=_page(path, 1), message=message, hint=hint)
