"""Words, dates and numbers, and places: the pure parts."""

from __future__ import annotations

from datetime import date

import pytest

from belegkette.figures import format_date, format_day, format_number, format_term
from belegkette.labels import axis_labels, component_labels, criterion_labels, label, level_label
from belegkette.model.dates import parse_partial_date
from belegkette.model.evidence import AXES, CRITERIA
from belegkette.model.terms import (
    AssessmentStatus,
    Concern,
    Extent,
    Factor,
    Kind,
    Level,
    Method,
    Rating,
    RecommendationStatus,
    RecordStatus,
    Response,
    Strength,
    Verdict,
)
from belegkette.places import natural_key

SETS = (
    AssessmentStatus, Concern, Extent, Factor, Level, Method, Rating, RecommendationStatus, RecordStatus, Response,
    Strength, Verdict,
)  # fmt: skip
SAME_IN_GERMAN = {"neutral", "soll", "sollte", "kann"}


@pytest.mark.parametrize("term", [term for terms in SETS for term in terms])
def test_every_term_that_readers_meet_has_a_german_word(term: Level) -> None:
    assert label(term) != term.value or term.value in SAME_IN_GERMAN


def test_terms_of_different_sets_with_the_same_name_have_words_of_their_own() -> None:
    assert [label(Level.MODERATE), label(Concern.MODERATE)] == ["mittel", "mäßige Bedenken"]


def test_every_kind_has_a_word() -> None:
    assert [kind for kind in Kind if label(kind) == kind.value] == []


def test_every_axis_criterion_and_component_has_a_name() -> None:
    assert (set(axis_labels()), set(criterion_labels())) == (set(AXES), set(CRITERIA))
    assert set(component_labels()) == {"methods", "coherence", "adequacy", "relevance"}


def test_confidence_that_was_not_assessed_is_said_not_to_be() -> None:
    assert level_label(None) == "nicht eingestuft"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2022", "2022"),
        ("2022-05", "Mai 2022"),
        ("2022-05-07", "7.\u00a0Mai 2022"),
        ("2021/2023", "2021 bis 2023"),
        ("2021-10/2023-09", "Oktober 2021 bis September 2023"),
        ("unknown", "unbekannt"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(written: str, shown: str) -> None:
    assert format_date(parse_partial_date(written)) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (None, None, ""),
        ("2024-01", None, "seit Januar 2024"),
        (None, "2026", "bis 2026"),
        ("2024", "2026", "2024 bis 2026"),
    ],
)
def test_a_term_says_from_when_to_when(first: str | None, last: str | None, shown: str) -> None:
    days = [parse_partial_date(text) if text else None for text in (first, last)]
    assert format_term(*days) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(201, "201"), (1740, "1740"), (17600, "17.600"), (2.5, "2,5"), (-3, "\u22123"), (1234567.5, "1.234.567,5")],
)
def test_a_number_is_written_in_german(number: float, shown: str) -> None:
    assert format_number(number) == shown


def test_a_day_keeps_its_number_and_month_together() -> None:
    assert format_day(date(2026, 11, 22)) == "22.\u00a0November 2026"


def test_ids_are_sorted_by_their_numbers() -> None:
    assert sorted(["F-10", "F-9", "DE-HH", "F-9.2", "F-9.10"], key=natural_key) == [
        "DE-HH",
        "F-9",
        "F-9.2",
        "F-9.10",
        "F-10",
    ]
