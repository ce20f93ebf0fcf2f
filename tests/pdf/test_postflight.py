"""Postflight catches every sort of damage, and says nothing about a good book."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from belegkette.diagnostics import Location
from belegkette.pdf.postflight import Expected, check_pdf
from belegkette.pdf.text import contains_id, normalise, squeeze

GOOD = Expected(
    title="Gebautes Probebuch mit einem längeren Titel für die Edition",
    author="Prüfstelle für Drucksachen",
    min_pages=20,
    tagged=False,
    entries=(
        ("PR-01", "Ansprechstellen in jedem gebauten Landkreis benennen"),
        (
            "PR-02",
            "Wahlrecht und Begleitung für alle gewürfelten Gruppen sichern und darüber in verständlicher Sprache informieren",
        ),
    ),
)


def find(data: bytes, expected: Expected = GOOD) -> list[tuple[str, int, str]]:
    found = list(check_pdf(data, expected, "x.pdf"))
    places = [one.place for one in found]
    assert all(isinstance(place, Location) for place in places)
    lines = [place.line for place in places if isinstance(place, Location)]
    return [(one.code, line, one.message) for one, line in zip(found, lines, strict=True)]


def edit(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        output = io.BytesIO()
        pdf.save(output)
    return output.getvalue()


def test_a_good_book_has_no_findings(book: Any) -> None:
    assert find(book.data) == []


def blank(pdf: pikepdf.Pdf) -> None:
    pdf.pages[4].Contents = pdf.make_stream(b"")


def blank_but_for_the_running_lines(pdf: pikepdf.Pdf) -> None:
    """Keep the last two saved graphics states of a page: its head and its foot."""
    steps = list(pikepdf.parse_content_stream(pdf.pages[4]))
    begins = [number for number, step in enumerate(steps) if str(step.operator) == "q"]
    kept = steps[begins[-2] :]
    assert [str(step.operator) for step in kept].count("Q") >= 2
    pdf.pages[4].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def no_pages(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[:]


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda data: b"", "Die PDF-Datei ist leer"),
    "no PDF": (lambda data: b"<html>" + data, "beginnt nicht mit"),
    "half of it": (lambda data: data[: len(data) // 2], "lässt sich nicht öffnen"),
    "two in one": (lambda data: data + data, "2 PDF-Dateien"),
    "no page": (lambda data: edit(data, no_pages), "hat keine Seite"),
    "too short": (lambda data: edit(data, lambda pdf: pdf.pages.__delitem__(slice(5, None))), "hat 5 Seiten"),
    "a blank page": (lambda data: edit(data, blank), "Seite 5 hat keinen Inhalt"),
    "a page of running lines": (lambda data: edit(data, blank_but_for_the_running_lines), "Seite 5 hat keinen Inhalt"),
}


@pytest.mark.parametrize(("damage", "message"), DAMAGE.values(), ids=DAMAGE)
def test_damage_is_out001(book: Any, damage: Callable[[bytes], bytes], message: str) -> None:
    assert any(code == "OUT001" and message in text for code, _, text in find(damage(book.data)))


def test_a_flipped_stream_is_out001(book: Any) -> None:
    data = bytearray(edit(book.data, lambda pdf: None))
    place = data.find(b"stream\n", len(data) // 2) + 40
    data[place : place + 30] = bytes(30)
    assert {code for code, _, _ in find(bytes(data))} & {"OUT001"}


def test_a_missing_recommendation_is_out002(book: Any) -> None:
    expected = Expected(title=GOOD.title, author=GOOD.author, tagged=False, entries=(("PR-9", "Nicht darin"),))
    assert find(book.data, expected) == [
        ("OUT002", 1, "„PR-9“: Im PDF fehlt die Kennung „PR-9“ und der Titel „Nicht darin“.")
    ]


METADATA: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "title": (lambda pdf: pdf.docinfo.__delitem__("/Title"), "Der Titel fehlt in den Dokumentinformationen"),
    "author": (lambda pdf: pdf.docinfo.__setitem__("/Author", "x"), "Der Urheber in den Dokumentinformationen ist „x“"),
    "XMP": (lambda pdf: pdf.Root.__delitem__("/Metadata"), "Der Titel fehlt in den XMP-Angaben"),
    "language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "Die Sprache ist „“ statt „de-DE“"),
    "display": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "DisplayDocTitle fehlt"),
}


@pytest.mark.parametrize(("change", "message"), METADATA.values(), ids=METADATA)
def test_wrong_metadata_is_out004(book: Any, change: Callable[[pikepdf.Pdf], object], message: str) -> None:
    assert any(code == "OUT004" and message in text for code, _, text in find(edit(book.data, change)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("HE-1", True),
        ("HE-10", False),
        ("HE-1.2", False),
        ("siehe HE-1. Danach", True),
        ("Empfehlung HE\u20111", True),
        ("A-HE-1", False),
    ],
)
def test_an_id_is_found_as_a_whole(text: str, found: bool) -> None:
    assert contains_id(normalise(text), "HE-1") is found


def test_squeezing_undoes_hyphenation_ligatures_and_line_ends() -> None:
    assert squeeze("Eingliede-\nrungshilfe o\ufb03ziell\u00ad e\u00a0f") == squeeze("Eingliederungshilfe offiziell ef")
