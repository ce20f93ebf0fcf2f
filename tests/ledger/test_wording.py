"""The difference between what was read and what stands there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegkette.wording import pair_words, plain_difference


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("eins zwei drei", "eins fünf drei", "eins [zwei → fünf] drei"),
        ("eins zwei", "eins zwei drei", "eins zwei [+ drei]"),
        ("eins zwei", "zwei", "[− eins] zwei"),
        ("", "neu", "[+ neu]"),
        ("a b c d e f g h", "a b c d e f g X", "… e f g [h → X]"),
        ("X b c d e f g h i", "Y b c d e f g h i", "[X → Y] b c d …"),
        ("gleich", "gleich", "gleich"),
    ],
)
def test_a_difference_reads_as_one_line(old: str, new: str, shown: str) -> None:
    assert plain_difference(pair_words(old, new)) == shown


@given(st.text(), st.text())
def test_the_pieces_hold_both_texts(old: str, new: str) -> None:
    pieces = pair_words(old, new)

    assert " ".join(" ".join(piece.old for piece in pieces).split()) == " ".join(old.split())
    assert " ".join(" ".join(piece.new for piece in pieces).split()) == " ".join(new.split())


def test_long_texts_are_not_compared_word_by_word() -> None:
    old, new = "a " * 5000, "b " * 5000

    assert len(pair_words(old, new)) == 1
    assert len(plain_difference(pair_words(old, new))) <= 400
