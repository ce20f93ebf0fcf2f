"""Deciding on the local page: what is entered, what is not, and what a reviewer then sees."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.serve.conftest import Visitor, serving

from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewStatus, Subject

Books = Callable[[], ReviewBook]
Ledger = Callable[[], str]
Reword = Callable[[str, str], None]


@pytest.mark.parametrize("subject", ["HE-01", "HE-01 -> T-01", "HE-01 -> ZAHL-1", "T-01"])
def test_a_verdict_stands_in_the_ledger(reviewer: Visitor, book_of: Books, subject: str) -> None:
    reviewer.decide(subject, "accepted", "Gelesen.")
    book = book_of()
    subject_read = book.resolve(tuple(subject.split(" -> ")))
    assert subject_read is not None
    decision = book.review(subject_read).decision
    assert decision is not None
    assert (decision.reviewer, decision.role, str(decision.date), decision.verdict, decision.comment) == (
        "R1", "Fachaufsicht", "2026-11-22", "accepted", "Gelesen.",
    )  # fmt: skip


def test_after_a_verdict_the_browser_goes_back_to_the_same_place(reviewer: Visitor) -> None:
    reply = reviewer.decide("HE-01 -> T-01", "accepted")
    assert (reply.status, reply.headers["Location"]) == (303, "/empfehlung/HE-01#he-01--t-01--urteil")


def test_the_place_to_go_back_to_is_on_the_page(reviewer: Visitor) -> None:
    reply = reviewer.decide("T-01", "accepted")
    page, _hash, place = reply.headers["Location"].partition("#")
    assert f'id="{place}"' in reviewer.ask(page).text


def test_the_page_shows_the_verdict(reviewer: Visitor) -> None:
    reviewer.decide("HE-01", "changes-requested", "Bitte <b>klären</b>.")
    page = reviewer.load().page.replace("\N{NO-BREAK SPACE}", " ")
    assert "R1 (Fachaufsicht), 22. November 2026: Bitte &lt;b&gt;klären&lt;/b&gt;." in page


def test_the_same_verdict_sent_twice_stands_once(reviewer: Visitor, ledger: Ledger) -> None:
    reviewer.decide("HE-01", "accepted")
    reviewer.decide("HE-01", "accepted")
    assert ledger().count("reviewer:") == 1


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        ('Erste Zeile\r\nzweite: - "x" # {y}', 'Erste Zeile\nzweite: - "x" # {y}'),
        ("a\x00b\x1bc\x85d\ufffe", "abcd"),
        ("0123", "0123"),
        ("---\n...", "---\n..."),
        ("😀 „so“", "😀 „so“"),
    ],
)  # fmt: skip
def test_any_comment_is_kept_as_it_was_meant(reviewer: Visitor, book_of: Books, comment: str, kept: str) -> None:
    reviewer.decide("HE-01", "rejected", comment)
    decision = book_of().statement("HE-01").decision
    assert decision is not None
    assert decision.comment == kept


@pytest.mark.parametrize("verdict", ["rejected", "changes-requested"])
def test_who_does_not_accept_must_say_why(reviewer: Visitor, ledger: Ledger, verdict: str) -> None:
    reply = reviewer.decide("HE-01", verdict, " ")
    assert (reply.status, "sagt in einem Satz, warum" in reply.text, ledger()) == (422, True, "")


def test_a_form_without_verdict_comes_back_with_its_comment(reviewer: Visitor, ledger: Ledger) -> None:
    reply = reviewer.decide("HE-01", "", "Mit Mühe geschrieben.")
    assert (reply.status, "Mit Mühe geschrieben.</textarea>" in reply.text, ledger()) == (422, True, "")


def test_nobody_accepts_their_own_text(root: Path, reword: Reword, ledger: Ledger) -> None:
    reword(":horizon: 2027", ":horizon: 2027\n:authors: R1")
    with serving(root) as visitor:
        reply = visitor.enter().decide("HE-01", "accepted")
    assert (reply.status, "Vier-Augen-Prinzip" in reply.text, ledger()) == (422, True, "")


def test_ones_own_text_does_not_offer_to_accept_it(root: Path, reword: Reword) -> None:
    reword(":horizon: 2027", ":horizon: 2027\n:authors: R1")
    with serving(root) as visitor:
        page = visitor.enter().page
    box = page[page.index('data-subject="HE-01"') :].partition("</form>")[0]
    assert ('value="accepted"' in box, "annehmen muss jemand anderes" in box) == (False, True)


@pytest.mark.parametrize("script", [True, False])
def test_a_decision_about_an_older_wording_is_refused_with_the_difference(
    reviewer: Visitor, reword: Reword, ledger: Ledger, script: bool
) -> None:
    reword("in jedem Kreis eine Stelle benennen", "in jedem Kreis zwei Stellen benennen")
    reply = reviewer.decide("HE-01", "accepted", "Mit Mühe geschrieben.", script=script)
    text = reply.data["changes"] if script else reply.text
    assert (reply.status, "<del>eine Stelle</del> <ins>zwei Stellen</ins>" in text, ledger()) == (409, True, "")


def test_a_refused_decision_keeps_the_comment(reviewer: Visitor, reword: Reword) -> None:
    reword("Konstruierter Befund.", "Anderer Befund.")
    reply = reviewer.decide("HE-01 -> T-01", "rejected", "Mit Mühe geschrieben.")
    assert "Mit Mühe geschrieben.</textarea>" in reply.text


def test_what_was_refused_can_be_decided_after_reading_the_difference(
    reviewer: Visitor, reword: Reword, book_of: Books
) -> None:
    reword("Konstruierter Befund.", "Anderer Befund.")
    reviewer.page = reviewer.decide("HE-01 -> T-01", "accepted").text
    reviewer.decide("HE-01 -> T-01", "accepted")
    assert book_of().link("HE-01", "T-01").status is ReviewStatus.ACCEPTED


def test_another_record_that_changed_holds_nobody_up(reviewer: Visitor, reword: Reword) -> None:
    reword("title: Absprachen fehlen", "title: Absprachen fehlen noch")
    assert reviewer.decide("HE-01 -> T-01", "accepted").status == 303


def test_a_record_that_is_gone_is_named_and_the_comment_kept(reviewer: Visitor, reword: Reword, ledger: Ledger) -> None:
    reword("T-02", "T-77")
    reply = reviewer.decide("HE-01 -> T-02", "rejected", "Mit Mühe geschrieben.")
    found = ["„T-02“ gibt es nicht" in reply.text, "Mit Mühe geschrieben." in reply.text]
    assert (reply.status, found, ledger()) == (404, [True, True], "")


def test_a_link_that_was_taken_out_is_refused(reviewer: Visitor, reword: Reword, ledger: Ledger) -> None:
    reword("T-01, T-02, RP-01", "T-01, RP-01")
    reply = reviewer.decide("HE-01 -> T-02", "accepted")
    assert (reply.status, "nennt den Beleg „T-02“ nicht" in reply.text, ledger()) == (422, True, "")


def test_a_ledger_in_conflict_is_not_written(root: Path, reviewer: Visitor, ledger: Ledger) -> None:
    broken = "reviews:\n<<<<<<< eins\n  []\n=======\n  []\n>>>>>>> zwei\n"
    (root / "recommendations" / "reviews.yaml").write_text(broken, encoding="utf-8")
    reply = reviewer.decide("HE-01", "accepted", "Mit Mühe geschrieben.")
    assert (reply.status, "Mit Mühe geschrieben." in reply.text, ledger()) == (503, True, broken)


def test_two_reviewers_lose_nothing(root: Path, book_of: Books) -> None:
    subjects = ["HE-01", "HE-01 -> T-01", "HE-01 -> T-02", "HE-01 -> RP-01", "HE-01 -> ZAHL-1", "T-01", "T-02", "RP-01"]
    with serving(root, "R1") as one, serving(root, "R2", "Praxis") as two, ThreadPoolExecutor(8) as pool:
        visitors = (one.enter(), two.enter())
        sent = [pool.submit(visitor.decide, subject, "accepted") for subject in subjects for visitor in visitors]
        assert {reply.result().status for reply in sent} == {303}
    book = book_of()
    found = [book.review(Subject(*([""] * (1 - ("HE" in text)) + text.split(" -> ")))) for text in subjects]
    assert [sorted(one.reviewer for one in review.opinions) for review in found] == [["R1", "R2"]] * len(subjects)


def test_the_reply_names_what_others_decided_meanwhile(root: Path) -> None:
    with serving(root, "R1") as one, serving(root, "R2", "Praxis") as two:
        one.enter()
        two.enter().decide("HE-01", "rejected", "Trägt nicht.")
        told = one.decide("HE-01", "accepted", script=True).data
    assert told["reason"] == "Eingetragen. Inzwischen entschieden: HE-01: zurückgewiesen, R2 (Praxis)"


def test_an_open_page_learns_what_others_decided(root: Path) -> None:
    with serving(root, "R1") as one, serving(root, "R2", "Praxis") as two:
        one.enter()
        two.enter().decide("HE-01 -> T-01", "accepted")
        told = one.ask("/neues?stand=0-0").data
    assert (told["others"], [state["subject"] for state in told["states"]], told["stand"]) == (
        "HE-01 -> T-01: angenommen, R2 (Praxis)",
        ["HE-01 -> T-01"],
        "0-1",
    )


def test_an_open_page_learns_that_texts_changed(reviewer: Visitor, reword: Reword) -> None:
    reword("Konstruierter Befund.", "Anderer Befund.")
    assert reviewer.ask("/neues?stand=0-0").data["changed"] is True


def test_the_page_counts_what_is_left(reviewer: Visitor) -> None:
    reviewer.decide("HE-01", "accepted")
    assert "<b>4</b> von 5 Aussagen und Verknüpfungen warten" in reviewer.load().page
