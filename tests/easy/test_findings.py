"""What the heuristics see in a text, and what they leave alone. Every sentence here is constructed."""

from __future__ import annotations

import pytest

from belegkette.easy.analysis import analyse
from belegkette.easy.findings import Limits
from belegkette.easy.glossary import explained_terms
from belegkette.easy.reading import iter_ends


def codes(text: str, *explained: str, limits: Limits | None = None) -> list[str]:
    return [finding.code for finding in analyse(text.split("\n"), 1, frozenset(explained), limits)]


@pytest.mark.parametrize(
    "text",
    [
        "Das Land und der Kreis sollen helfen.",
        "Menschen mit Lern-Schwierigkeiten lesen den Text.",
        "Das Land Hessen gibt Geld.",
        "Sie sollen im Mai anfangen.",
        "Das Wetter wird morgen gut.",
        "Das Amt hat den Brief unterschrieben.",
        "Die **Prämie** ist zusätzliches Geld.",
        "Sei pünktlich!",
        "Wir treffen uns 2-mal im Jahr.",
        "Mehr steht [auf dieser Seite](https://example.org/a;b).",
        "![](bild%20(1).png)",
    ],
)
def test_easy_sentences_pass(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Betrieb zahlt den Lohn und das Amt gibt Geld.", ["EAS001"]),
        ("Das ist der Betrieb, der den Lohn bezahlt.", ["EAS001"]),
        ("Das Amt prüft die Teilhabe.", ["EAS002"]),
        ("Das ist die Aufgabe des Kreises.", ["EAS003"]),
        ("Der Antrag wurde gestern geprüft.", ["EAS004"]),
        ("Das wäre gut.", ["EAS005"]),
        ("Sie brauchen keinen Antrag.", ["EAS006"]),
        ("Fragen Sie den IFD.", ["EAS007"]),
        ("Das kostet viel (sehr viel) Geld.", ["EAS008"]),
    ],
)
def test_hard_sentences_are_found(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_word_in_front_of_its_meaning_is_explained() -> None:
    assert codes("Ein anderes Wort dafür ist:\nInklusion.") == []


def test_a_word_of_the_glossary_is_explained() -> None:
    assert codes("Das Amt prüft die Teilhabe.", "teilhabe") == []


def test_beyond_the_second_limit_a_sentence_is_grave() -> None:
    found = analyse(["Eins zwei drei vier fünf."], 1, limits=Limits(words=2, words_at_most=4))
    assert [finding.grave for finding in found] == [True]


def test_between_the_limits_a_sentence_is_not_grave() -> None:
    found = analyse(["Eins zwei drei vier."], 1, limits=Limits(words=2, words_at_most=4))
    assert [finding.grave for finding in found] == [False]


def test_a_finding_stands_at_its_words() -> None:
    finding = analyse(["Gut.", "- Sie brauchen keinen Antrag."], 7)[0]
    assert (finding.line, finding.column, finding.words) == (8, 16, "keinen")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Das ist gut. Das hilft.", 2),
        ("Am 3. Mai ist ein Treffen.", 1),
        ("Zum Beispiel z. B. so.", 1),
        ("Sie heißt B-A-R. Sie hilft.", 2),
        ("Ohne Punkt", 0),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(list(iter_ends(text))) == count


def test_a_list_of_words_explains_bold_words_and_terms() -> None:
    lines = ["**Bund**: Der Staat.", "", "Werkstatt-Rat", ": Er vertritt die Beschäftigten."]
    assert explained_terms(lines, 1) >= {"bund", "werkstatt-rat"}


def test_on_a_page_of_words_every_heading_is_explained() -> None:
    assert "prämie" in explained_terms(["## Prämie", "", "Mehr Geld."], 1, every_heading=True)


@pytest.mark.parametrize("text", ["", "***", "```", "####", "(" * 500, "a" * 20_000, "\u202e\u0000", "1. " * 300])
def test_no_text_makes_it_stumble(text: str) -> None:
    assert isinstance(codes(text), list)
