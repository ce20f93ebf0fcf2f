"""Read a finished PDF and say what is wrong with it (OUT001 to OUT008): one list of steps, each with its result.

`run_postflight` is a pure function of bytes, expectations and the site beside the file; it trusts neither exit codes nor
sizes. What cannot be checked for want of an expectation or a site is said, not passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_colours import iter_faint_text, read_colours
from belegkette.pdf.postflight_file import iter_blank_pages, iter_damage, iter_oversize, read_pages
from belegkette.pdf.postflight_fonts import iter_font_faults, read_fonts
from belegkette.pdf.postflight_links import (
    count_links,
    iter_bookmarks,
    iter_links,
    iter_strange_bookmarks,
    iter_unnamed,
)
from belegkette.pdf.postflight_metadata import FIELDS, iter_metadata
from belegkette.pdf.postflight_parity import iter_disparities
from belegkette.pdf.postflight_step import Step, problem
from belegkette.pdf.postflight_tags import iter_differences, iter_silent_figures, iter_structure, read_texts
from belegkette.pdf.postflight_texts import iter_error_texts, iter_missing, iter_unresolved
from belegkette.pdf.tagging.reading import Reading, read_structure
from belegkette.pdf.tagging.record import StructureRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What the PDF must hold, as far as it is known."""

    title: str | None
    """None if neither the project nor a record says what it is."""
    author: str | None
    language: str | None = "de-DE"
    min_pages: int = 1
    entries: tuple[tuple[str, str], ...] = ()
    """Ids and titles of all recommendations and all entries of the register."""
    tagged: bool = True
    record: StructureRecord | None = None
    """What was written beside the PDF when it was built."""
    site: str = ""
    """Folder of the built site, "" if there is none."""
    no_site: str = "Neben dem PDF liegt keine Website."
    """Why there is none."""


def check_pdf(data: bytes, expected: Expected, path: str = "") -> Iterator[Problem]:
    """Yield everything that is wrong; a file that cannot be read yields its damage and nothing else."""
    for step in run_postflight(data, expected, path):
        yield from step.problems


def run_postflight(data: bytes, expected: Expected, path: str = "") -> tuple[Step, ...]:
    """Return the result of every check, in the order of a report."""
    damage = tuple(iter_damage(data, path, expected.min_pages))
    first = Step(
        name="Datei: öffnet sich, ist genau ein PDF, unbeschädigt (qpdf)", count=1, unit="Datei", problems=damage
    )
    if any(found.subject == "unreadable" for found in damage):
        return (first,)
    try:
        return (first, *_check_content(data, expected, path))
    except MALFORMED as error:
        message = f"Der Aufbau der PDF-Datei ist fehlerhaft: {type(error).__name__}: {error}"
        return (replace(first, problems=(*damage, problem("OUT001", path, 1, message))),)


MALFORMED = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, pikepdf.PdfError,
)  # fmt: skip
"""What pikepdf raises where an object of the file is not what the standard says it is; qpdf does not look that deep."""


def _check_content(data: bytes, expected: Expected, path: str) -> tuple[Step, ...]:
    """Return the results of all checks that need the file's objects."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reading = read_structure(pdf)
        tagged = reading.root is not None
        pages = read_texts(reading) if tagged else read_pages(data)
        return (
            *_check_whole(data, pages, reading, expected, path),
            *_check_file(pdf, pages, reading, expected, path),
            *(_check_tags(pdf, reading, expected, path) if tagged or expected.tagged else ()),
        )


def _check_whole(
    data: bytes, pages: tuple[str, ...], reading: Reading, expected: Expected, path: str
) -> Iterator[Step]:
    """Yield what is known of pages and text."""
    count = len(pages)
    blank = tuple(iter_blank_pages(data, pages, reading, path))
    yield Step(name="Seiten: keine ist leer", count=count, unit="Seiten", problems=blank)
    oversize = tuple(iter_oversize(data, count, path))
    yield Step(name="Größe je Seite", count=len(data) // count // 1000, unit="kB je Seite", problems=oversize)
    entries = expected.entries
    missing = tuple(iter_missing("\n".join(pages), entries, path))
    skipped = "" if entries else "Ohne Projekt ist nicht bekannt, was darin stehen muss."
    yield Step(
        name="Inhalt: jede Kennung und jeder Titel",
        count=len(entries),
        unit="Einträge",
        problems=missing,
        skipped=skipped,
    )
    errors = tuple(iter_error_texts(pages, path))
    yield Step(name="Keine Fehlermeldung im Text", count=count, unit="Seiten", problems=errors)


def _check_file(pdf: Pdf, pages: tuple[str, ...], reading: Reading, expected: Expected, path: str) -> Iterator[Step]:
    """Yield what the objects of the file say."""
    names = () if expected.record is None else (part.name for part in expected.record.parts)
    lost = (*iter_unresolved(pages, path), *iter_links(pdf, path), *iter_unnamed(pdf, names, path))
    yield Step(name="Verweise, Lesezeichen und Adressen", count=count_links(pdf), unit="Verweise", problems=lost)
    said = tuple(iter_metadata(pdf, expected.title, expected.author, expected.language, path, tagged=expected.tagged))
    yield Step(name="Metadaten: Titel, Urheber, Sprache, Datum", count=FIELDS, unit="Angaben", problems=said)
    fonts = read_fonts(pdf)
    faults = tuple(iter_font_faults(fonts, reading, path))
    yield Step(name="Schriften: eingebettet, als Text lesbar", count=len(fonts), unit="Schriften", problems=faults)
    colours = read_colours(pdf, reading.pictured)
    faint = tuple(iter_faint_text(colours, path))
    yield Step(name="Kontrast von Schrift und Grund", count=len(colours), unit="Farbpaare", problems=faint)


def _check_tags(pdf: Pdf, reading: Reading, expected: Expected, path: str) -> Iterator[Step]:
    """Yield what is known of the structure, by itself, against the doctree, and against the site."""
    root, record = reading.root, expected.record
    nodes = 0 if root is None else sum(1 for _ in root.iter_nodes())
    broken = tuple(iter_structure(pdf, reading, path))
    yield Step(name="Struktur: alles getaggt, nichts doppelt", count=nodes, unit="Elemente", problems=broken)
    if root is None:
        return
    figures = sum(1 for node in root.iter_nodes() if node.role == "Figure")
    silent = tuple(iter_silent_figures(root, path))
    yield Step(name="Alternativtexte", count=figures, unit="Bilder", problems=silent)
    strange = tuple(iter_strange_bookmarks(pdf, root, path))
    marks = sum(1 for _ in iter_bookmarks(pdf))
    yield Step(name="Lesezeichen stimmen mit Überschriften überein", count=marks, unit="Lesezeichen", problems=strange)
    unknown = "Neben dem PDF liegt keine Strukturdatei (.struktur.json)."
    reading_order = "Lesereihenfolge, Rollen und Alternativtexte stimmen mit dem Text überein"
    parity = "HTML und PDF haben denselben Text"
    if record is None:
        yield Step(name=reading_order, skipped=unknown)
        yield Step(name=parity, skipped=unknown)
        return
    other = tuple(iter_differences(record.lines, root, path))
    yield Step(name=reading_order, count=len(record.lines), unit="Zeilen", problems=other)
    if not expected.site:
        yield Step(name=parity, skipped=expected.no_site)
        return
    unlike = tuple(iter_disparities(record.parts, root, expected.site, path))
    yield Step(name=parity, count=len(record.parts), unit="Abschnitte und Einträge", problems=unlike)
