"""Quotations compared with the wording they claim (QUO001), and runs of words in two texts (PRV006). All constructed."""

from __future__ import annotations

import pytest

from belegkette.privacy.overlap import find_runs, runs_of
from belegkette.privacy.quotes import find_quotations, is_from, resembles

SAID = "„Ich wusste lange überhaupt nicht, wen ich dazu fragen soll – niemand hat mir das gesagt.“"


@pytest.mark.parametrize(
    "quotation",
    [
        "Ich wusste lange überhaupt nicht, wen ich dazu fragen soll",
        "Ich wusste lange überhaupt nicht, wen ich dazu fragen soll - niemand hat mir das gesagt.",
        "Ich wusste […] nicht, wen ich dazu fragen soll",
        "Ich wusste [...] nicht, wen […] soll",
        "[i]ch wusste lange überhaupt nicht",
        "wen ich [im Amt] dazu fragen soll",
        "Ich wusste\nlange überhaupt nicht",
        "niemand hat mir das gesagt …",
    ],
)
def test_the_wording_with_marked_changes_is_accepted(quotation: str) -> None:
    assert is_from(quotation, SAID)


@pytest.mark.parametrize(
    "quotation",
    [
        "Ich wusste nicht, wen ich dazu fragen soll",
        "Ich wusste lange nicht, wen ich dazu fragen soll",
        "wen ich dazu fragen soll […] Ich wusste lange",
        "Ich wußte lange überhaupt nicht",
    ],
)
def test_unmarked_changes_and_another_order_are_not(quotation: str) -> None:
    assert not is_from(quotation, SAID)


def test_changed_words_still_resemble_the_wording() -> None:
    assert resembles("Ich wusste nicht, wen ich dazu fragen soll", SAID)
    assert not resembles("Dafür sind wir leider gar nicht zuständig", SAID)


def test_only_long_quotations_count() -> None:
    text = 'Das „Budget für Arbeit“ und "eins zwei drei vier fünf" und »eins zwei drei vier fünf sechs«'

    assert [one.words for one in find_quotations(text)] == [
        "eins zwei drei vier fünf",
        "eins zwei drei vier fünf sechs",
    ]


def test_a_stretch_of_shared_words_is_found_once_and_whole() -> None:
    known = dict.fromkeys(runs_of("Eins zwei drei vier fünf sechs sieben acht neun zehn."), "C-1")
    text = "Vorweg: eins, zwei drei vier\nfünf sechs sieben acht NEUN und mehr."

    assert [text[start:end] for start, end, _owner in find_runs(text, known)] == [
        "eins, zwei drei vier\nfünf sechs sieben acht NEUN"
    ]
