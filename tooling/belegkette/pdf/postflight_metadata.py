"""What the file says about itself: title, author, language, dates, in the document information and in XMP (OUT004)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem

_HINT = "Titel und Urheber stehen in pdf_documents in conf.py, die Sprache in language."
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
FIELDS = 10
"""How many statements are looked at."""


def iter_metadata(
    pdf: Pdf, title: str | None, author: str | None, language: str | None, path: str, *, tagged: bool
) -> Iterator[Problem]:
    """Yield what is missing or says something else than it should."""
    for message in _iter_messages(pdf, title, author, language, tagged=tagged):
        yield problem("OUT004", path, 1, message, _HINT)


def _iter_messages(
    pdf: Pdf, title: str | None, author: str | None, language: str | None, *, tagged: bool
) -> Iterator[str]:
    root, information = pdf.Root, pdf.docinfo
    xmp = pdf.open_metadata()
    described: dict[str, Any] = {key: xmp.get(key, "") for key in _KEYS}
    creators = ", ".join(map(str, filter(None, described["dc:creator"] or ())))
    found = (
        ("Der Titel", title, str(information.get("/Title", "")), str(described["dc:title"])),
        ("Der Urheber", author, str(information.get("/Author", "")), creators),
    )
    for name, wanted, written, said in found:
        for value, where in ((written, "Dokumentinformationen"), (said, "XMP-Angaben")):
            if not value and wanted != "":
                yield f"{name} fehlt in den {where}."
            elif wanted is not None and value != wanted:
                yield f"{name} in den {where} ist „{value}“ statt „{wanted}“."
    given = str(root.get("/Lang", ""))
    if not given or (language is not None and given != language):
        yield f"Die Sprache ist „{given}“ statt „{language or 'irgendeiner'}“."
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "Programme zeigen den Dateinamen statt des Titels (DisplayDocTitle fehlt)."
    yield from _iter_dates(str(information.get("/CreationDate", "")), str(described["xmp:CreateDate"]))
    if tagged and str(described["pdfuaid:part"]) != "1":
        yield "Die XMP-Angaben sagen nicht, dass die Datei PDF/UA-1 folgt (pdfuaid:part)."
    if described["pdfaid:part"] and not root.get("/OutputIntents"):
        yield "Die XMP-Angaben sagen PDF/A, aber das Farbprofil (OutputIntent) fehlt."


_KEYS = ("dc:title", "dc:creator", "xmp:CreateDate", "pdfuaid:part", "pdfaid:part")


def _iter_dates(written: str, described: str) -> Iterator[str]:
    """Yield a date that is missing, malformed, or another one in XMP (ISO 32000-1, 14.3.3; ISO 8601)."""
    match = _PDF_DATE.match(written)
    if match is None:
        yield f"Das Datum der Erstellung fehlt oder ist keines: „{written}“."
    elif not described.startswith("{}-{}-{}T{}:{}:{}".format(*match.groups())):
        yield f"Das Datum der Erstellung ist in den XMP-Angaben „{described}“, sonst „{written}“."
