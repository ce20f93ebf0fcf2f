"""What changes a fingerprint and what does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from belegkette.ledger.state import ReviewBook

RECORD = """\
id: X-01
kind: interview-finding
title: Kurz
text: Die „Drei Kreise“ haben – wie 2022 – eine Stelle.
date: 2022-05
region: LDK
group: ifd
interview: LDK-07
consent: publication
quote: „Ich habe lange gesucht.“
confidence: {level: high, methods: {concern: minor, note: Nur ein Gespräch}}
sources: [{title: Bericht, publisher: Niemand, year: 2022, url: "https://example.org/a", note: Seite 3}]
status: draft
codes: K03
"""

NO_CHANGE = {
    "wrapping": ("text: Die „Drei Kreise“ haben – wie", "text: >-\n  Die „Drei Kreise“\n  haben – wie"),
    "quotation marks": ("„Drei Kreise“", '"Drei Kreise"'),
    "dashes": ("– wie 2022 –", "- wie 2022 -"),
    "emphasis": ("„Drei Kreise“", "**„Drei Kreise“**"),
    "a soft hyphen": ("Kreise", "Krei\u00adse"),
    "a typo in a note": ("Nur ein Gespräch", "Nur ein Gesprech"),
    "a note of a source": ("note: Seite 3", "note: Seite 4"),
    "an address that moved": ("example.org/a", "example.org/b"),
    "the record's own state": ("status: draft", "status: final"),
    "coding": ("codes: K03", "codes: [K03]"),
}
CHANGE = {
    "a word": ("Drei Kreise", "Zwei Kreise"),
    "a number": ("2022 –", "2023 –"),
    "the date": ("date: 2022-05", "date: 2022-06"),
    "the quote": ("lange gesucht", "nicht gesucht"),
    "the title": ("title: Kurz", "title: Lang"),
    "the level": ("level: high", "level: low"),
    "a concern": ("concern: minor", "concern: serious"),
    "the region": ("region: LDK", "region: [LDK, MKK]"),
    "the interview": ("interview: LDK-07", "interview: LDK-08"),
    "the source": ("title: Bericht", "title: Studie"),
    "a withdrawal": ("status: draft", "status: withdrawn"),
    "a negation": ("haben", "haben nicht"),
    "case": ("Stelle", "stelle"),
}


def fingerprint(root: Path, book_of: Callable[[], ReviewBook], old: str, new: str) -> str:
    assert RECORD.count(old) == 1
    (root / "evidence/x.yaml").write_text(RECORD.replace(old, new), encoding="utf-8")
    return book_of().fingerprint("X-01")


@pytest.mark.parametrize("what", NO_CHANGE)
def test_the_form_of_a_record_is_no_part_of_its_meaning(
    root: Path, book_of: Callable[[], ReviewBook], what: str
) -> None:
    assert fingerprint(root, book_of, *NO_CHANGE[what]) == fingerprint(root, book_of, "X-01", "X-01")


@pytest.mark.parametrize("what", CHANGE)
def test_a_changed_claim_is_another_meaning(root: Path, book_of: Callable[[], ReviewBook], what: str) -> None:
    assert fingerprint(root, book_of, *CHANGE[what]) != fingerprint(root, book_of, "X-01", "X-01")


def test_an_id_is_no_part_of_the_meaning(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    (root / "evidence/x.yaml").write_text(RECORD, encoding="utf-8")
    (root / "evidence/y.yaml").write_text(RECORD.replace("X-01", "Y-01"), encoding="utf-8")
    book = book_of()

    assert book.fingerprint("X-01") == book.fingerprint("Y-01")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("status: draft", "visibility: internal", ()),
        ("consent: publication", "consent: analysis-only", ("title", "text")),
        ("status: draft", "status: final", ("title", "text", "quote")),
    ],
)
def test_what_may_not_be_published_is_never_stored(
    root: Path, book_of: Callable[[], ReviewBook], old: str, new: str, kept: tuple[str, ...]
) -> None:
    fingerprint(root, book_of, old, new)
    parts = book_of().meaning("X-01").parts

    assert set(parts) & {"title", "text", "quote", "interview", "passage", "question"} == set(kept)


def test_a_fingerprint_never_changes_by_itself(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    """Every ledger in the world would become suspect."""
    assert fingerprint(root, book_of, "X-01", "X-01") == "02103de9db0187326ac7"
