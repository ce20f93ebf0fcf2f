"""„Meinten Sie …?“ for few and for many known words."""

from __future__ import annotations

import pytest

from belegkette.suggest import did_you_mean, nearest

MANY = [f"LDK-{interview:03}.{number}" for interview in range(500) for number in range(1, 11)]


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("evidense", ["evidence", "indicator"], "evidence"),
        ("f-06", ["F-06", "F-07"], "F-06"),
        ("Größe", ["groesse", "grosse"], "grosse"),
        ("F06", ["F-06"], "F-06"),
        ("Zebra", ["evidence"], ""),
        ("", ["evidence"], ""),
        ("x", [], ""),
    ],
)
def test_the_nearest_word_is_found(word: str, known: list[str], expected: str) -> None:
    assert nearest(word, known) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("ldk-007.3", "LDK-007.3"), ("LDKK-007.3", "LDK-007.3"), ("LKD-007.3", "LDK-007.3"), ("ganz anders", "")],
)
def test_among_many_words_only_those_one_edit_away_are_near(word: str, expected: str) -> None:
    assert nearest(word, MANY) == expected


def test_a_hint_names_the_word_or_the_other_way_out() -> None:
    assert did_you_mean("evidense", ["evidence"]) == "Meinten Sie „evidence“?"
    assert did_you_mean("Zebra", ["evidence"], otherwise="Nachsehen.") == "Nachsehen."
    assert did_you_mean("x" * 1000, ["x" * 1000], otherwise="Nachsehen.") == "Nachsehen."
