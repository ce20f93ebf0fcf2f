"""Writing decisions: appended, in order, readable, and never half."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.conftest import decision

from belegkette.errors import BelegketteError
from belegkette.ledger.state import ReviewBook
from belegkette.loaders.files import SourceFile
from belegkette.loaders.ledger import load_ledger
from belegkette.model.dates import parse_partial_date
from belegkette.model.ledger import Decision, ReviewVerdict, Subject
from belegkette.writer.ledger import record_decisions
from belegkette.writer.ledger_text import append_entries

STATEMENT = Subject(recommendation="HE-01")
LINK = Subject("HE-01", "T-01")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t'\"#:-|>&*!%@`{}[],?"), min_size=1)


def ledger(root: Path) -> Path:
    return root / "recommendations/reviews.yaml"


def test_the_first_decision_makes_the_ledger(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(STATEMENT, comment="Gelesen: gut")])

    assert ledger(root).read_text(encoding="utf-8").split("\n", 1)[1] == (
        "reviews:\n"
        "  - subject: HE-01\n"
        "    reviewer: R1\n"
        "    role: Fachaufsicht\n"
        "    date: 2026-11-22\n"
        "    verdict: accepted\n"
        "    comment: 'Gelesen: gut'\n"
        "    seen:\n"
        "      HE-01: '8b18d1ecbfb367e9ed5a'\n"
        "    wording:\n"
        "      HE-01:\n"
        "        strength: soll\n"
        "        statement: Das Land soll in jedem Kreis eine Stelle benennen.\n"
    )


@pytest.mark.parametrize(
    "before",
    [
        "reviews: []\n",
        "# Kopf\nreviews: []   # noch nichts\n# Fuß\n",
        "reviews:\n",
        "reviews:\n- subject: T-02\n  reviewer: R2\n  date: 2026-01-01\n  verdict: accepted\n  seen: {}\n# Ende",
        (
            "\ufeffreviews:\r\n    # R2\r\n    - subject: T-02\r\n      reviewer: R2\r\n      date: 2026-01-01\r\n"
            "      verdict: accepted\r\n      seen: {}\r\n\r\n"
        ),
    ],
)
def test_what_was_there_stays(root: Path, book_of: Callable[[], ReviewBook], before: str) -> None:
    ledger(root).write_bytes(before.encode())
    known = len(book_of().graph.corpus.ledger.decisions)
    record_decisions(str(root), book_of(), [decision(LINK)])
    after = ledger(root).read_bytes().decode()

    assert [one.decision.subject for one in book_of().graph.corpus.ledger.decisions][known:] == ["HE-01 -> T-01"]
    assert after.count("\r\n") == (after.count("\n") if "\r" in before else 0)
    assert [line for line in before.split("\n") if "#" in line and "reviews" not in line] == [
        line for line in after.split("\n") if "#" in line and "reviews" not in line
    ]


def test_a_wording_stands_once(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(LINK), decision(Subject(record="T-01"))])
    record_decisions(str(root), book_of(), [decision(LINK, "R2")])

    assert ledger(root).read_text(encoding="utf-8").count("Eine feste Stelle hilft") == 1


@pytest.mark.parametrize(
    "text",
    [
        "reviews: [{subject: T-01",
        "<<<<<<< a\nreviews: []\n",
        "reviews: []\nx: 1\n",
        "- a\n",
        "reviews:\n  - subject: x y\n",
    ],
)
def test_a_ledger_with_faults_is_not_touched(root: Path, book_of: Callable[[], ReviewBook], text: str) -> None:
    ledger(root).write_text(text)

    with pytest.raises(BelegketteError, match="Prüfbuch hat einen Fehler"):
        record_decisions(str(root), book_of(), [decision(LINK)])
    assert ledger(root).read_text() == text


def test_where_there_is_no_place_for_an_entry_nothing_is_written(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    text = "reviews: [{subject: T-01, reviewer: R1, date: 2026-01-01, verdict: accepted, seen: {}}]\n"
    ledger(root).write_text(text)

    with pytest.raises(BelegketteError, match="nicht klar, wo"):
        record_decisions(str(root), book_of(), [decision(LINK)])
    assert ledger(root).read_text() == text


def test_one_refusal_stops_them_all(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    with pytest.raises(BelegketteError, match="sagt in einem Satz, warum"):
        record_decisions(str(root), book_of(), [decision(STATEMENT), decision(LINK, verdict=ReviewVerdict.REJECTED)])
    assert not ledger(root).exists()


def test_writers_in_threads_lose_nothing(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    book = book_of()
    threads = [
        threading.Thread(target=record_decisions, args=(str(root), book, [decision(LINK, f"R{at}")])) for at in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(one.decision.reviewer for one in book_of().graph.corpus.ledger.decisions) == [
        f"R{at}" for at in range(8)
    ]


def test_writers_in_processes_lose_nothing(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    calls = [
        subprocess.Popen(
            [sys.executable, "-m", "belegkette", "review", "accept", subject, "--reviewer", key, "--root", str(root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for key, subject in (("R1", "HE-01"), ("R2", "HE-01/T-01"), ("R1", "T-01"), ("R2", "HE-01"))
    ]
    told = [call.communicate()[0].decode() for call in calls]

    assert [call.returncode for call in calls] == [0] * 4, told
    assert len(book_of().graph.corpus.ledger.decisions) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(comment=TEXT, wording=st.dictionaries(st.sampled_from(["text", "quote", "date"]), TEXT))
def test_any_text_comes_back_as_it_was(comment: str, wording: dict[str, str]) -> None:
    written = Decision(
        subject="HE-01 -> T-01",
        reviewer="R1",
        date=parse_partial_date("2026-11-22"),
        verdict=ReviewVerdict.ACCEPTED,
        comment=comment,
        seen={"HE-01": "1234567890", "T-01": "12e4567890"},
        wording={"T-01": wording} if wording else {},
    )
    loaded = load_ledger(SourceFile("recommendations/reviews.yaml", append_entries("", [written, written])))

    assert [one.decision for one in loaded.decisions] == [written, written], loaded.problems


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "012",
        "0x1F",
        "0o14",
        "1e3",
        "1_000",
        "~",
        "null",
        "2022",
        "2022-05-17",
        ".5",
        "12:30:45",
        "=",
        "-",
        "1.",
        "true",
    ],
)
def test_a_word_that_looks_like_a_value_stays_a_word(word: str) -> None:
    written = Decision(
        subject="HE-01",
        reviewer="R1",
        date=parse_partial_date("2026-11-22"),
        verdict=ReviewVerdict.ACCEPTED,
        seen={"HE-01": word},
        wording={"HE-01": {"text": word}},
    )
    loaded = load_ledger(SourceFile("recommendations/reviews.yaml", append_entries("reviews: []\n", [written])))

    assert [one.decision for one in loaded.decisions] == [written], loaded.problems
