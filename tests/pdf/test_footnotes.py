"""Footnotes stand at the foot of the page that calls them, and none is lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pypdf import PdfReader

WORDS = "Ansprechstelle Verfahren Zuschuss Antrag Bescheid Erprobung Regelung Dauer Wahlrecht Betrieb " * 6


def notes(numbers: range, words: str = "kurz") -> str:
    """Return the definitions of notes."""
    return "\n\n".join(f"[^n{number}]: Note {number} {words}." for number in numbers)


def printed(pages: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return (number of the note, page) in the order of print; the contents name no note."""
    return [(int(found), at) for at, page in enumerate(pages) for found in re.findall(r"Note (\d+) ", page)]


def test_a_note_stands_on_the_page_of_its_call(build: Any) -> None:
    text = "\n\n".join(f"Stelle{number}[^n{number}] {WORDS}" for number in range(1, 41))
    book = build(f"# Noten\n\n{text}\n\n{notes(range(1, 41))}\n")
    calls = {number: at for at, page in enumerate(book.pages) for number in range(1, 41) if f"Stelle{number} " in page}
    calls |= {
        number: at
        for at, page in enumerate(book.pages)
        for number in range(1, 41)
        if f"Stelle{number}{number} " in page
    }
    found = printed(book.pages)
    assert [number for number, _page in found] == list(range(1, 41))
    assert {number: page for number, page in found if number in calls} == calls


def test_notes_stand_below_the_text(build: Any) -> None:
    book = build("# Noten\n\nOben[^n1].\n\nUnten.\n\n[^n1]: Note 1 kurz.\n")
    heights: dict[str, float] = {}

    def note(text: str, page: list[float], line: list[float], *_rest: object) -> None:
        heights.update({word: page[5] + line[5] for word in ("Oben", "Unten", "Note 1") if word in text})

    PdfReader(book.path).pages[-1].extract_text(visitor_text=note)
    assert heights["Oben"] > heights["Unten"] > heights["Note 1"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"Wort[^n{number}] " for number in range(1, 201)),
        "| A |\n|---|\n" + "\n".join(f"| Zelle[^n{number}] |" for number in range(1, 201)),
        "\n".join(f"- Punkt[^n{number}]" for number in range(1, 201)),
        "\n\n".join(f"## Titel[^n{number}]\n\n{WORDS}" for number in range(1, 201)),
    ],
    ids=["one paragraph", "a table", "a list", "headings"],
)
def test_two_hundred_notes_are_all_printed_once_and_in_order(build: Any, text: str) -> None:
    book = build(f"# Noten\n\n{text}\n\n{notes(range(1, 201))}\n")
    assert [number for number, _page in printed(book.pages)] == list(range(1, 201))


def test_a_note_longer_than_a_page_is_printed_at_the_end_of_the_chapter(build: Any) -> None:
    book = build(f"# Noten\n\nWort[^n1].\n\n[^n1]: Note 1 {WORDS * 30} Schluss.\n")
    assert "Schluss" in book.text
    assert len(book.pages) > 3


def test_a_note_called_twice_is_printed_once(build: Any) -> None:
    book = build("# Noten\n\nEins[^n1], zwei[^n1].\n\n[^n1]: Note 1 kurz.\n")
    assert [number for number, _page in printed(book.pages)] == [1]
