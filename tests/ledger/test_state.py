"""What counts when several people decide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.ledger.conftest import decision

from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewStatus, ReviewVerdict, Subject
from belegkette.writer.ledger import record_decisions

STATEMENT = Subject(recommendation="HE-01")
LINK = Subject("HE-01", "T-01")


def test_nothing_is_reviewed_before_somebody_did(book_of: Callable[[], ReviewBook]) -> None:
    review = book_of().recommendation("HE-01")

    assert review.status is ReviewStatus.UNREVIEWED
    assert [one.subject.text for one in review.open] == [
        "HE-01",
        "HE-01 -> T-01",
        "HE-01 -> T-02",
        "HE-01 -> RP-01",
    ]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (ReviewVerdict.ACCEPTED, ReviewStatus.ACCEPTED),
        (ReviewVerdict.REJECTED, ReviewStatus.REJECTED),
        (ReviewVerdict.CHANGES_REQUESTED, ReviewStatus.CHANGES_REQUESTED),
    ],
)
def test_a_verdict_is_the_state(
    root: Path, book_of: Callable[[], ReviewBook], verdict: ReviewVerdict, status: ReviewStatus
) -> None:
    record_decisions(str(root), book_of(), [decision(LINK, verdict=verdict, comment="Konstruiert")])

    assert book_of().link("HE-01", "T-01").status is status


def test_two_reviewers_in_disagreement_are_shown(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(LINK, "R1")])
    record_decisions(str(root), book_of(), [decision(LINK, "R2", ReviewVerdict.REJECTED, "Konstruiert")])
    review = book_of().link("HE-01", "T-01")

    assert (review.status, review.disagreement) == (ReviewStatus.REJECTED, True)
    assert [one.reviewer for one in review.opinions] == ["R1", "R2"]


def test_who_comes_round_ends_the_disagreement(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(LINK, "R2", ReviewVerdict.REJECTED, "Konstruiert")])
    record_decisions(str(root), book_of(), [decision(LINK, "R1")])
    record_decisions(str(root), book_of(), [decision(LINK, "R2")])

    assert not book_of().link("HE-01", "T-01").disagreement


def test_a_changed_statement_makes_its_links_suspect(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(STATEMENT), decision(LINK)])
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace("in jedem Kreis eine Stelle b", "in jedem Ort eine Stelle b"))
    review = book_of().recommendation("HE-01")

    assert [one.status for one in (review.statement, review.links[0])] == [ReviewStatus.SUSPECT] * 2
    assert [change.part for change in review.links[0].changes] == ["statement"]


def test_what_changes_back_is_accepted_again(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    record_decisions(str(root), book_of(), [decision(LINK)])
    record = root / "evidence/findings.yaml"
    before = record.read_text()
    record.write_text(before.replace("Eine feste Stelle", "Keine feste Stelle"))
    assert book_of().link("HE-01", "T-01").status is ReviewStatus.SUSPECT
    record.write_text(before)

    assert book_of().link("HE-01", "T-01").status is ReviewStatus.ACCEPTED
