"""The word-level difference: nothing is lost, white space is no change, the longest texts stay affordable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegkette.wording import Edit, compare_words, mark_words, shorten_kept, squeeze

TEXTS = st.lists(st.sampled_from(["soll", "sollte", "12,5", "Kreis,", "„ja“", "(neu)", "F-06."]), max_size=12).map(
    " ".join
)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Das Land soll handeln.", "Das Land sollte handeln.", "Das Land [-soll-] {+sollte+} handeln."),
        ("Ein Kreis, der will.", "Ein Kreis.", "Ein Kreis[-, der will-]."),
        ("201 Personen", "210 Personen", "[-201-] {+210+} Personen"),
        ("", "Neu hier", "{+Neu hier+}"),
        ("Weg damit", "", "[-Weg damit-]"),
        ("gleich", "gleich", "gleich"),
        ("Eins; zwei.", "Eins. Zwei.", "Eins[-; zwei-]{+. Zwei+}."),
    ],
)
def test_a_change_is_shown_word_by_word(old: str, new: str, shown: str) -> None:
    assert mark_words(compare_words(old, new)) == shown


def test_another_line_end_is_no_change() -> None:
    pieces = compare_words("Das Land\nsoll  handeln.", "Das Land soll handeln.")
    assert [piece.edit for piece in pieces] == [Edit.KEPT]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_had_back(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    for text, left_out in ((old, Edit.INSERTED), (new, Edit.DELETED)):
        words = "".join(piece.text for piece in pieces if piece.edit is not left_out)
        assert words.replace(" ", "") == squeeze(text).replace(" ", "")


def test_what_was_kept_is_shortened_around_the_changes() -> None:
    old = " ".join(f"w{number}" for number in range(40))
    shown = mark_words(shorten_kept(compare_words(old, old.replace("w20", "neu")), words=2))
    assert shown == "… w18 w19 [-w20-] {+neu+} w21 w22 …"


def test_very_long_texts_are_compared_as_a_whole() -> None:
    pieces = compare_words("a " + "x y " * 5_000 + "z", "a " + "y u " * 5_000 + "z")
    assert [piece.edit for piece in pieces] == [Edit.KEPT, Edit.DELETED, Edit.INSERTED, Edit.KEPT]
