"""Is the file a sound PDF: it opens, it is one, nothing in it is damaged, no page is blank, it is not too large (OUT001)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO

import pikepdf
from pikepdf import Pdf
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.tagging.reading import Reading

_HEADER = re.compile(rb"(?:\A|[\r\n])%PDF-\d")
_END = b"%%EOF"
_RUNNING_LINE = 3
"""A line that stands on at least this many pages, numbers aside, is a running head or foot."""
_TAIL = 1024
"""ISO 32000-1, Annex H: readers look for the end of the file in its last 1024 bytes."""
LARGEST_PAGE = 500_000
LARGEST_START = 5_000_000
"""Bytes that a file may have: so many for fonts and cover, and so many for each page."""
_AGAIN = "Den PDF-Bau wiederholen; bleibt der Befund, ist die Ausgabe von rst2pdf beschädigt."


def iter_damage(
    data: bytes, path: str = "", min_pages: int = 1, further: Callable[[Pdf], Iterable[Problem]] = lambda _: ()
) -> Iterator[Problem]:
    """Yield what makes the file no sound PDF; `subject` is "unreadable" when nothing more can be read from it.

    `further` is what else is to be looked at while the file is open: reading its objects again takes time.
    """
    if not data:
        yield _damage(path, "Die PDF-Datei ist leer (0 Byte).", readable=False)
        return
    if not data.startswith(b"%PDF-"):
        yield _damage(path, "Die Datei beginnt nicht mit „%PDF-“; sie ist kein PDF.", readable=False)
        return
    headers = len(_HEADER.findall(data))
    if headers > 1:
        yield _damage(path, f"Die Datei enthält {headers} PDF-Dateien hintereinander.", readable=True)
    if _END not in data[-_TAIL:]:
        yield _damage(path, "Der PDF-Datei fehlt das Ende (%%EOF); sie ist abgeschnitten.", readable=True)
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            for finding in pdf.check_pdf_syntax():
                yield _damage(path, f"qpdf meldet: {finding}", readable=True)
            pages = len(pdf.pages)
            yield from further(pdf)
    except pikepdf.PasswordError:
        yield _damage(path, "Die PDF-Datei ist mit einem Kennwort geschützt.", readable=False)
        return
    except pikepdf.PdfError as error:
        yield _damage(path, f"Die PDF-Datei lässt sich nicht öffnen: {error}", readable=False)
        return
    if not pages:
        yield _damage(path, "Die PDF-Datei hat keine Seite.", readable=False)
    elif pages < min_pages:
        message = f"Die PDF-Datei hat {pages} Seiten; erwartet werden mindestens {min_pages}."
        hint = "Prüfen, ob Kapitel im Inhaltsverzeichnis (toctree) fehlen."
        yield problem("OUT001", path, 1, message, hint)


def _damage(path: str, message: str, *, readable: bool) -> Problem:
    return problem("OUT001", path, 1, message, _AGAIN, "" if readable else "unreadable")


def iter_oversize(data: bytes, pages: int, path: str) -> Iterator[Problem]:
    """Yield when the file is larger than mail servers and patience allow."""
    allowed = LARGEST_START + pages * LARGEST_PAGE
    if len(data) > allowed:
        message = (
            f"Die Datei ist mit {len(data) / 1e6:.1f} MB zu groß ({pages} Seiten; erlaubt: {allowed / 1e6:.1f} MB)."
        )
        yield problem("OUT001", path, 1, message, "Bilder verkleinern: 150 Punkte je Zoll reichen für den Druck.")


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


def iter_blank_pages(data: bytes, pages: tuple[str, ...], reading: Reading, path: str) -> Iterator[Problem]:
    """Yield pages that show nothing but running heads."""
    blank = _iter_untagged_blanks(data, pages) if reading.root is None else _iter_tagged_blanks(reading)
    for number in blank:
        hint = "Seitenumbrüche an dieser Stelle prüfen (zwei hintereinander, oder ein Kapitel ohne Text)."
        yield problem("OUT001", path, number, f"Seite {number} hat keinen Inhalt.", hint)


def _iter_tagged_blanks(reading: Reading) -> Iterator[int]:
    for number, page in enumerate(reading.pages, start=1):
        if not page.texts and not page.loose.strip() and not page.loose_images:
            yield number


def _iter_untagged_blanks(data: bytes, pages: tuple[str, ...]) -> Iterator[int]:
    shapes = [[re.sub(r"\d+", "#", line.strip()) for line in text.splitlines() if line.strip()] for text in pages]
    often = Counter(shape for page in shapes for shape in set(page))
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, (page, lines) in enumerate(zip(pdf.pages, shapes, strict=True), start=1):
            if any(often[line] < _RUNNING_LINE for line in lines) or (lines and len(pages) < _RUNNING_LINE):
                continue
            if any(str(step.operator) in {"Do", "INLINE IMAGE"} for step in pikepdf.parse_content_stream(page)):
                continue
            yield number
