"""The workbook's rows as values: one subject each, with everything that a reviewer reads before deciding."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from belegkette.ledger.state import SubjectReview
from belegkette.model.ledger import Subject
from belegkette.reviewing.desk import iter_link_reviews, needs_decision, needs_test
from belegkette.reviewing.facts import (
    Facts,
    change_sentence,
    easy_facts,
    record_facts,
    review_sentence,
    role_of_link,
    statement_facts,
)
from belegkette.reviewing.layout import CUT, FIXED, LONGEST_CELL, seen_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.model.recommendation import Recommendation
    from belegkette.reviewing.desk import Desk

_UNPRINTABLE = {code: None for code in range(32) if code not in {9, 10}} | {0xFFFE: None, 0xFFFF: None}


class Row(NamedTuple):
    """One row: its subject, and the texts of all columns in their order (verdict and comment empty)."""

    subject: Subject
    cells: tuple[str, ...]


class RowMaker:
    """Makes rows; a record that many recommendations cite is put into words once."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk; nothing is read here."""
        self.desk = desk
        self._records: dict[str, Facts] = {}

    def row(self, review: SubjectReview) -> Row:
        """Return the row of a subject."""
        subject = review.subject
        statement, facts, what = self._facts(subject)
        cells = (
            subject.text,
            what,
            statement.title if statement else "",
            statement.text if statement else "",
            facts.title if facts else "",
            facts.text if facts else "",
            facts.quote if facts else "",
            "\n".join(f"{label}: {text}" for one in (facts or statement,) if one for label, text in one.details),
            "\n".join(facts.sources) if facts else "",
            facts.addresses[0] if facts and facts.addresses else "",
            review_sentence(review),
            change_sentence(review),
            "",
            "",
        )
        clean = tuple(clean_cell(cell) for cell in cells)
        seen = seen_text(self.desk.book.seen_now(subject), (clean[at] for at in FIXED))
        return Row(subject, (*clean, seen))

    def _facts(self, subject: Subject) -> tuple[Facts | None, Facts | None, str]:
        """Return the recommendation's facts, the record's facts, and in a word what the question is."""
        material = self.desk.material
        recommendation = material.corpus.recommendations.get(subject.recommendation)
        statement = statement_facts(material, recommendation) if recommendation is not None else None
        if subject.form and recommendation is not None:
            facts = easy_facts(recommendation)
            return statement, replace(facts, text=facts.text.replace("**", "")), "Leicht lesbarer Text"
        if not subject.record:
            return statement, None, "Aussage"
        if subject.record not in self._records:
            self._records[subject.record] = record_facts(material, subject.record)
        what = role_of_link(recommendation, subject.record) if recommendation is not None else "Beleg und Quelle"
        return statement, self._records[subject.record], what


def iter_recommendation_rows(
    maker: RowMaker, recommendations: Iterable[Recommendation], reviewer: str, *, everything: bool
) -> Iterator[Row]:
    """Yield statements and links that wait for a decision, or all of them."""
    four_eyes = maker.desk.material.corpus.ledger.four_eyes
    for recommendation in recommendations:
        if four_eyes and reviewer and reviewer in recommendation.ids("authors"):
            continue
        for review in iter_link_reviews(maker.desk, recommendation):
            if everything or needs_decision(review, reviewer):
                yield maker.row(review)


def iter_source_rows(
    maker: RowMaker, recommendations: Iterable[Recommendation], reviewer: str, *, everything: bool
) -> Iterator[Row]:
    """Yield the supporting records, each once, that have not been compared with their source."""
    names = dict.fromkeys(
        review.subject.record
        for recommendation in recommendations
        for review in maker.desk.book.recommendation(recommendation.id).sources
    )
    for name in names:
        review = maker.desk.book.source(name)
        if everything or review.baseline or needs_decision(review, reviewer):
            yield maker.row(review)


def iter_easy_rows(
    maker: RowMaker, recommendations: Iterable[Recommendation], reviewer: str, *, everything: bool
) -> Iterator[Row]:
    """Yield the easy-to-read texts that the test group has not accepted yet, or all of them."""
    four_eyes = maker.desk.material.corpus.ledger.four_eyes
    for recommendation in recommendations:
        own = four_eyes and bool(reviewer) and reviewer in recommendation.ids("authors")
        wanted = recommendation.easy is not None and (everything or needs_test(maker.desk, recommendation, reviewer))
        if wanted and not own:
            yield maker.row(maker.desk.book.easy(recommendation.id))


def clean_cell(text: str) -> str:
    """Return a text as a cell can hold it: no control characters, and not longer than a cell may be."""
    plain = text.translate(_UNPRINTABLE)
    return plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - len(CUT)] + CUT
