"""Where an easy text stands: rules, test group, changes. The project is constructed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from belegkette.check import CheckResult
from belegkette.corpus import Corpus
from belegkette.graph import TraceGraph
from belegkette.ledger.deciding import find_subject
from belegkette.ledger.easy_state import EasyBook, EasyState
from belegkette.ledger.state import ReviewBook
from belegkette.model.dates import parse_partial_date
from belegkette.model.ledger import Decision, ReviewVerdict, Subject, split_subject
from belegkette.model.terms import Profile
from belegkette.writer.ledger_text import append_entries

DAY = date(2026, 11, 22)


def files(text: str = "Das Amt hilft.", statement: str = "Das Land soll handeln.", mark: str = "") -> dict[str, str]:
    option = f":original: {mark}\n\n" if mark else ""
    block = f"```{{easy-language}}\n{option}{text}\n```"
    head = ":id: HE-01\n:strength: soll\n:evidence: T-01"
    page = f"# Seite\n\n:::{{recommendation}} Titel\n{head}\n\n{statement}\n\n{block}\n:::\n"
    return {"recommendations/seite.md": page, "evidence/leer.yaml": "records: []\n"}


@pytest.fixture
def state_of(corpus_of: Callable[..., Corpus]) -> Callable[..., EasyState]:
    def state(now: dict[str, str], tested: dict[str, str] | None = None, **decision: Any) -> EasyState:
        if tested is not None:
            before = ReviewBook(TraceGraph(corpus_of(tested), DAY))
            now = {**now, "recommendations/reviews.yaml": ledger(before, **decision)}
        corpus = corpus_of(now)
        found = EasyBook(TraceGraph(corpus, DAY)).state(corpus.recommendations["HE-01"])
        assert found is not None
        return found

    return state


def ledger(
    book: ReviewBook, role: str = "Prüfgruppe", verdict: ReviewVerdict = ReviewVerdict.ACCEPTED, day: str = "2026-11-20"
) -> str:
    subject = Subject("HE-01", form="easy")
    entry = Decision(
        subject=subject.text,
        reviewer="P1",
        role=role,
        date=parse_partial_date(day),
        verdict=verdict,
        seen=book.seen_now(subject),
    )
    return append_entries("", [entry])


def test_without_a_test_group_a_text_is_untested(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files()).status == "untested"


def test_what_the_rules_find_makes_it_faulty(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files("Das Amt könnte helfen.")).status == "faulty"


def test_accepted_by_a_test_group_it_is_tested(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files(), files()).status == "tested"


def test_accepted_by_somebody_else_it_is_untested(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files(), files(), role="Redaktion").status == "untested"


def test_rejected_by_the_test_group_it_is_untested(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files(), files(), verdict=ReviewVerdict.REJECTED).status == "untested"


def test_a_changed_easy_text_is_untested_again(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files("Das Amt hilft gern."), files()).status == "untested"


def test_a_changed_original_makes_it_outdated(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files(statement="Das Land soll warten."), files()).status == "outdated"


def test_a_mark_of_another_statement_makes_it_outdated(state_of: Callable[..., EasyState]) -> None:
    assert state_of(files(mark="00000000")).status == "outdated"


def test_the_expected_mark_is_that_of_the_statement(state_of: Callable[..., EasyState]) -> None:
    expected = state_of(files()).expected
    assert state_of(files(mark=expected)).status == "untested"


def test_what_the_group_tested_and_changed_since_is_reported(
    corpus_of: Callable[..., Corpus], check_of: Callable[..., CheckResult]
) -> None:
    before = ReviewBook(TraceGraph(corpus_of(files()), DAY))
    now = {**files(statement="Das Land soll warten."), "recommendations/reviews.yaml": ledger(before)}
    found = [one.message for one in check_of(now, Profile.RELEASE).diagnostics if one.code == "EAS009"]
    assert found == ["„HE-01“ hat sich geändert, seit die Prüfgruppe den leicht lesbaren Text am 2026-11-20 prüfte."]


def test_the_subject_reads_back_as_written() -> None:
    assert split_subject(Subject("HE-01", form="easy").text) == ("HE-01", "easy")


def test_a_missing_easy_text_cannot_be_tested(corpus_of: Callable[..., Corpus]) -> None:
    plain = {path: text.replace("easy-language", "note") for path, text in files().items()}
    book = ReviewBook(TraceGraph(corpus_of(plain), DAY))
    assert find_subject(book, "HE-01 easy") == "„HE-01“ hat keinen leicht lesbaren Text."
